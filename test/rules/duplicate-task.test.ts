import { expect, test } from 'vitest';
import { describeRule, first, found, plan, second, task } from './rule.ts';

describeRule('duplicate-task', {
  bad: {
    'the second of two tasks with fields': [
      plan([first, task('1.1'), task('1.2'), second, task('1.1')]),
      {
        at: '1.1',
        severity: 'error',
        message: /^Task 1\.1 is defined more than once\.$/,
        hint: /`Task 1\.3`/,
        related: ['1.1'],
      },
    ],
    'a second one without fields, of another title': [
      plan([first, task('1.1'), '- [x] Task 1.1: Sweep the yard']),
      { at: '1.1', related: ['1.1'] },
    ],
    'each further one': [
      plan([first, task('1.1'), task('1.1'), task('1.1')]),
      { at: '1.1', related: ['1.1'] },
      { at: '1.1', related: ['1.1'] },
    ],
  },
  good: {
    'an overview list with detail headings': plan([
      first,
      '- [ ] Task 1.1: Open',
      '#### Task 1.1: Open',
      '- **Description**: Open it\n- **Done when**: It is open',
    ]),
    'a shortened title, and prose about a task': plan([
      first,
      task('1.1'),
      '- [ ] Task 1.1: The part\n- [ ] Task 1.1 swept by Ann',
    ]),
    'ids that differ in a zero': plan([first, task('1.1'), task('1.10')]),
  },
});

test('two tasks of Kiro with others below their number are named', () => {
  const text = '- [ ] 1. Cut\n  - [ ] 1.1 Mark\n- [ ] 2. Sew\n  - [ ] 2.1 Pin\n- [ ] 2. Iron\n  - [ ] 2.2 Heat\n';
  const twice = found('duplicate-task', text, { path: '.kiro/specs/coat/tasks.md' });
  expect(twice.filter(({ rule }) => rule === 'duplicate-task')).toMatchObject([
    {
      at: '[ ]',
      severity: 'error',
      message: 'Task 2 is defined more than once.',
      hint: expect.stringContaining('`Task 3`'),
    },
  ]);
});
