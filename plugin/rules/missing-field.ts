import type { Sourced, Task } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/** A cancelled task needs neither field. */
export const missingField: Rule = {
  summary: 'A task has no Done when or no Description.',
  severity: 'contract',
  *check({ plan }) {
    for (const task of plan.tasks) {
      if (task.status === 'cancelled') continue;
      if (isBlank(task.doneWhen)) {
        yield {
          message: `${taskName(task.id)} has no Done when.`,
          hint: 'Add a line `- **Done when**: …` below it that says how to check that the task is done.',
          position: titlePosition(task),
        };
      }
      if (isBlank(task.description)) {
        yield {
          message: `${taskName(task.id)} has no Description.`,
          hint: 'Add a line `- **Description**: …` below it that says what needs to be done.',
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
