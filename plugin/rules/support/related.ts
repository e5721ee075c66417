import type { Path } from '../../graph/constraints/model.ts';
import type { Step } from '../../graph/model.ts';
import type { Task } from '../../plan/model.ts';
import type { Related } from './finding.ts';
import { statusWords, taskName } from './wording.ts';

/** Cap on related locations. */
export const MOST_RELATED = 20;

/** The tasks that a way runs through. */
export function tasksOf({ from, steps }: Path): string[] {
  return [from, ...steps.map(({ to }) => to)];
}

/** The words that make each step; what only the order of phases makes has no place. */
export function relatedSteps(steps: readonly Step[]): Related[] {
  return steps.slice(0, MOST_RELATED).map(({ from, to, kind, source }) => ({
    message: `${taskName(to)} waits for ${taskName(from)}${kind === 'implied' ? ' by the order of the phases' : ''}.`,
    position: source?.position,
  }));
}

/** How far each task is, at the place that says so. */
export function relatedStatuses(tasks: readonly Task[]): Related[] {
  return tasks.slice(0, MOST_RELATED).map(({ id, status, statusSource, title }) => ({
    message: `${taskName(id)} is ${statusWords[status]}.`,
    position: statusSource?.position ?? title.position,
  }));
}
