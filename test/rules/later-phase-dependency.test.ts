import { describeRule, first, needs, plan, second, task } from './rule.ts';

describeRule('later-phase-dependency', {
  bad: {
    'a task of a later phase': [
      plan([first, task('1.1'), needs('1.2', 'Task 2.1'), second, needs('2.1', 'None')]),
      {
        at: 'Task 2.1',
        severity: 'warning',
        message: /^Task 1\.2 depends on Task 2\.1 of Phase 2, which comes after Phase 1\.$/,
        hint: /^Move Task 1\.2 to Phase 2 or later, or Task 2\.1 to Phase 1 or earlier\.$/,
        related: ['Phase 2: Core'],
      },
    ],
    'a whole later phase, once for all that it expands to': [
      plan([first, needs('1.1', 'Phase 2'), second, task('2.1'), task('2.2')]),
      { at: 'Phase 2', message: /on Tasks 2\.1 and 2\.2 of Phase 2, which/ },
    ],
    'an id that a later task blocks': [
      plan([first, task('1.1'), second, task('2.1', ['**Depends on**: None', '**Blocks**: Task 1.1'])]),
      { at: 'Task 1.1', message: /^Task 1\.1 depends on Task 2\.1/ },
    ],
    'a phase that waits for a later one': [
      plan(['### Wave 1: Base (depends on Wave 2)', task('1.1'), '### Wave 2: Core', task('2.1')]),
      {
        at: 'Wave 2',
        message: /^Wave 1 depends on Wave 2, which comes after Wave 1\.$/,
        hint: /^Move Wave 1 after Wave 2, or Wave 2 before Wave 1\.$/,
      },
    ],
  },
  good: {
    'earlier phases and its own': plan([first, task('1.1'), needs('1.2', '1.1'), second, needs('2.1', 'Phase 1')]),
    'waves that are printed out of order': plan([
      '### Wave 3: Last',
      needs('3.1', 'Task 2.1'),
      '### Wave 2: Core',
      task('2.1'),
    ]),
    'phases without an order': `---\nphaseOrder: none\n---\n\n${plan([
      first,
      needs('1.1', 'Task 2.1'),
      second,
      task('2.1'),
    ])}`,
  },
});
