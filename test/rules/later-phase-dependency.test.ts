import { describeRule, plan, task } from './rule.ts';

const first = '### Phase 1: Foundation';
const second = '### Phase 2: Core';

describeRule('later-phase-dependency', {
  bad: {
    'a task of a later phase': [
      plan(
        [
          first,
          task('1.1'),
          task('1.2', ['**Depends on**: Task 2.1']),
          second,
          task('2.1', ['**Depends on**: None']),
        ].join('\n\n'),
      ),
      {
        at: 'Task 2.1',
        severity: 'warning',
        message: /^Unexpected dependency of Task 1\.2 on Task 2\.1 of the later Phase 2/,
        related: ['Phase 2: Core'],
      },
    ],
    'a whole later phase, once for all that it expands to': [
      plan([first, task('1.1', ['**Depends on**: Phase 2']), second, task('2.1'), task('2.2')].join('\n\n')),
      { at: 'Phase 2', message: /on Task 2\.1 and Task 2\.2 of the later Phase 2/ },
    ],
    'an id that a later task blocks': [
      plan([first, task('1.1'), second, task('2.1', ['**Depends on**: None', '**Blocks**: Task 1.1'])].join('\n\n')),
      { at: 'Task 1.1', message: /of Task 1\.1 on Task 2\.1/ },
    ],
    'a phase that waits for a later one': [
      plan(['### Wave 1: Base (depends on Wave 2)', task('1.1'), '### Wave 2: Core', task('2.1')].join('\n\n')),
      { at: 'Wave 2', message: /^Unexpected dependency of Wave 1 on Wave 2, which is later/ },
    ],
  },
  good: {
    'earlier phases and its own': plan(
      [first, task('1.1'), task('1.2', ['**Depends on**: 1.1']), second, task('2.1', ['**Depends on**: Phase 1'])].join(
        '\n\n',
      ),
    ),
    'waves that are printed out of order': plan(
      ['### Wave 3: Last', task('3.1', ['**Depends on**: Task 2.1']), '### Wave 2: Core', task('2.1')].join('\n\n'),
    ),
    'phases without an order': `---\nphaseOrder: none\n---\n\n${plan(
      [first, task('1.1', ['**Depends on**: Task 2.1']), second, task('2.1')].join('\n\n'),
    )}`,
  },
});
