import { describeRule, first, needs, plan, second, task } from './rule.ts';
import { sequence } from './tables.ts';

describeRule('sequence-unenforced', {
  bad: {
    'two tasks side by side, with the dependency that would enforce it': [
      plan([first, task('1.1'), task('1.2')], {
        progress: sequence('Task 1.1 before Task 1.2 | Order | Why'),
      }),
      {
        at: 'Task 1.1 before Task 1.2',
        severity: 'warning',
        message: /^This constraint puts Task 1\.1 before Task 1\.2, but no dependency enforces that\.$/,
        hint: /^Write `- \*\*Depends on\*\*: Task 1\.1` in Task 1\.2\.$/,
        related: ['1.2'],
      },
    ],
    'a task with dependencies gets one more; all missing ones are named': [
      plan([first, task('1.1'), task('1.2'), needs('1.3', '1.1'), task('1.4')], {
        progress: sequence('1.1, 1.2 and 1.4 before 1.3 | Order | Why'),
      }),
      {
        at: '1.1, 1.2 and 1.4 before 1.3',
        message: /puts Tasks 1\.2 and 1\.4 before Task 1\.3,/,
        hint: /^Add Task 1\.2, Task 1\.4 to the `Depends on` of Task 1\.3\.$/,
      },
    ],
    'a task without dependencies keeps the order of its phase': [
      plan([first, task('1.1'), second, task('2.1'), task('2.2')], {
        progress: sequence('Task 2.2 after Task 2.1 | Order | Why'),
      }),
      { at: 'Task 2.2 after Task 2.1', hint: /`- \*\*Depends on\*\*: Phase 1, Task 2\.1` in Task 2\.2/ },
    ],
    'None refuses the order of the phases': [
      plan([first, task('1.1'), second, needs('2.1', 'None')], {
        progress: sequence('Phase 1 before Phase 2 | Order | Why'),
      }),
      { at: 'Phase 1 before Phase 2', hint: /^Write `- \*\*Depends on\*\*: Task 1\.1` in Task 2\.1/ },
    ],
  },
  good: {
    'a path through other tasks': plan([first, task('1.1'), needs('1.2', '1.1'), needs('1.3', '1.2')], {
      progress: sequence('Task 1.3 MUST NOT start before Task 1.1 | Order | Why'),
    }),
    'the order of the phases': plan([first, task('1.1'), second, task('2.1')], {
      progress: sequence('Task 1.1 → Task 2.1 | Order | Why'),
    }),
    prose: plan([first, task('1.1'), task('1.2')], {
      progress: sequence('TLS 1.1 before HTTP 1.2 | Order | Why'),
    }),
  },
});
