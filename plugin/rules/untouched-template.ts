import type { Rule } from './support/rule.ts';

export const untouchedTemplate: Rule = {
  summary: 'The file is a copy of the template that nobody has filled in.',
  severity: 'error',
  exclusive: true,
  *check({ plan }) {
    if (!plan.untouched) return;
    yield {
      message: 'This is still the template: every task is a placeholder or the template’s own text.',
      hint: 'Replace the text in square brackets with tasks of your own, such as `- [ ] **Task 1.1**: Add the login form`, or exclude this file from the check.',
      position: plan.tasks[0]?.at.title.position,
    };
  },
};
