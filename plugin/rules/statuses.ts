import type { Task } from '../plan/model.ts';
import type { Related } from './finding.ts';
import { statusWords, taskName } from './words.ts';

/** More than anybody follows. */
const MOST_RELATED = 20;

/** How far each task is, at the place that says so. */
export function relatedStatuses(tasks: readonly Task[]): Related[] {
  return tasks.slice(0, MOST_RELATED).map(({ id, status, statusSource, title }) => ({
    message: `${taskName(id)} is ${statusWords[status]}.`,
    position: statusSource?.position ?? title.position,
  }));
}
