import { describeRule, first, plan, task } from './rule.ts';

const around = (...blocks: string[]) => plan([first, ...blocks]);
const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');

describeRule('subtask-open', {
  bad: {
    'a task whose id continues that of a done one': [
      around(task('1.1', [], 'x'), task('1.1.1', [], 'x'), task('1.1.2')),
      {
        at: '[x]',
        severity: 'warning',
        message: /^Task 1\.1 is done, but Task 1\.1\.2, which is part of it, is not\.$/,
        hint: /`\[~\]`/,
        related: ['[ ]'],
      },
    ],
    'two open ones': [
      around(task('1.1', [], 'x'), task('1.1.1', [], '~'), task('1.1.2', [], '!')),
      { at: '[x]', message: /but Tasks 1\.1\.1 and 1\.1\.2, which are part of it, are not/, related: ['[~]', '[!]'] },
    ],
    'a task in the item of a done one': [
      around(`${task('1.1', [], 'x')}${indented(task('1.7'))}`),
      { at: '[x]', message: /^Task 1\.1 is done, but Task 1\.7/, related: ['[ ]'] },
    ],
  },
  good: {
    'all done or cancelled': around(task('1.1', [], 'x'), task('1.1.1', [], 'x'), '- [ ] ~~Task 1.1.2: Drop~~'),
    'an open task with done parts': around(task('1.1'), task('1.1.1', [], 'x')),
    'ids that only look alike': around(task('1.1', [], 'x'), task('1.10'), task('1.2')),
  },
});
