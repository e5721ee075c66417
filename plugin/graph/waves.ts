/** Waves in which no two tasks exclude each other. */
import type { Task } from '../plan/model.ts';
import { chooser } from './chooser.ts';
import { at, row } from './digraph.ts';
import type { Network } from './model.ts';
import { waveNumbers } from './schedule.ts';

/** For each task those that it must not run beside, by index. */
export interface Apart {
  of(task: number): readonly number[];
}

/**
 * Puts every schedulable task into a wave, from 1; the others get 0. Each wave takes, of the tasks whose turn has come, as
 * many as do not exclude each other: first the one with the most work behind it, then those that lose least by it. That
 * is recursive largest first (Leighton, "A graph coloring algorithm for large scheduling problems", 1979) under precedence:
 * where tasks only exclude each other, the waves are the colours. Tasks in progress make the first wave as they are.
 *
 * @param order the schedulable nodes, each after what it waits for
 */
export function wavesApart(
  tasks: readonly Task[],
  network: Network,
  order: readonly number[],
  apart: Apart,
): Int32Array {
  const isPlaced = new Uint8Array(network.forward.size);
  for (const node of order) isPlaced[node] = 1;
  const rivals = rivalsAmong(order, apart, isPlaced);
  if (rivals.size === 0) return waveNumbers(tasks, network, order);

  const wave = new Int32Array(network.tasks);
  const pick = chooser(rivals, chains(network, order));
  const turn = turns(network, order, isPlaced);

  const isRunning = (node: number) => node < network.tasks && at(tasks, node).status === 'in-progress';
  let due = turn.first;
  let running = order.filter(isRunning);
  for (let number = 1; due.length + running.length > 0; number++) {
    const waiting = due.filter((task) => !isRunning(task));
    const taken = [...running, ...pick(waiting, running)];
    for (const task of taken) wave[task] = number;
    due = [...waiting.filter((task) => wave[task] === 0), ...turn.after(taken)];
    running = [];
  }
  return wave;
}

/** For each task that excludes others, those of them that are to be placed. */
function rivalsAmong(order: readonly number[], apart: Apart, isPlaced: Uint8Array): Map<number, readonly number[]> {
  const rivals = new Map<number, readonly number[]>();
  for (const node of order) {
    const others = apart.of(node).filter((other) => isPlaced[other] === 1);
    if (others.length > 0) rivals.set(node, others);
  }
  return rivals;
}

/** The tasks of each node's longest chain that begins there. */
function chains(network: Network, order: readonly number[]): Int32Array {
  const rest = new Int32Array(network.forward.size);
  for (const node of order.toReversed()) {
    let longest = 0;
    for (const next of row(network.forward, node)) longest = Math.max(longest, at(rest, next));
    rest[node] = longest + (node < network.tasks ? 1 : 0);
  }
  return rest;
}

/** Tells whose turn it is: the tasks behind which nothing is left that they wait for. */
function turns({ forward, backward, tasks }: Network, order: readonly number[], isPlaced: Uint8Array) {
  const waits = new Int32Array(forward.size);
  for (const node of order) {
    for (const before of row(backward, node)) if (isPlaced[before] === 1) waits[node] = at(waits, node) + 1;
  }
  const release = (nodes: number[]): number[] => {
    const freed: number[] = [];
    // Ends and gates join the list while it is walked.
    for (const node of nodes) {
      for (const next of row(forward, node)) {
        waits[next] = at(waits, next) - 1;
        if (waits[next] === 0 && isPlaced[next] === 1) (next < tasks ? freed : nodes).push(next);
      }
    }
    return freed;
  };
  const free = order.filter((node) => waits[node] === 0);
  const first = [...free.filter((node) => node < tasks), ...release(free.filter((node) => node >= tasks))];
  return { first, after: (taken: readonly number[]) => release([...taken]) };
}
