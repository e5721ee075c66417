/** Paths from task to task, step by step. */
import type { Task } from '../plan/model.ts';
import { members } from './algorithms/closure.ts';
import { shortestCycles } from './algorithms/cycles.ts';
import { at } from './algorithms/digraph.ts';
import { shortestPath } from './algorithms/search.ts';
import type { Cause, Cycle, CycleEdge, Network, Over, PlanGraph, Step } from './model.ts';

type Paths = Pick<PlanGraph, 'plan' | 'byId' | 'network'>;

/**
 * Whether task `later` waits for task `earlier`, directly or through others.
 *
 * @returns a shortest path from `earlier` to `later`; null where there is none, or no such task. Asked of one task twice,
 *   it gives the cycle that the task is on.
 */
export function pathBetween(
  { byId, network, plan }: Paths,
  earlier: string,
  later: string,
  over: Over = 'all',
): Step[] | null {
  const [from, to] = [byId.get(earlier)?.index, byId.get(later)?.index];
  if (from === undefined || to === undefined || !network.reach[over].waitsFor(to, from)) return null;
  const arcs = shortestPath(network.search.forward(), from, to, (arc) => counts(network, arc, over));
  return arcs && toSteps(arcs, network, plan.tasks);
}

/** All tasks that must be done before this one, in plan order; on a cycle, itself among them. */
export function ancestors({ byId, network, plan }: Paths, id: string, over: Over = 'all'): string[] {
  const task = byId.get(id)?.index;
  return task === undefined ? [] : members(network.reach[over].before(task)).map((node) => at(plan.tasks, node).id);
}

function counts({ causeOf }: Network, arc: number, over: Over): boolean {
  return over === 'all' || causeOf(arc)?.kind !== 'implied';
}

/** The steps from task to task of a path of arcs, which begins and ends at a task. */
export function toSteps(arcs: readonly number[], network: Network, tasks: readonly Task[]): Step[] {
  const steps: Step[] = [];
  let from = at(network.from, arcs[0] ?? 0);
  let cause: Cause | null = null;
  for (const arc of arcs) {
    cause = network.causeOf(arc) ?? cause;
    const to = at(network.to, arc);
    if (to >= network.tasks || !cause) continue;
    const reason = cause.edge(from, to);
    const [{ id: earlier }, { id: later }] = [at(tasks, from), at(tasks, to)];
    steps.push({ from: earlier, to: later, kind: reason.kind, source: reason.source, reason });
    from = to;
  }
  return steps;
}

/** The strongly connected components of more than one task, in plan order, each with a shortest cycle. */
export function findCycles(network: Network, tasks: readonly Task[]): Cycle[] {
  return shortestCycles(network, network.tasks, network.parts).map(({ nodes, arcs }) => ({
    members: nodes.map((task) => at(tasks, task).id),
    edges: toSteps(fromFirstTask(arcs, network.from), network, tasks) as CycleEdge[],
  }));
}

/** The same cycle, begun at its first task in plan order. */
function fromFirstTask(arcs: readonly number[], from: ArrayLike<number>): number[] {
  const start = arcs.reduce((first, arc, index) => (at(from, arc) < at(from, arcs[first] ?? 0) ? index : first), 0);
  return [...arcs.slice(start), ...arcs.slice(0, start)];
}
