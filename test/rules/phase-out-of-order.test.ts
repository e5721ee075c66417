import { describeRule, first, needs, plan, second, task } from './rule.ts';

describeRule('phase-out-of-order', {
  bad: {
    'done before the phase that comes first': [
      plan([first, task('1.1', [], 'x'), task('1.2'), second, task('2.1', [], 'x'), task('2.2'), task('2.3', [], 'X')]),
      {
        at: '[x]',
        severity: 'info',
        message: /^Tasks 2\.1 and 2\.3 are done, but Task 1\.2 of the earlier Phase 1 is not\.$/,
        hint: /`- \*\*Depends on\*\*: None`/,
        related: ['[X]', '[ ]'],
      },
    ],
  },
  good: {
    'a phase that is done, or whose rest was cancelled': plan([
      first,
      task('1.1', [], 'x'),
      '- [ ] ~~**Task 1.2**: Given up~~',
      second,
      task('2.1', [], 'x'),
      '### Phase 3: Last',
      task('3.1'),
    ]),
    'tasks that say what they wait for': plan([first, task('1.1'), second, needs('2.1', 'None', 'x')]),
    'phases without an order': `---\nphaseOrder: none\n---\n\n${plan([
      first,
      task('1.1'),
      second,
      task('2.1', [], 'x'),
    ])}`,
  },
});

describeRule('phase-out-of-order', {
  path: 'openspec/changes/add-orders/tasks.md',
  bad: {
    'tasks without ids, which are called by their places': [
      '## 1. Store\n\n- [x] Add\n- [ ] Fill\n\n## 2. Till\n\n- [x] Sell\n',
      { at: '[x]', message: /^Task 1 of group 2 is done, but Task 2 of group 1 is not\.$/ },
    ],
  },
});
