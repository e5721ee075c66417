import type { Rule } from './support/rule.ts';
import { counted } from './support/wording.ts';

export const tooLarge: Rule = {
  summary: 'The file is too large or too deeply nested to be read, or has too many tasks.',
  severity: 'error',
  exclusive: 'unread',
  *check({ plan, limits }) {
    if (plan.excess) yield plan.excess;
    const first = plan.tasks[limits.tasks];
    if (first === undefined) return;
    yield {
      message: `The plan has ${counted(plan.tasks.length, 'task')}; the limit is ${limits.tasks}.`,
      hint: 'Split the plan into several, or raise `limits.tasks`.',
      position: first.at.id.position ?? first.title.position,
    };
  },
};
