import { describeRule, first, needs, plan, second, task } from './rule.ts';

describeRule('dependency-cycle', {
  bad: {
    'two tasks that depend on each other, with both places': [
      plan([first, needs('1.1', 'Task 1.2'), needs('1.2', 'Task 1.1')]),
      {
        at: 'Task 1.2',
        severity: 'error',
        message: /^Tasks 1\.1 and 1\.2 depend on each other: 1\.1 → 1\.2 → 1\.1\.$/,
        related: ['Task 1.1', 'Task 1.2'],
      },
    ],
    'the shortest cycle of a larger component': [
      plan([first, needs('1.1', '1.3'), needs('1.2', '1.1, 1.3'), needs('1.3', '1.2')]),
      { at: '1.3', message: /; 1 more task is in a cycle with them\.$/ },
    ],
    'one finding for each of two components': [
      plan([first, needs('1.1', '1.2'), needs('1.2', '1.1'), needs('1.3', '1.4'), needs('1.4', '1.3')]),
      { at: '1.2' },
      { at: '1.4' },
    ],
    'phases that wait for each other’s tasks, which explains the later phase and the statuses': [
      plan([first, needs('1.1', 'Phase 2', 'x'), second, needs('2.1', 'Task 1.1')]),
      { at: 'Phase 2', related: ['Task 1.1', 'Phase 2'] },
    ],
  },
  good: {
    'a diamond': plan([first, task('1.1'), needs('1.2', '1.1'), needs('1.3', '1.1'), needs('1.4', '1.2, 1.3')]),
  },
});
