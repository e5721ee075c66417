import type { Task } from '../plan/model.ts';
import { row } from './digraph.ts';
import type { State } from './model.ts';
import type { Network } from './network.ts';
import { isSettled } from './progress.ts';

/**
 * The state of every task, in plan order.
 * @param held whether something outside the graph holds a task up: a condition, a name that nothing has, itself
 */
export function states(tasks: readonly Task[], network: Network, held: (task: number) => boolean): State[] {
  const settled = new Uint8Array(network.forward.size);
  for (const [index, { status }] of tasks.entries()) settled[index] = Number(isSettled(status));
  const freed = (node: number) => row(network.backward, node).every((before) => settled[before] === 1);
  // Ends come before gates, and no end waits for a gate: one pass settles both.
  for (let node = network.tasks; node < settled.length; node++) settled[node] = Number(freed(node));
  return tasks.map(({ status }, index) => {
    if (status !== 'todo') return status;
    return freed(index) && !held(index) ? 'ready' : 'waiting';
  });
}
