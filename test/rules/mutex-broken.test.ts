import { describeRule, first, plan, task } from './rule.ts';
import { exclusion } from './tables.ts';

const tasks = (...marks: string[]) =>
  plan([first, ...marks.map((mark, index) => task(`1.${index + 1}`, [], mark))], {
    progress: exclusion('Task 1.1 | Tasks 1.2, 1.3 | Lock'),
  });

describeRule('mutex-broken', {
  bad: {
    'both are in progress': [
      tasks('~', ' ', '~'),
      {
        at: 'Task 1.1',
        severity: 'error',
        message: /^Tasks 1\.1 and 1\.3 are both in progress, but this row says that they exclude each other\.$/,
        hint: /^Finish one of them first/,
        related: ['[~]', '[~]'],
      },
    ],
  },
  good: { 'one at a time': tasks('~', 'x', ' '), 'two that may': tasks(' ', '~', '~') },
});
