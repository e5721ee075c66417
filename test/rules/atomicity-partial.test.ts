import { expect, test } from 'vitest';
import { describeRule, first, found, plan, task } from './rule.ts';
import { atomicity } from './tables.ts';

const tasks = (marks: string[], row: string) =>
  plan([first, ...marks.map((mark, index) => task(`1.${index + 1}`, [], mark))], {
    progress: atomicity(row),
  });

describeRule('atomicity-partial', {
  bad: {
    'a part is done': [
      tasks(['x', ' ', '~'], 'Task 1.1 + Task 1.2, Task 1.3 | Revert | x'),
      {
        at: 'Task 1.1 + Task 1.2, Task 1.3',
        severity: 'warning',
        message: /^Task 1\.1 is done, but Tasks 1\.2 and 1\.3 of the same atomic group are not\.$/,
        hint: /^Finish Tasks 1\.2 and 1\.3/,
        related: ['[ ]', '[~]', '[x]'],
      },
    ],
  },
  good: {
    'all of it': tasks(['x', 'x', ' '], '1.1 + 1.2 | Revert | x'),
    'none of it': tasks(['~', ' ', 'x'], '1.1 + 1.2 | Revert | x'),
    prose: tasks(['x', ' '], 'If Task 1.1 fails, Task 1.2 is not begun | Revert | x'),
  },
});

test('a group without a strategy that is half done is reported by both rules', () => {
  const both = found('atomicity-partial', tasks(['x', ' '], 'Task 1.1 + Task 1.2 | | x'));
  expect(both.map(({ rule, at }) => [rule, at])).toEqual([
    ['atomicity-no-rollback', 'Task 1.1 + Task 1.2'],
    ['atomicity-partial', 'Task 1.1 + Task 1.2'],
  ]);
});
