import { describeRule, first, needs, plan, task } from './rule.ts';

describeRule('outside-dependency', {
  bad: {
    'a condition among tasks': [
      plan([first, task('1.1'), needs('1.2', 'Task 1.1, PR #802 merged')]),
      {
        at: 'PR #802 merged',
        severity: 'info',
        message: /^Task 1\.2 cannot become ready while it depends on “PR #802 merged”, which is not a task\.$/,
        hint: /^Remove the condition as soon as it is met/,
      },
    ],
    'a condition of a phase, once for all of its tasks': [
      plan(['### Batch 1: Base (depends on the budget)', task('1.1'), task('1.2')]),
      { at: 'the budget', message: /^Tasks 1\.1 and 1\.2 cannot become ready while they depend on “the budget”/ },
    ],
  },
  good: {
    'tasks, notes and nothing': plan([
      first,
      needs('1.1', 'None (PR #802 is merged)'),
      needs('1.2', '1.1 (after PR #802)'),
    ]),
  },
});
