/** Paths from task to task, step by step. */
import type { Task } from '../plan/model.ts';
import { shortestCycles } from './algorithms/cycles.ts';
import { at } from './algorithms/digraph.ts';
import { shortestPath, stepsOf } from './algorithms/search.ts';
import type { Path } from './constraints/model.ts';
import type { Cycle, CycleEdge, Network, Over, PlanGraph, Step } from './model.ts';

/**
 * Whether task `later` waits for task `earlier`, directly or through others.
 *
 * @returns a shortest path from `earlier` to `later`; null where there is none, or no such task. Asked of one task twice,
 *   it gives the cycle that the task is on.
 */
export function pathBetween(
  { byId, network, plan }: Pick<PlanGraph, 'plan' | 'byId' | 'network'>,
  earlier: string,
  later: string,
  over: Over = 'all',
): Step[] | null {
  const [from, to] = [byId.get(earlier)?.index, byId.get(later)?.index];
  if (from === undefined || to === undefined || !network.reach[over].waitsFor(to, from)) return null;
  const arcs = shortestPath(network.search.forward(), from, to, (arc) => counts(network, arc, over));
  return arcs && toSteps(arcs, network, plan.tasks);
}

function counts({ causeOf }: Network, arc: number, over: Over): boolean {
  return over === 'all' || causeOf(arc)?.kind !== 'implied';
}

/** The steps from task to task of a path of arcs, which begins and ends at a task. */
export function toSteps(arcs: readonly number[], network: Network, tasks: readonly Task[]): Step[] {
  return stepsOf(arcs, network, network.tasks, network.causeOf).map(({ from, to, maker }) => {
    const reason = maker.edge(from, to);
    return { from: at(tasks, from).id, to: at(tasks, to).id, kind: reason.kind, source: reason.source, reason };
  });
}

/** Steps from a task to one that waits for it, one at least, as a path. */
export function toPath(steps: readonly Step[]): Path {
  const isImplied = steps.some(({ kind }) => kind === 'implied');
  return { from: at(steps, 0).from, to: at(steps, steps.length - 1).to, steps, isImplied };
}

/** The strongly connected components of more than one task, in plan order, each with a shortest cycle. */
export function findCycles(network: Network, tasks: readonly Task[]): Cycle[] {
  return shortestCycles(network, network.tasks, network.parts).map(({ nodes, arcs }) => ({
    members: nodes.map((task) => at(tasks, task).id),
    edges: toSteps(arcs, network, tasks) as CycleEdge[],
  }));
}
