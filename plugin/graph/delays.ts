/** Tasks that could run in an earlier wave, were it not for one that excludes them. */

import { at, row } from './algorithms/digraph.ts';
import type { JudgedExclusion } from './constraints/model.ts';
import type { PlanGraph } from './model.ts';
import { orderOf } from './schedule.ts';

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
  const delays = new Map<string, Delay>();
  const waveOf = (id: string) => graph.byId.get(id)?.wave ?? 0;
  for (const by of late.size === 0 ? [] : graph.constraints.mutualExclusion) {
    for (const [own, others] of [[by.tasksA, by.tasksB] as const, [by.tasksB, by.tasksA] as const]) {
      const firstIn = new Map(others.toReversed().map((id) => [waveOf(id), id]));
      for (const id of own) {
        const behind = firstIn.get(waveOf(id) - 1);
        if (late.has(id) && !delays.has(id) && behind !== undefined) delays.set(id, { behind, by });
      }
    }
  }
  return delays;
}

/** Tasks whose wave is later than one after the latest that they wait for. */
function lateTasks(graph: PlanGraph): Set<string> {
  const { tasks, network } = graph;
  const waves = new Int32Array(network.forward.size);
  const late = new Set<string>();
  for (const node of orderOf(graph)) {
    const latest = row(network.backward, node).reduce((most, before) => Math.max(most, at(waves, before)), 0);
    const wave = tasks[node]?.wave ?? null;
    waves[node] = wave ?? latest;
    if (wave !== null && wave > latest + 1) late.add(at(tasks, node).task.id);
  }
  return late;
}
