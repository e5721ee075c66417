import { expect, test } from 'vitest';
import { describeRule, first, found, needs, plan, task } from './rule.ts';
import { liveness } from './tables.ts';

const struck = (id: string) => task(id).replace(`**Task ${id}**: Part ${id}`, `~~**Task ${id}**: Part ${id}~~`);

describeRule('liveness-unreachable', {
  bad: {
    'a task that is cancelled': [
      plan([first, task('1.1'), struck('1.2')], {
        progress: liveness('Task 1.2 sends it | Task 1.1 is done | 5 s'),
      }),
      {
        at: 'Task 1.2',
        severity: 'error',
        message: /^This requirement depends on Task 1\.2, which is cancelled\.$/,
        hint: /remove the row/,
      },
    ],
    'a task that only the trigger names': [
      plan([first, task('1.1'), struck('1.2')], {
        progress: liveness('1.1 answers | a call, once Task 1.2 ends | 5 s'),
      }),
      { at: 'Task 1.2', severity: 'error', message: /on Task 1\.2, which is cancelled/ },
    ],
    'a phase with a task that is cancelled': [
      plan([first, task('1.1'), struck('1.2')], {
        progress: liveness('All of Phase 1 ends | x | 5 s'),
      }),
      {
        at: 'Phase 1',
        severity: 'error',
        message: /on Task 1\.2, which is cancelled/,
        hint: / with the tasks that are left\.$/,
      },
    ],
  },
  good: {
    'a task that can be done': plan([first, task('1.1')], {
      progress: liveness('Task 1.1 ends | x | 5 s'),
    }),
    'a task that is blocked': plan([first, task('1.1', [], '!')], {
      progress: liveness('Task 1.1 ends | x | 5 s'),
    }),
    'one that waits for a cancelled task': plan([first, struck('1.1'), needs('1.2', '1.1')], {
      progress: liveness('Task 1.2 ends | x | 5 s'),
    }),
  },
});

test('a task on a cycle, and one that waits for it, in addition to the cycle', () => {
  const circle = [needs('1.1', '1.2'), needs('1.2', '1.1')];
  const source = plan([first, ...circle, needs('1.3', '1.2')], {
    progress: liveness('Task 1.1 ends | x | 5 s', 'Task 1.3 ends | x | 5 s'),
  });
  expect(found('liveness-unreachable', source)).toMatchObject([
    { rule: 'dependency-cycle' },
    {
      at: 'Task 1.1',
      message: expect.stringMatching(
        /Task 1\.1, which can never finish: it depends on itself through 1\.1 → 1\.2 → 1\.1\.$/,
      ),
      related: ['1.1', '1.2'],
    },
    {
      at: 'Task 1.3',
      message: expect.stringMatching(
        /Task 1\.3, which can never finish: it waits for Task 1\.2, which depends on itself\.$/,
      ),
      related: ['1.2'],
    },
  ]);
});
