import type { Rule } from './support/rule.ts';

/** Silent for a malformed file, whose tasks may just not have been read. */
export const emptyPlan: Rule = {
  summary: 'The plan has no tasks.',
  severity: 'error',
  *check({ plan }) {
    if (plan.tasks.length > 0 || plan.faults.length > 0) return;
    yield {
      message: 'The plan has no tasks: no list item or heading starts with the word Task and an id.',
      hint: 'Write each task as `- [ ] **Task 1.1**: Title`. Code blocks, quotes and HTML comments are not searched.',
      position: undefined,
    };
  },
};
