import type { Task } from '../plan/model.ts';
import { at } from './digraph.ts';
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
  const { first, target } = network.backward;
  const freed = (node: number) =>
    target.subarray(at(first, node), at(first, node + 1)).every((one) => settled[one] === 1);
  // Ends come before gates, and no end waits for a gate: one pass settles both.
  for (let node = network.tasks; node < settled.length; node++) settled[node] = Number(freed(node));
  return tasks.map(({ status }, index) => {
    if (status !== 'todo') return status;
    return freed(index) && !held(index) ? 'ready' : 'waiting';
  });
}
