import { describeRule, plan, task } from './rule.ts';

const phase = '### Phase 1: Foundation';

describeRule('duplicate-task', {
  bad: {
    'the second of two tasks with fields': [
      plan([phase, task('1.1'), task('1.2'), '### Phase 2: Core', task('1.1')].join('\n\n')),
      {
        at: '1.1',
        severity: 'error',
        message: /^Task 1\.1 is defined more than once\.$/,
        hint: /`Task 1\.3`/,
        related: ['1.1'],
      },
    ],
    'a second one without fields, of another title': [
      plan([phase, task('1.1'), '- [x] Task 1.1: Sweep the yard'].join('\n\n')),
      { at: '1.1', related: ['1.1'] },
    ],
    'each further one': [
      plan([phase, task('1.1'), task('1.1'), task('1.1')].join('\n\n')),
      { at: '1.1', related: ['1.1'] },
      { at: '1.1', related: ['1.1'] },
    ],
  },
  good: {
    'an overview list with detail headings': plan(
      [
        phase,
        '- [ ] Task 1.1: Open',
        '#### Task 1.1: Open',
        '- **Description**: Open it\n- **Done when**: It is open',
      ].join('\n\n'),
    ),
    'a shortened title, and prose about a task': plan(
      [phase, task('1.1'), '- [ ] Task 1.1: The part\n- [ ] Task 1.1 swept by Ann'].join('\n\n'),
    ),
    'ids that differ in a zero': plan([phase, task('1.1'), task('1.10')].join('\n\n')),
  },
});
