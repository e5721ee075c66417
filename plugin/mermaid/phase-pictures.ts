import type { Edge, PhaseNode, PlanGraph } from '../graph/model.ts';
import type { Phase } from '../plan/model.ts';
import { phaseNodes } from './ids.ts';
import { type Draft, type Extent, firstWithin, LARGEST, type Picture, READABLE } from './readable.ts';
import type { Links } from './scene/boxes.ts';
import { type CloseUp, closeUps } from './scene/close-up.ts';

/** The dependencies to draw, and those that are left out. */
export interface Selection {
  edges: readonly Edge[];
  omitted: readonly Edge[];
}

/**
 * Each phase with its neighbours, by the first selection with which it can be read; where there is none, with as few lines
 * as can be. Null for one that is too large even so.
 */
export function phasePictures(
  graph: PlanGraph,
  selections: readonly Selection[],
  links: Links,
): ReadonlyMap<Phase, Picture | null> {
  const names = phaseNodes(graph.phases.map(({ phase }) => phase));
  const makers = selections.map((selection) => drafter(graph, selection, links));
  return new Map(
    graph.phases.map((node) => {
      const within = (most: Extent) => {
        const drafts = node.phase.tasks.length <= most.tasks ? makers.flatMap((make) => make(node, most)) : [];
        const ordered = most === READABLE ? drafts : drafts.toReversed();
        return firstWithin(most, `pw-graph-${names.get(node.phase)}`, ordered);
      };
      return [node.phase, within(READABLE) ?? within(LARGEST)];
    }),
  );
}

/**
 * The drafts of a phase that may be readable: with more dependencies within it or at it than a drawing may have lines,
 * none is made, since there may be millions.
 */
function drafter(
  graph: PlanGraph,
  { edges, omitted }: Selection,
  links: Links,
): (node: PhaseNode, most: Extent) => Draft[] {
  const shown = countsOf(graph, edges);
  const hidden = countsOf(graph, omitted);
  let made: CloseUp | null = null;
  return (node, most) => {
    const { within, touching } = shown.get(node.phase) ?? NONE;
    const leftOut = (hidden.get(node.phase) ?? NONE).touching;
    return (['tasks', 'phases'] as const)
      .filter((neighbours) => (neighbours === 'tasks' ? touching : within) <= most.lines)
      .map((neighbours) => ({
        scene: () => {
          made ??= closeUps(graph, links, edges);
          return made(node, neighbours);
        },
        leftOut,
      }));
  };
}

/** How many dependencies lead from one task of a phase to another, and to or from any at all. */
interface Count {
  within: number;
  touching: number;
}

const NONE: Count = { within: 0, touching: 0 };

function countsOf({ tasks }: PlanGraph, edges: readonly Edge[]): ReadonlyMap<Phase, Count> {
  const homes = new Map(tasks.map(({ task, phase }) => [task.id, phase]));
  const counts = new Map<Phase, Count>();
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
