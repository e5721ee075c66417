import { describeRule, first, plan, task } from './rule.ts';

describeRule('unknown-status', {
  bad: {
    'a mark': [
      plan([first, task('1.1', [], '?')]),
      {
        at: '[?]',
        severity: 'warning',
        message: /^Task 1\.1 has the unknown status “\[\?\]”, so it counts as to do\.$/,
      },
    ],
    'a word next to a box, which decides': [
      plan([first, task('1.1', ['**Status**: parked until spring'], 'x')]),
      { at: 'parked until spring', message: /counts as done\.$/ },
    ],
  },
  good: {
    'every known mark': plan([first, ...[...' xX~->/!'].map((mark, index) => task(`1.${index + 1}`, [], mark))]),
    'a known word with a note, and an escaped box': plan([
      first,
      task('1.1', ['**Status**: Complete (merged on Friday)'], 'x'),
      task('1.2', ['**Status**: \\[x\\] complete'], 'x'),
    ]),
  },
});
