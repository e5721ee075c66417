import type { Rule } from './support/rule.ts';

/** The file is too large to be read, or holds more tasks than anybody can follow. */
export const tooLarge: Rule = {
  summary: 'The file is too large or too deeply nested to be read, or has too many tasks.',
  severity: 'error',
  exclusive: 'unread',
  *check({ plan, limits }) {
    if (plan.excess) yield plan.excess;
    const first = plan.tasks[limits.tasks];
    if (first === undefined) return;
    yield {
      message: `Unexpected ${plan.tasks.length} tasks, expected at most ${limits.tasks}.`,
      hint: 'Split the plan into several, or set `limits.tasks` higher.',
      position: first.at.id.position ?? first.title.position,
    };
  },
};
