import { transitiveReduction } from '../graph/algorithms/closure.ts';
import type { Edge, PhaseNode, PlanGraph } from '../graph/model.ts';
import { lazy } from '../plan/lazy.ts';
import type { Phase } from '../plan/model.ts';
import type { Diagram } from './diagram.ts';
import { phaseNodes } from './ids.ts';
import type { BoxOptions } from './scene/boxes.ts';
import { closeUps } from './scene/close-up.ts';
import { describe } from './scene/describe.ts';
import { emit } from './scene/emit.ts';
import { foldedPhases, openScene } from './scene/open.ts';
import { overviewScene } from './scene/overview.ts';
import { boxesOf, looksOf, type Scene } from './scene/scene.ts';
import { wholeScene } from './text.ts';

/** The limits of one drawing. */
interface Extent {
  tasks: number;
  boxes: number;
  lines: number;
}

/**
 * As much as a reader can take in at once. A generated plan of 60 tasks is a column of some 8,000 px, nine screens at full
 * size and five where it is fitted to the page; one of 80 is a third longer, and one of 120 twice as long. Lines count as
 * well: 50 tasks that all wait for all before them are a carpet, and take minutes to lay out.
 */
export const READABLE: Extent = { tasks: 72, boxes: 100, lines: 240 };

/**
 * A phase, or a plan without phases, has no smaller parts, and is still drawn up to here, for readers to zoom and search.
 * Beyond it a drawing takes minutes.
 */
export const LARGEST: Extent = { tasks: 200, boxes: 240, lines: 300 };

/** Render id of the drawing of the whole, or of its phases. */
const WHOLE = 'pw-graph';

/** One drawing to be made. */
export interface Picture {
  /** Render id, which no other drawing on the page has. */
  id: string;
  diagram: Diagram;
  /** Its contents in numbers, for screen readers. */
  description: string;
  /** Classes of boxes and kinds of lines that occur in it, and `number` where lines carry numbers. */
  looks: ReadonlySet<string>;
  /** The ids of the tasks that have a box in it. */
  tasks: ReadonlySet<string>;
  /** The number of dependencies left out because others imply them. */
  leftOut: number;
}

/** The drawings of one plan; null for one that would be too large. */
export interface Pictures {
  /** The whole graph, or an overview of its phases. */
  kind: 'whole' | 'overview';
  main: Picture | null;
  /** The open tasks, with each finished phase as one box; null if that is all tasks or none, or too large. */
  open: Picture | null;
  /** Beside an overview, each phase with its neighbours. */
  phases: ReadonlyMap<Phase, Picture | null>;
}

/** Options for the pictures of a plan. */
export interface PictureOptions extends BoxOptions {
  /** Whether dependencies that others imply are left out of drawings that could show them. */
  reduce: boolean;
}

/** Decides what to draw of a plan: the whole where it can be read or has no parts, else its phases. */
export function picturesOf(graph: PlanGraph, { reduce, ...options }: PictureOptions): Pictures {
  const selections = selectionsOf(graph, reduce);
  const drafts = selections.map(({ edges, omitted }) => ({
    scene: () => wholeScene(graph, options, edges),
    leftOut: omitted.length,
  }));
  const within = (most: Extent, candidates: readonly PictureDraft[]) =>
    graph.tasks.length <= most.tasks ? firstWithin(most, WHOLE, candidates, options) : null;
  const open = openPicture(graph, selections, options);
  const whole = within(READABLE, drafts) ?? (graph.phases.length > 1 ? null : within(LARGEST, drafts.toReversed()));
  if (whole) return { kind: 'whole', main: whole, open, phases: new Map() };
  return {
    kind: 'overview',
    main: graph.phases.length > 1 ? firstWithin(READABLE, WHOLE, overviewDrafts(graph, options), options) : null,
    open,
    phases: phasePictures(graph, selections, options),
  };
}

function openPicture(graph: PlanGraph, selections: readonly Selection[], options: BoxOptions): Picture | null {
  const folded = foldedPhases(graph);
  const over = new Set([...folded.keys()].flatMap(({ phase }) => phase.tasks));
  if (folded.size === 0 || graph.tasks.length - over.size > READABLE.tasks) return null;
  const drafts = selections.map(({ edges, omitted }) => ({
    scene: () => {
      const shown = edges.filter(({ from, to }) => !over.has(from) || !over.has(to));
      return openScene(wholeScene(graph, options, shown), folded, WHOLE, options);
    },
    leftOut: omitted.length,
  }));
  return firstWithin(READABLE, 'pw-open', drafts, options);
}

