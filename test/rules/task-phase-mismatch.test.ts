import { describeRule, first, plan, second, task } from './rule.ts';

describeRule('task-phase-mismatch', {
  bad: {
    'an id of another phase': [
      plan([first, task('1.1'), task('2.2'), second, task('2.1')]),
      {
        at: '2.2',
        severity: 'warning',
        message: /^Task 2\.2 is in Phase 1, but its id belongs to Phase 2\.$/,
        hint: /^Move Task 2\.2 to Phase 2/,
        related: ['Phase 1: Foundation', 'Phase 2: Core'],
      },
    ],
    'an id of no phase': [
      plan(['### Phase 8: Last', task('8.1'), '#### Task 9.1: Left over\n\n- **Done when**: It is gone']),
      {
        at: '9.1',
        message: /^Task 9\.1 is in Phase 8, but its id belongs to a phase 9, which does not exist\.$/,
        hint: /^Renumber the phase to 9/,
        related: ['Phase 8: Last'],
      },
    ],
    'an id of a phase that is called by a letter': [
      plan([first, task('1.1'), task('B.1'), '### Phase B: More', task('B.2')]),
      { at: 'B.1' },
    ],
  },
  good: {
    'ids of their own phases': plan([
      first,
      task('1.1'),
      task('1.10'),
      '### Phase 1.5: Between',
      task('1.5.1'),
      '### Phase 02: Core',
      task('2.1'),
    ]),
    'ids of another kind': plan([
      first,
      task('7'),
      task('TASK-0009'),
      task('BE-3.1'),
      '### Phase 2a: Core',
      task('2.1'),
      '### Phase C',
      task('4.1'),
    ]),
    'sub-tasks of a task with a number': plan([first, task('7'), task('8'), task('8.1')]),
    'no phase at all': plan(task('3.1')),
  },
});
