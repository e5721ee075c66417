import { describeRule, first, needs, plan, task } from './rule.ts';
import { sequence } from './tables.ts';

const chain = [first, task('1.1'), needs('1.2', 'Task 1.1'), needs('1.3', 'Task 1.2')];

describeRule('sequence-contradicted', {
  bad: {
    'dependencies in the opposite order, with the path': [
      plan(chain, { progress: sequence('Task 1.3 before Task 1.1 | Order | Why') }),
      {
        at: 'Task 1.3 before Task 1.1',
        severity: 'error',
        message:
          /^This constraint puts Task 1\.3 before Task 1\.1, but the dependencies put it after Task 1\.1: 1\.1 → 1\.2 → 1\.3\.$/,
        hint: /^Reverse the constraint/,
        related: ['Task 1.1', 'Task 1.2'],
      },
    ],
    'one pair of many': [
      plan(chain, { progress: sequence('Tasks 1.1, 1.3 before 1.2 | Order | Why') }),
      { at: 'Tasks 1.1, 1.3 before 1.2', message: /puts Task 1\.3 before Task 1\.2/ },
    ],
    'another row, once, at the later one': [
      plan([first, task('1.1'), task('1.2')], {
        progress: sequence('1.1 before 1.2 | Order | Why', '1.2 → 1.1 | Order | Why not'),
      }),
      {
        at: '1.2 → 1.1',
        message: /but an earlier row puts Task 1\.1 before Task 1\.2\.$/,
        related: ['1.1 before 1.2'],
      },
    ],
  },
  good: {
    'the same order': plan(chain, { progress: sequence('Task 1.1 before Task 1.3 | Order | Why') }),
    'a row in prose': plan(chain, { progress: sequence('The end before the beginning | Order | Why') }),
  },
});

describeRule('dependency-cycle', {
  bad: {
    'explains a constraint between two tasks of its own': [
      plan([first, needs('1.1', '1.2'), needs('1.2', '1.1')], {
        progress: sequence('Task 1.1 before Task 1.2 | Order | Why'),
      }),
      { at: '1.2' },
    ],
  },
});
