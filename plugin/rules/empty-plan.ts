import type { Rule } from './support/rule.ts';

/** No task was found. A file that cannot be read as its author meant it may hold some. */
export const emptyPlan: Rule = {
  summary: 'The plan has no tasks.',
  severity: 'error',
  *check({ plan }) {
    if (plan.tasks.length > 0 || plan.faults.length > 0) return;
    yield {
      message:
        'The plan holds no task, expected at least one list item or heading that begins with the word Task and an id.',
      hint: 'Write each task as `- [ ] **Task 1.1**: Title`; code fences, quotes and HTML comments are not searched.',
      position: undefined,
    };
  },
};
