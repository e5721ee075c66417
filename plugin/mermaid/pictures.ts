import type { Edge, PhaseNode, PlanGraph } from '../graph/model.ts';
import { transitiveReduction } from '../graph/reduce.ts';
import type { Phase } from '../plan/model.ts';
import { phaseNodes } from './ids.ts';
import type { Links } from './scene/boxes.ts';
import { type CloseUp, closeUps } from './scene/close-up.ts';
import { describe } from './scene/describe.ts';
import { emit } from './scene/emit.ts';
import { overviewScene } from './scene/overview.ts';
import { boxesOf, looksOf, type Scene } from './scene/scene.ts';
import { wholeScene } from './scene/whole.ts';

/**
 * What a person can take in at once. A generated plan of 60 tasks is a column of some 8,000 px, nine screens at full size and
 * five where it is fitted to the page; one of 80 is a third longer, and one of 120 twice as long. Lines count as well: 50 tasks that all wait for all before them are a
 * carpet, and take minutes to lay out.
 */
export const MOST_TASKS = 72;
const MOST_BOXES = 100;
export const MOST_LINES = 240;

/** One drawing to be made. */
export interface Picture {
  /** Render id, which no other drawing on the page has. */
  id: string;
  /** Mermaid text. */
  text: string;
  /** What it shows, in numbers. */
  description: string;
  /** Classes of boxes and kinds of lines that occur in it, and `number` where lines bear numbers. */
  looks: ReadonlySet<string>;
  /** How many dependencies it leaves out, since others imply them. */
  leftOut: number;
}

/** The drawings of one plan; null stands for one that nobody could read. */
export interface Pictures {
  /** The whole graph, or an overview of its phases. */
  kind: 'whole' | 'overview';
  main: Picture | null;
  /** Beside an overview, each phase with its neighbours. */
  phases: ReadonlyMap<Phase, Picture | null>;
}

export interface PictureOptions {
  links: Links;
  /** Whether dependencies that others imply are left out of drawings that could show them. */
  reduce: boolean;
}

/** The dependencies to draw, and those that are left out. */
interface Selection {
  edges: readonly Edge[];
  omitted: readonly Edge[];
}

/** A drawing that may turn out to be too much for a reader. */
interface Draft {
  scene: () => Scene;
  omitted: readonly unknown[];
}

/** Decides what to draw of a plan: the whole where it can be read, else its phases. */
export function picturesOf(graph: PlanGraph, { links, reduce }: PictureOptions): Pictures {
  const selections = selectionsOf(graph, reduce);
  const drafts = selections.map(({ edges, omitted }) => ({ scene: () => wholeScene(graph, links, edges), omitted }));
  const whole = graph.tasks.length <= MOST_TASKS ? firstReadable('pw-graph', drafts) : null;
  if (whole) return { kind: 'whole', main: whole, phases: new Map() };
  return {
    kind: 'overview',
    main: graph.phases.length > 1 ? firstReadable('pw-graph', overviewDrafts(graph, links)) : null,
    phases: phasePictures(graph, selections, links),
  };
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
function overviewDrafts(graph: PlanGraph, links: Links): Draft[] {
  const scene = overviewScene(graph, links);
  const lines = transitiveReduction(scene.lines);
  const remaining = new Set(lines);
  const omitted = scene.lines.filter((line) => !remaining.has(line));
  return [
    { scene: () => scene, omitted: [] },
    { scene: () => ({ ...scene, lines }), omitted },
  ];
}

function phasePictures(
  graph: PlanGraph,
  selections: readonly Selection[],
  links: Links,
): ReadonlyMap<Phase, Picture | null> {
  const names = phaseNodes(graph.phases.map(({ phase }) => phase));
  const close = selections.map(({ edges, omitted }) => ({ closeUp: closeUps(graph, links, edges), omitted }));
  return new Map(
    graph.phases.map((node) => {
      const drafts = close.flatMap(({ closeUp, omitted }) => draftsOf(node, closeUp, touching(node, omitted)));
      const picture =
        node.phase.tasks.length <= MOST_TASKS ? firstReadable(`pw-graph-${names.get(node.phase)}`, drafts) : null;
      return [node.phase, picture];
    }),
  );
}

function draftsOf(node: PhaseNode, closeUp: CloseUp, omitted: readonly Edge[]): Draft[] {
  return (['tasks', 'phases'] as const).map((neighbours) => ({ scene: () => closeUp(node, neighbours), omitted }));
}

function touching({ phase }: PhaseNode, edges: readonly Edge[]): Edge[] {
  const own = new Set(phase.tasks);
  return edges.filter(({ from, to }) => own.has(from) || own.has(to));
}

/** The first draft that a reader can take in. */
function firstReadable(id: string, drafts: readonly Draft[]): Picture | null {
  for (const { scene, omitted } of drafts) {
    const shown = scene();
    if (boxesOf(shown).length <= MOST_BOXES && shown.lines.length <= MOST_LINES) {
      const [text, description] = [emit(shown), describe(shown)];
      return { id, text, description, looks: looksOf(shown), leftOut: omitted.length };
    }
  }
  return null;
}
