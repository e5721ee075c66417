import { describeRule, first, plan, task } from './rule.ts';
import { atomicity } from './tables.ts';

const under = (...rows: string[]) => plan([first, task('1.1'), task('1.2')], { progress: atomicity(...rows) });

describeRule('atomicity-no-rollback', {
  bad: {
    'no strategy, bound or not': [
      under('Task 1.1 + Task 1.2 | | x', 'Payment and order | — | x'),
      {
        at: 'Task 1.1 + Task 1.2',
        severity: 'warning',
        message: /^The atomic group “Task 1\.1 \+ Task 1\.2” has no rollback strategy\.$/,
        hint: /`No action needed`/,
      },
      { at: 'Payment and order' },
    ],
  },
  good: {
    'a strategy, or the word that none is needed': under(
      '1.1 + 1.2 | Revert both | x',
      'The cart | No action needed | x',
    ),
  },
});

describeRule('placeholder', {
  bad: {
    'a row with a placeholder, which no other rule reports': [
      under('Task 1.1 + Task 9.9 | [Rollback] | x'),
      { at: '[Rollback]' },
    ],
  },
});
