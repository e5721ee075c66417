import type { Task } from '../plan/model.ts';
import { at, row } from './digraph.ts';
import type { Network, Schedule } from './model.ts';
import { isSettled } from './progress.ts';

/** Hours are added up in whole milliseconds, so that equal chains are equal in whatever order they are summed. */
const HOUR = 3_600_000;

/** The longest chain of open tasks, as indexes, with what it was measured in. */
export interface CriticalPath extends Pick<Schedule, 'unit' | 'length'> {
  tasks: number[];
}

/**
 * The critical path: by hours where every open task has a number, else by count; of equal chains the first in plan order.
 * @param order the schedulable nodes, each after what it waits for
 */
export function criticalPath(tasks: readonly Task[], network: Network, order: readonly number[]): CriticalPath {
  const open = tasks.filter(({ status }) => !isSettled(status));
  const timed = open.length > 0 && open.every(({ estimate }) => estimate && estimate.hours !== null);
  const weight = (task: Task) => (timed ? Math.round((task.estimate?.hours ?? 0) * HOUR) : 1);
  const { next, rest, start } = longestChains(tasks, network, order, weight);
  const path: number[] = [];
  for (let task = start; task !== -1; task = at(next, task)) path.push(task);
  const total = start === -1 ? 0 : at(rest, start);
  return { tasks: path, unit: timed ? 'hours' : 'tasks', length: timed ? total / HOUR : total };
}

/**
 * For each node the work on the longest chain that begins there, `rest`, and the task that goes on with it, `next`; for
 * ends and gates, the task that the longest chain behind them begins with.
 */
function longestChains(
  tasks: readonly Task[],
  network: Network,
  order: readonly number[],
  weight: (task: Task) => number,
) {
  const { size } = network.forward;
  const next = new Int32Array(size).fill(-1);
  const rest = new Float64Array(size);
  const placed = new Uint8Array(size);
  for (const node of order) placed[node] = 1;
  const isBetter = (one: number, other: number) =>
    other === -1 || at(rest, one) > at(rest, other) || (rest[one] === rest[other] && one < other);

  let start = -1;
  for (const node of order.toReversed()) {
    let best = -1;
    for (const successor of row(network.forward, node)) {
      const task = successor < network.tasks ? successor : at(next, successor);
      if (task !== -1 && placed[successor] === 1 && isBetter(task, best)) best = task;
    }
    next[node] = best;
    rest[node] = best === -1 ? 0 : at(rest, best);
    if (node >= network.tasks) continue;
    rest[node] = at(rest, node) + weight(at(tasks, node));
    if (isBetter(node, start)) start = node;
  }
  return { next, rest, start };
}
