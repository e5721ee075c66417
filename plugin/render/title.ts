import type { PhrasingContent } from 'mdast';
import type { Task } from '../plan/model.ts';
import { text } from './build.ts';

/** A task's title with the formatting its author gave it. */
export function titleOf(task: Task): PhrasingContent[] {
  return [text(task.title.value)];
}
