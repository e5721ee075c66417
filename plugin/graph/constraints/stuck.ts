/** Open tasks that can never be done, since a cycle of declared edges holds them up. */
import { components } from '../components.ts';
import { at, digraph } from '../digraph.ts';
import type { PlanGraph } from '../model.ts';
import { isSettled } from '../progress.ts';
import { workOrder } from '../schedule.ts';
import { search } from '../search.ts';
import { toSteps } from '../steps.ts';
import type { Path, Stuck } from './model.ts';
import { idOf } from './ways.ts';

export interface StuckTasks {
  has(task: number): boolean;
  /** Why a task is stuck. */
  evidence(task: number): Stuck;
}

/** What is settled holds nobody up, as in the schedule; the order of phases is left aside. */
export function stuckTasks(graph: PlanGraph): StuckTasks {
  const { network, plan, otherPlans, tasks } = graph;
  const isCaught = (task: number) =>
    at(tasks, task).selfReferences.length > 0 || otherPlans?.onCycle.has(idOf(graph, task)) === true;
  const hasLoop = graph.cycles.length > 0 || tasks.some((_, task) => isCaught(task));
  if (!hasLoop) return { has: () => false, evidence: () => ({ why: 'on-cycle', path: null }) };

  const isOpen = (node: number) => node >= network.tasks || !isSettled(at(plan.tasks, node).status);
  const counts = (arc: number) =>
    network.causes[arc]?.kind !== 'implied' && isOpen(at(network.from, arc)) && isOpen(at(network.to, arc));
  const arcs = [...network.from.keys()].filter(counts);
  const [from, to] = [arcs.map((arc) => at(network.from, arc)), arcs.map((arc) => at(network.to, arc))];
  const forward = digraph(network.forward.size, from, to);
  const backward = digraph(network.forward.size, to, from);
  const placed = new Set(workOrder(plan.tasks, { tasks: network.tasks, forward, backward }, isCaught));
  const { of } = components(forward);
  const members = Map.groupBy(plan.tasks.keys(), (task) => at(of, task));
  const isLooped = (task: number) => isCaught(task) || (members.get(at(of, task))?.length ?? 0) > 1;
  const wayBetween = (one: number, other: number): Path | null => {
    const found = network.search.forward().find(one, other, counts);
    const way = { from: idOf(graph, one), to: idOf(graph, other), isImplied: false };
    return found && { ...way, steps: toSteps(found, network, plan.tasks) };
  };
  return {
    has: (task) => isOpen(task) && !placed.has(task),
    evidence(task) {
      if (isLooped(task)) return { why: 'on-cycle', path: wayBetween(task, task) };
      const causes = search(backward, network.tasks).reach(task, () => true);
      const cause = causes.find((node) => node < network.tasks && isLooped(node)) ?? task;
      const path = wayBetween(cause, task) as Path;
      return { why: 'behind-cycle', cause: idOf(graph, cause), path };
    },
  };
}
