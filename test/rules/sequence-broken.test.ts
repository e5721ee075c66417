import { describeRule, first, needs, plan, second, task } from './rule.ts';
import { sequence } from './tables.ts';

const row = sequence('Task 1.1 MUST be done before Task 2.1 | Order | Why');

describeRule('sequence-broken', {
  bad: {
    'the later one is done, and waits only by the order of the phases': [
      plan([first, task('1.1'), second, task('2.1', [], 'x')], { progress: row }),
      {
        at: 'Task 1.1 MUST be done before Task 2.1',
        severity: 'error',
        message: /^Task 2\.1 is done, but Task 1\.1, which this constraint puts first, is not\.$/,
        hint: /^Mark Task 1\.1 `\[x\]`, change Task 2\.1 back to `\[ \]`/,
        related: ['[x]', '[ ]'],
      },
    ],
    'the later one is in progress, and the earlier too': [
      plan([first, task('1.1', [], '~'), second, needs('2.1', 'None', '~')], {
        progress: row,
      }),
      {
        at: 'Task 1.1 MUST be done before Task 2.1',
        message: /^Task 2\.1 is in progress, but Task 1\.1, which this constraint puts first, is not done\.$/,
      },
    ],
    'only the pair that is broken': [
      plan([first, task('1.1', [], 'x'), task('1.2'), second, needs('2.1', 'None', 'x'), task('2.2')], {
        progress: sequence('Phase 1 before Phase 2 | Order | Why'),
      }),
      { at: 'Phase 1 before Phase 2', message: /^Task 2\.1 is done, but Task 1\.2, which/ },
    ],
  },
  good: {
    'the earlier one is done, or cancelled': plan(
      [
        first,
        task('1.1', [], 'x'),
        task('1.2').replace('**Task 1.2**: Part 1.2', '~~**Task 1.2**: Part 1.2~~'),
        second,
        task('2.1', [], 'x'),
      ],
      { progress: sequence('1.1, 1.2 before 2.1 | Order | Why') },
    ),
  },
});

describeRule('status-out-of-order', {
  bad: {
    'a pair that is a dependency, which no other rule reports': [
      plan([first, task('1.1'), second, needs('2.1', '1.1', 'x')], { progress: row }),
      { at: '[x]' },
    ],
  },
});
