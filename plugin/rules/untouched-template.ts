import type { Rule } from './support/rule.ts';

/** Every task is a placeholder or still the template's own text. */
export const untouchedTemplate: Rule = {
  summary: 'The file is a copy of the template that nobody has filled in.',
  severity: 'error',
  exclusive: true,
  *check({ plan }) {
    if (!plan.untouched) return;
    yield {
      message:
        'Unexpected template: every task is still a placeholder or the template’s own text, expected a filled-in plan.',
      hint: 'Write what is to be done in place of the square brackets, such as `- [ ] **Task 1.1**: Add the login form`, or leave this file out of the check.',
      position: plan.tasks[0]?.at.title.position,
    };
  },
};
