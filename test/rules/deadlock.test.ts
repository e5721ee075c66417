import { expect, test } from 'vitest';
import { describeRule, first, found, needs, plan, task } from './rule.ts';
import { atomicity, sequence } from './tables.ts';

const chain = [first, task('1.1'), needs('1.2', 'Task 1.1'), needs('1.3', 'Task 1.2')];
const free = [first, task('1.1'), task('1.2'), task('1.3'), task('1.4')];

describeRule('deadlock', {
  bad: {
    'a group with a task between its own that waits': [
      plan(chain, { progress: atomicity('Task 1.1 + Task 1.3 | Revert both | x') }),
      {
        at: 'Task 1.1 + Task 1.3',
        severity: 'error',
        message:
          /^Tasks 1\.1, 1\.2 and 1\.3 block each other forever: Task 1\.2 waits for Task 1\.1 and Task 1\.3 waits for Task 1\.2, and the atomic group “Task 1\.1 \+ Task 1\.3” cannot be done in parts\.$/,
        hint: /^Add Task 1\.2 to the atomic group “Task 1\.1 \+ Task 1\.3”/,
        related: ['Task 1.1 + Task 1.3', 'Task 1.1', 'Task 1.2'],
      },
    ],
  },
  good: {
    'a group with all tasks in between': plan(chain, { progress: atomicity('1.1, 1.2, 1.3 | Revert all | x') }),
    'a group of neighbours': plan(chain, { progress: atomicity('1.1 + 1.2 | Revert both | x') }),
    'rows that agree': plan(chain, { progress: sequence('1.1 before 1.2 | x | y', '1.2 before 1.3 | x | y') }),
  },
});

test('a chain of rows that leads back, through each of them', () => {
  const rows = sequence('1.1 before 1.2 | x | y', '1.2 before 1.3 | x | y', '1.3 before 1.1 | x | y');
  const findings = found('deadlock', plan(free, { progress: rows })).filter(({ rule }) => rule === 'deadlock');
  expect(findings).toMatchObject([
    {
      at: '1.1 before 1.2',
      message: expect.stringMatching(/Task 1\.2 waits for Task 1\.1 \(constraint\)/),
      related: ['1.1 before 1.2', '1.2 before 1.3', '1.3 before 1.1'],
    },
  ]);
});

test('two rows that contradict each other are not also a deadlock', () => {
  const rows = sequence('1.1 before 1.2 | x | y', '1.2 before 1.1 | x | y');
  expect(found('deadlock', plan(free, { progress: rows })).map(({ rule }) => rule)).not.toContain('deadlock');
});

test('two groups that block each other, one finding at the first', () => {
  const phases = [first, task('1.1'), needs('1.2', '1.1'), task('1.3'), needs('1.4', '1.3')];
  const groups = atomicity('Task 1.1 + Task 1.4 | Revert | x', 'Task 1.2 + Task 1.3 | Revert | x');
  expect(found('deadlock', plan(phases, { progress: groups }))).toMatchObject([
    { rule: 'deadlock', at: 'Task 1.1 + Task 1.4', hint: expect.stringMatching(/^Merge these atomic groups into one/) },
  ]);
});