/** All dependencies, and in case these are too many, their transitive reduction; only that where it is asked for. */
function selectionsOf({ edges }: PlanGraph, reduce: boolean): Selection[] {
  const kept = transitiveReduction(edges);
  if (kept.length === edges.length) return [{ edges, omitted: [] }];
  const remaining = new Set(kept);
  const reduced = { edges: kept, omitted: edges.filter((edge) => !remaining.has(edge)) };
  return reduce ? [reduced] : [{ edges, omitted: [] }, reduced];
}

/** An overview, and in case it has too many lines, its transitive reduction. */
function overviewDrafts(graph: PlanGraph, options: BoxOptions): PictureDraft[] {
  const scene = overviewScene(graph, options);
  const lines = transitiveReduction(scene.lines);
  return [
    { scene: () => scene, leftOut: 0 },
    { scene: () => ({ ...scene, lines }), leftOut: scene.lines.length - lines.length },
  ];
}

/** A drawing that may turn out to be too much for a reader. */
interface PictureDraft {
  scene: () => Scene;
  /** The number of dependencies left out. */
  leftOut: number;
}

/** The first draft that is within the extent. */
function firstWithin(
  { boxes, lines }: Extent,
  id: string,
  drafts: readonly PictureDraft[],
  { say }: BoxOptions,
): Picture | null {
  for (const { scene, leftOut } of drafts) {
    const shown = scene();
    if (boxesOf(shown).length <= boxes && shown.lines.length <= lines) {
      const diagram = emit(shown);
      const tasks = new Set(diagram.parts.flatMap(({ task }) => task ?? []));
      return { id, diagram, description: describe(shown, say), looks: looksOf(shown), tasks, leftOut };
    }
  }
  return null;
}

/** The dependencies to draw, and those that are left out. */
interface Selection {
  edges: readonly Edge[];
  omitted: readonly Edge[];
}

/**
 * Each phase with its neighbours, by the first selection with which it can be read; where there is none, with as few lines
 * as can be. Null for one that is too large even so. With more dependencies within it or at it than a drawing may have lines,
 * no draft is made, since there may be millions.
 */
function phasePictures(
  graph: PlanGraph,
  selections: readonly Selection[],
  options: BoxOptions,
): ReadonlyMap<Phase, Picture | null> {
  const names = phaseNodes(graph.phases.map(({ phase }) => phase));
  const makers = selections.map(({ edges, omitted }) => ({
    shown: countsOf(graph, edges),
    hidden: countsOf(graph, omitted),
    closeUp: lazy(() => closeUps(graph, options, edges)),
  }));
  const draftsOf = (node: PhaseNode, most: Extent): PictureDraft[] =>
    makers.flatMap(({ shown, hidden, closeUp }) => {
      const { within, touching } = shown.get(node.phase) ?? NONE;
      const leftOut = (hidden.get(node.phase) ?? NONE).touching;
      return (['tasks', 'phases'] as const)
        .filter((neighbours) => (neighbours === 'tasks' ? touching : within) <= most.lines)
        .map((neighbours) => ({ scene: () => closeUp()(node, neighbours), leftOut }));
    });
  return new Map(
    graph.phases.map((node) => {
      const within = (most: Extent) => {
        const drafts = node.phase.tasks.length <= most.tasks ? draftsOf(node, most) : [];
        const ordered = most === READABLE ? drafts : drafts.toReversed();
        return firstWithin(most, `${WHOLE}-${names.get(node.phase)}`, ordered, options);
      };
      return [node.phase, within(READABLE) ?? within(LARGEST)];
    }),
  );
}

/** The numbers of dependencies within a phase, and of those to or from any of its tasks. */
interface LineCount {
  within: number;
  touching: number;
}

const NONE: LineCount = { within: 0, touching: 0 };

function countsOf({ tasks }: PlanGraph, edges: readonly Edge[]): ReadonlyMap<Phase, LineCount> {
  const homes = new Map(tasks.map(({ task, phase }) => [task.id, phase]));
  const counts = new Map<Phase, LineCount>();
  const add = (phase: Phase | null | undefined, within: number) => {
    if (!phase) return;
    const count = counts.get(phase) ?? { ...NONE };
    count.within += within;
    count.touching += 1;
    counts.set(phase, count);
  };
  for (const { from, to } of edges) {
    const [one, other] = [homes.get(from), homes.get(to)];
    add(one, Number(one === other));
    if (one !== other) add(other, 0);
  }
  return counts;
}
