import { at } from './digraph.ts';
import type { PlanGraph, Step } from './model.ts';
import { toSteps } from './steps.ts';

/** Which edges a question goes by: those that somebody wrote, or the implied order of the phases as well. */
export type Over = 'declared' | 'all';

/**
 * Whether task `later` waits for task `earlier`, directly or through others.
 * @returns the shortest way from `earlier` to `later`, step by step; null where there is none, or no such task. Asked of
 *   one task twice, it gives the cycle that the task is on.
 */
export function waitsFor(graph: PlanGraph, later: string, earlier: string, over: Over = 'all'): Step[] | null {
  const [from, to] = [graph.byId.get(earlier)?.index, graph.byId.get(later)?.index];
  if (from === undefined || to === undefined) return null;
  const { network } = graph;
  const { of } = network.parts;
  // A part is numbered after all that it leads to: what has a lower number than the goal does not lead there.
  const mayLead = (node: number) => at(of, node) >= at(of, to);
  const arcs = mayLead(from)
    ? network.search.forward().find(from, to, (arc, node) => mayLead(node) && counts(graph, arc, over))
    : null;
  return arcs && toSteps(arcs, network, graph.plan.tasks);
}

/** All tasks that must be done before this one, in plan order; on a cycle, itself among them. */
export function ancestors(graph: PlanGraph, id: string, over: Over = 'all'): string[] {
  const task = graph.byId.get(id)?.index;
  if (task === undefined) return [];
  const { network, plan } = graph;
  return network.search
    .backward()
    .reach(task, (arc) => counts(graph, arc, over))
    .filter((node) => node < network.tasks)
    .sort((a, b) => a - b)
    .map((node) => at(plan.tasks, node).id);
}

function counts({ network }: PlanGraph, arc: number, over: Over): boolean {
  return over === 'all' || network.causes[arc]?.kind !== 'implied';
}
