/** In which order the open tasks can be done: waves and the critical path. */
import type { Task } from '../plan/model.ts';
import { at, row } from './algorithms/digraph.ts';
import { type BothWays, frontier } from './algorithms/order.ts';
import type { Network, Schedule, TaskNode } from './model.ts';
import { isClosed } from './progress.ts';

/**
 * The nodes that can be scheduled, each after everything open that it waits for. Closed tasks hold nobody up; what is on or
 * downstream of a cycle of open ones is left out.
 *
 * @param isStuck whether a task can never be placed, whatever it waits for
 */
export function workOrder(tasks: readonly Task[], graph: BothWays, isStuck: (task: number) => boolean): number[] {
  const isTask = (node: number) => node < tasks.length;
  const isOpen = (node: number) => !isTask(node) || !isClosed(at(tasks, node).status);
  const { first: order, after } = frontier(graph, isOpen, (node) => isOpen(node) && !(isTask(node) && isStuck(node)));
  // The list grows while it is walked.
  for (const node of order) order.push(...after(node));
  return order;
}

/** The tasks that a node waits for, directly or at the end of a phase or a wave. */
export function tasksBefore({ backward, tasks }: Network, node: number): number[] {
  return [...row(backward, node)].flatMap((before) => (before < tasks ? before : [...row(backward, before)]));
}

/**
 * The earliest wave of every task that the edges allow, from 1, or 0 for those in none: one later than the latest that it
 * waits for. Tasks in progress are in the first, whatever they wait for.
 */
export function earliestWaves(tasks: readonly Task[], network: Network, order: readonly number[]): Int32Array {
  const wave = new Int32Array(network.forward.size);
  for (const node of order) {
    let latest = 0;
    for (const before of row(network.backward, node)) latest = Math.max(latest, at(wave, before));
    wave[node] = tasks[node]?.status === 'in-progress' ? 1 : latest + Number(node < network.tasks);
  }
  return wave.subarray(0, network.tasks);
}

/** Hours are added up in whole milliseconds, so that equal chains are equal in whatever order they are summed. */
const HOUR = 3_600_000;

/** The longest chain of open tasks, as indexes, with what it was measured in. */
interface CriticalPath extends Pick<Schedule, 'unit' | 'length'> {
  tasks: number[];
}

/**
 * The critical path (Kelley and Walker, "Critical-path planning and scheduling", 1959): by hours where every open task has
 * a number, else by count; of equal chains the first in plan order. Optional tasks are on none.
 *
 * @param schedulable the schedulable nodes, each after what it waits for
 */
export function criticalPath(tasks: readonly Task[], network: Network, schedulable: readonly number[]): CriticalPath {
  const order = schedulable.filter((node) => !tasks[node]?.optional);
  const open = tasks.filter(({ status, optional }) => !isClosed(status) && !optional);
  const isTimed = open.length > 0 && open.every(({ estimate }) => estimate && estimate.hours !== null);
  const weight = (node: number) => (isTimed ? Math.round((tasks[node]?.estimate?.hours ?? 0) * HOUR) : 1);
  const { next, rest } = longestChains(network, order, weight);
  const path: number[] = [];
  const start = order.filter((node) => node < network.tasks).reduce((best, task) => longer(task, best, rest), -1);
  for (let task = start; task !== -1; task = at(next, task)) path.push(task);
  const total = start === -1 ? 0 : at(rest, start);
  return { tasks: path, unit: isTimed ? 'hours' : 'tasks', length: isTimed ? total / HOUR : total };
}

/**
 * For each node the work on the longest chain that begins there, `rest`, and the task that goes on with it, `next`, or -1.
 * The end of a phase is not work: its `next` is the first task of the longest chain after it.
 */
export function longestChains(network: Network, order: readonly number[], weight: (task: number) => number) {
  const { size } = network.forward;
  const next = new Int32Array(size).fill(-1);
  const rest = new Float64Array(size);
  const isPlaced = new Uint8Array(size);
  for (const node of order) isPlaced[node] = 1;
  for (const node of order.toReversed()) {
    let best = -1;
    for (const successor of row(network.forward, node)) {
      const task = successor < network.tasks ? successor : at(next, successor);
      if (task !== -1 && isPlaced[successor] === 1) best = longer(task, best, rest);
    }
    next[node] = best;
    rest[node] = (best === -1 ? 0 : at(rest, best)) + (node < network.tasks ? weight(node) : 0);
  }
  return { next, rest };
}

/** Of two tasks the one with the longer chain, or the first in plan order; -1 if there is none. */
function longer(one: number, other: number, rest: Float64Array): number {
  if (other === -1) return one;
  const difference = at(rest, one) - at(rest, other);
  return difference > 0 || (difference === 0 && one < other) ? one : other;
}

/** Puts the schedule together; every list but the critical path is in plan order. */
export function scheduleOf(nodes: readonly TaskNode[], critical: CriticalPath): Schedule {
  const waves = Map.groupBy(nodes, ({ wave }) => wave ?? 0);
  waves.delete(0);
  return {
    waves: [...waves].sort(([a], [b]) => a - b).map(([, wave]) => wave.map(({ task }) => task.id)),
    criticalPath: critical.tasks.map((index) => at(nodes, index).task.id),
    ready: nodes.filter(({ state }) => state === 'ready').map(({ task }) => task.id),
    unit: critical.unit,
    length: critical.length,
  };
}
