import type { Task } from '../plan/model.ts';
import { at } from './digraph.ts';
import type { State } from './model.ts';

/**
 * The state of every task, in plan order.
 * @param levels the earliest wave that the edges allow: 1 where nothing open is waited for
 * @param held whether something that is no task of the plan holds a task up
 */
export function states(tasks: readonly Task[], levels: Int32Array, held: (task: number) => boolean): State[] {
  return tasks.map(({ status }, index) => {
    if (status !== 'todo') return status;
    return at(levels, index) === 1 && !held(index) ? 'ready' : 'waiting';
  });
}
