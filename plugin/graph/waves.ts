/** Waves in which no two tasks exclude each other, and what that puts off. */
import type { Task } from '../plan/model.ts';
import { at, row } from './algorithms/digraph.ts';
import { independentSet, type Rivals } from './algorithms/independent-set.ts';
import type { JudgedExclusion } from './constraints/model.ts';
import type { Network, PlanGraph } from './model.ts';
import { longestChains, orderOf } from './schedule.ts';

/**
 * Puts every schedulable task into a wave, from 1; the others get 0. Each wave takes, of the tasks that nothing open is
 * left before, as many as do not exclude each other: first the one with the most work behind it. Where tasks only exclude
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
  const isPlaced = new Uint8Array(network.forward.size);
  for (const node of order) isPlaced[node] = 1;
  const rivals = rivalsIn(order, network, excluded, isPlaced);
  if (rivals.size === 0) return null;

  const wave = new Int32Array(network.tasks);
  const { rest } = longestChains(network, order, () => 1);
  const { first, freedBy } = frontier(network, order, isPlaced);
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

/** For each task that excludes others, those of them that are to be placed. */
function rivalsIn(
  order: readonly number[],
  network: Network,
  excluded: (task: number) => readonly number[],
  isPlaced: Uint8Array,
): Rivals {
  const rivals = new Map<number, readonly number[]>();
  for (const task of order.filter((node) => node < network.tasks)) {
    const others = excluded(task).filter((other) => isPlaced[other] === 1);
    if (others.length > 0) rivals.set(task, others);
  }
  return rivals;
}

/** The tasks that wait for nothing, and those that wait for nothing more once some have been taken. */
function frontier({ forward, backward, tasks }: Network, order: readonly number[], isPlaced: Uint8Array) {
  const open = new Int32Array(forward.size);
  for (const node of order) {
    for (const before of row(backward, node)) if (isPlaced[before] === 1) open[node] = at(open, node) + 1;
  }
  const freedBy = (nodes: readonly number[]): number[] => {
    const freed: number[] = [];
    const left = [...nodes];
    // The ends of phases join the list while it is walked.
    for (const node of left) {
      for (const next of row(forward, node)) {
        open[next] = at(open, next) - 1;
        if (open[next] === 0 && isPlaced[next] === 1) (next < tasks ? freed : left).push(next);
      }
    }
    return freed;
  };
  const free = order.filter((node) => open[node] === 0);
  const first = [...free.filter((node) => node < tasks), ...freedBy(free.filter((node) => node >= tasks))];
  return { first, freedBy };
}

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
