import { expect, test } from 'vitest';
import { foundTogether } from './portfolio.ts';
import { describeRule, first, needs, plan, second, task } from './rule.ts';

describeRule('status-out-of-order', {
  bad: {
    'done before what it waits for': [
      plan([first, task('1.1'), task('1.2', [], '~'), needs('1.3', 'Task 1.1, 1.2', 'x')]),
      {
        at: '[x]',
        severity: 'error',
        message: /^Task 1\.3 is done, but Tasks 1\.1 and 1\.2, which it depends on, are not\.$/,
        related: ['[ ]', '[~]'],
      },
    ],
    'in progress before what it waits for': [
      plan([first, task('1.1'), needs('1.2', 'Task 1.1', '~')]),
      {
        at: '[~]',
        severity: 'warning',
        message: /^Task 1\.2 is in progress, but Task 1\.1, which it depends on, is not done\.$/,
      },
    ],
    'done before a phase that the heading names': [
      plan([first, task('1.1'), '### Phase 2: Core (depends on Phase 1)', task('2.1', [], 'x')]),
      { at: '[x]' },
    ],
    'a word in Status': [
      plan([
        first,
        task('1.1'),
        '#### Task 1.2: Sell\n\n**Depends on**: 1.1\n\n**Status**: Complete\n\n**Done when**: Sold',
      ]),
      { at: 'Complete', severity: 'error' },
    ],
  },
  good: {
    'done after done and after cancelled': plan([
      first,
      task('1.1', [], 'x'),
      '- [ ] ~~**Task 1.2**: Advertise~~',
      needs('1.3', '1.1, 1.2', 'x'),
    ]),
    'only the implied order of the phases is broken': plan([first, task('1.1'), second, task('2.1', [], 'x')]),
    'to do and blocked tasks wait as they should': plan([
      first,
      task('1.1'),
      needs('1.2', '1.1', ' '),
      needs('1.3', '1.1', '!'),
    ]),
  },
});

test('reports a task of another plan that is not done, at its own place', () => {
  const sources = (mark: string, other = '') => ({
    'a/tasks.md': plan([first, needs('1.1', 'b/1.1, `b` Task 1.1', 'x')]),
    'b/tasks.md': plan([first, task('1.1', other ? [`**Depends on**: ${other}`] : [], mark)]),
  });
  expect(foundTogether('status-out-of-order', sources('~'))).toMatchObject([
    {
      severity: 'error',
      message: expect.stringContaining('Task 1.1 is done, but Task 1.1 of b, which it depends on, is not.'),
      at: 'plans/a/tasks.md [x]',
      related: ['plans/b/tasks.md [~]'],
    },
  ]);
  expect(foundTogether('status-out-of-order', sources('x'))).toEqual([]);
  expect(foundTogether('status-out-of-order', sources(' ', 'a/1.1'))).toMatchObject([{ rule: 'plan-cycle' }]);
});
