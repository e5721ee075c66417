/** Waves in which no two tasks exclude each other, and what that puts off. */
import type { Task } from '../plan/model.ts';
import { independentSet } from './algorithms/independent-set.ts';
import { frontier } from './algorithms/order.ts';
import type { JudgedExclusion } from './constraints/model.ts';
import type { Network, PlanGraph } from './model.ts';
import { longestChains, tasksBefore } from './schedule.ts';

/**
 * Puts every schedulable task into a wave, from 1; the others get 0. Each wave takes, of the tasks that nothing open is
 * left before, as many as do not exclude each other: first the one with the most work after it. Where tasks only exclude
 * each other, the waves are the colours of a graph colouring. Tasks in progress make the first wave as they are.
 *
 * @param order the schedulable nodes, each after what it waits for
 * @param excluded the tasks that a task must not run beside
 * @returns null where no task that can be placed excludes another
 */
export function exclusiveWaves(
  tasks: readonly Task[],
  network: Network,
  order: readonly number[],
  excluded: (task: number) => readonly number[],
): Int32Array | null {
  const placed = new Set(order);
  const isPlaced = (node: number) => placed.has(node);
  const others = order.map((task) => [task, excluded(task).filter(isPlaced)] as const);
  const rivals = new Map(others.filter(([, list]) => list.length > 0));
  if (rivals.size === 0) return null;

  const wave = new Int32Array(network.tasks);
  const { rest } = longestChains(network, order, () => 1);
  const { first, freedBy } = taskFrontier(network, isPlaced);
  const isRunning = (node: number) => tasks[node]?.status === 'in-progress';
  let free = first;
  let running = order.filter(isRunning);
  for (let number = 1; free.length + running.length > 0; number++) {
    const waiting = free.filter((task) => !isRunning(task));
    const taken = [...running, ...independentSet(waiting, running, rivals, rest)];
    for (const task of taken) wave[task] = number;
    free = [...waiting.filter((task) => wave[task] === 0), ...freedBy(taken)];
    running = [];
  }
  return wave;
}

/** The frontier of the tasks alone: the ends of phases are taken as soon as they are free. */
function taskFrontier(network: Network, isPlaced: (node: number) => boolean) {
  const { first, after } = frontier(network, isPlaced, isPlaced);
  const tasksOf = (nodes: readonly number[]): number[] =>
    nodes.flatMap((node) => (node < network.tasks ? node : tasksOf(after(node))));
  return { first: tasksOf(first), freedBy: (taken: readonly number[]) => tasksOf(taken.flatMap(after)) };
}

/** Why a task is in a later wave than its dependencies alone would put it. */
export interface Delay {
  /** The task of the wave before that it excludes. */
  excluded: string;
  /** The row that says so. */
  by: JudgedExclusion;
}

/**
 * The tasks that mutual exclusion delays, by id. A wave leaves no task out that excludes none of its own, so the reason is
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
        const excluded = firstIn.get(waveOf(id) - 1);
        if (late.has(id) && !delays.has(id) && excluded !== undefined) delays.set(id, { excluded, by });
      }
    }
  }
  return delays;
}

/** Tasks whose wave is later than one after the latest that they wait for. */
function lateTasks({ tasks, network }: PlanGraph): Set<string> {
  const waveOf = (task: number) => tasks[task]?.wave ?? 0;
  const late = tasks.filter(({ index }) => {
    const latest = tasksBefore(network, index).reduce((most, before) => Math.max(most, waveOf(before)), 0);
    return waveOf(index) > latest + 1;
  });
  return new Set(late.map(({ task }) => task.id));
}
