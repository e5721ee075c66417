import type { Task } from '../plan/model.ts';
import type { CriticalPath } from './critical.ts';
import { at, row } from './digraph.ts';
import type { Network, Schedule, TaskNode } from './model.ts';
import { isSettled } from './progress.ts';

/**
 * The nodes that can be scheduled, each after everything open that it waits for (Kahn, "Topological sorting of large
 * networks", 1962). Settled tasks, and what is on or behind a cycle of open ones, are left out.
 * @param stuck tasks that can never begin: those that wait for themselves
 */
export function workOrder(
  tasks: readonly Task[],
  network: Pick<Network, 'tasks' | 'forward' | 'backward'>,
  stuck: (task: number) => boolean,
): number[] {
  const { forward, backward } = network;
  const isOpen = (node: number) => node >= network.tasks || !isSettled(at(tasks, node).status);
  const waits = new Int32Array(forward.size);
  for (const node of waits.keys()) waits[node] = at(backward.first, node + 1) - at(backward.first, node);
  const order: number[] = [];
  const begin = (node: number) => {
    if (waits[node] === 0 && isOpen(node) && !(node < network.tasks && stuck(node))) order.push(node);
  };
  for (const node of tasks.keys()) {
    if (!isOpen(node)) for (const next of row(forward, node)) waits[next] = at(waits, next) - 1;
  }
  for (const node of waits.keys()) begin(node);
  for (const node of order) {
    for (const next of row(forward, node)) {
      waits[next] = at(waits, next) - 1;
      begin(next);
    }
  }
  return order;
}

/**
 * The earliest wave of every task that the edges allow, from 1, or 0 for those in none: one later than the latest that it
 * waits for. Tasks in progress are in the first, whatever they wait for.
 */
export function waveNumbers(tasks: readonly Task[], network: Network, order: readonly number[]): Int32Array {
  const wave = new Int32Array(network.forward.size);
  for (const node of order) {
    let latest = 0;
    for (const before of row(network.backward, node)) latest = Math.max(latest, at(wave, before));
    const running = node < network.tasks && at(tasks, node).status === 'in-progress';
    if (running) wave[node] = 1;
    else wave[node] = node < network.tasks ? latest + 1 : latest;
  }
  return wave.slice(0, network.tasks);
}

/** Puts the schedule together; every list but the critical path goes by plan order. */
export function scheduleOf(nodes: readonly TaskNode[], critical: CriticalPath): Schedule {
  const waves: string[][] = [];
  for (const { task, wave } of nodes) {
    if (wave === null) continue;
    while (waves.length < wave) waves.push([]);
    at(waves, wave - 1).push(task.id);
  }
  return {
    waves,
    criticalPath: critical.tasks.map((index) => at(nodes, index).task.id),
    ready: nodes.filter(({ state }) => state === 'ready').map(({ task }) => task.id),
    unit: critical.unit,
    length: critical.length,
  };
}
