import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

export const unproduced: Rule = {
  summary: 'A task consumes something that no task produces and no file of the repository contains.',
  severity: 'info',
  *check({ plan, occurs }) {
    if (!occurs) return;
    for (const { id, status, taken } of plan.tasks) {
      if (status === 'done' || status === 'cancelled') continue;
      for (const { value, position } of taken) {
        if (occurs(value)) continue;
        yield {
          message: `${taskName(id)} consumes \`${value}\`, which no task produces and no file of the repository holds.`,
          hint: 'List it under `Produces` in the task that makes it, or correct the name.',
          position,
        };
      }
    }
  },
};
