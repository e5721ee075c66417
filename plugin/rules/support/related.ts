import type { Position } from 'unist';
import type { Path } from '../../graph/constraints/model.ts';
import type { Step } from '../../graph/model.ts';
import type { Task } from '../../plan/model.ts';
import type { Related } from './finding.ts';
import { statusWords, taskName } from './wording.ts';

/** Cap on related locations. */
export const MAX_RELATED = 20;

/** The tasks on a path. */
export function tasksOf({ from, steps }: Path): string[] {
  return [from, ...steps.map(({ to }) => to)];
}

/** The place of each step of a path. A step that follows from the order of the phases has none. */
export function relatedSteps(steps: readonly Step[]): Related[] {
  return steps.slice(0, MAX_RELATED).map(({ from, to, kind, reason, source }) => ({
    message:
      kind === 'implied'
        ? `${taskName(to)} comes after ${taskName(from)} by the order of the ${'between' in reason ? 'page' : 'phases'}.`
        : `${taskName(to)} depends on ${taskName(from)}.`,
    position: source?.position,
  }));
}

/** The status of each task, at the mark or field that says it. */
export function relatedStatuses(tasks: readonly Task[]): Related[] {
  return tasks.slice(0, MAX_RELATED).map((task) => ({
    message: `${taskName(task.id)} is ${statusWords[task.status]}.`,
    position: statusPosition(task),
  }));
}

/** The mark or field that says a task's status, else its title. */
export function statusPosition({ statusSource, title }: Task): Position | undefined {
  return statusSource?.position ?? title.position;
}
