/** Tasks that could run in an earlier wave, were it not for one that excludes them. */
import type { JudgedExclusion } from './constraints/model.ts';
import { at, row } from './digraph.ts';
import type { PlanGraph } from './model.ts';
import { workOrder } from './schedule.ts';

/** Why a task is in a later wave than its dependencies alone would put it. */
export interface Delay {
  /** The task of the wave before, which excludes it. */
  behind: string;
  /** The row that says so. */
  by: JudgedExclusion;
}

/**
 * What mutual exclusion puts off, by task id. A wave leaves no task out that excludes none of its own, so the reason is
 * always found in the wave before.
 */
export function delayedTasks(graph: PlanGraph): Map<string, Delay> {
  const late = lateTasks(graph);
  const pushed = new Map<string, Delay>();
  if (late.size === 0) return pushed;
  const waveOf = (id: string) => graph.byId.get(id)?.wave ?? 0;
  for (const by of graph.constraints.mutualExclusion) {
    for (const [some, others] of [[by.tasksA, by.tasksB] as const, [by.tasksB, by.tasksA] as const]) {
      const own = some.filter((id) => late.has(id) && !pushed.has(id));
      if (own.length === 0) continue;
      const first = new Map(others.toReversed().map((id) => [waveOf(id), id]));
      for (const id of own) {
        const behind = first.get(waveOf(id) - 1);
        if (behind !== undefined) pushed.set(id, { behind, by });
      }
    }
  }
  return pushed;
}

/** Tasks whose wave is later than one after the latest that they wait for. */
function lateTasks({ tasks, network }: PlanGraph): Set<string> {
  const plain = tasks.map(({ task }) => task);
  const order = workOrder(plain, network, (task) => at(tasks, task).wave === null);
  const settledIn = new Int32Array(network.forward.size);
  const late = new Set<string>();
  for (const node of order) {
    const latest = row(network.backward, node).reduce((most, before) => Math.max(most, at(settledIn, before)), 0);
    const task = node < network.tasks ? at(tasks, node) : null;
    settledIn[node] = task?.wave ?? latest;
    if (task?.wave && task.wave > latest + 1) late.add(task.task.id);
  }
  return late;
}
