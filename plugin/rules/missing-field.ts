import type { Sourced, Task } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/** A task without Done when, or without Description. What was cancelled needs neither. */
export const missingField: Rule = {
  summary: 'A task has no Done when or no Description.',
  severity: 'contract',
  *check({ plan }) {
    for (const task of plan.tasks) {
      if (task.status === 'cancelled') continue;
      if (isBlank(task.doneWhen)) {
        yield {
          message: `${taskName(task.id)} has no Done when, expected how to tell that it is done.`,
          hint: 'Add `  - **Done when**: …` below it, with what can be checked.',
          position: titlePosition(task),
        };
      }
      if (isBlank(task.description)) {
        yield {
          message: `${taskName(task.id)} has no Description, expected what needs to be done.`,
          hint: 'Add `  - **Description**: …` below it.',
          position: titlePosition(task),
          severity: 'info',
        };
      }
    }
  },
};

function isBlank(field: Sourced | null): boolean {
  return field === null || field.value.trim() === '';
}

function titlePosition({ title, at, position }: Task) {
  return title.position ?? at.id.position ?? position;
}
