import { describeRule, first, plan, task } from './rule.ts';

describeRule('duplicate-phase', {
  bad: {
    'a second phase of the same number': [
      plan([first, task('1.1'), '### Phase 1: Core', task('2.1')]),
      {
        at: 'Phase 1: Core',
        severity: 'error',
        message: /^Phase 1 is defined more than once\.$/,
        hint: /such as `2`/,
        related: ['Phase 1: Foundation'],
      },
    ],
    'every one but the first': [
      plan(['### Wave A: Base', task('1.1'), '### Wave A', task('1.2'), '### Wave A', task('1.3')]),
      { at: 'Wave A', hint: /^Give this phase another id, or merge the two phases\.$/ },
      { at: 'Wave A', related: ['Wave A: Base'] },
    ],
  },
  good: {
    'numbers that differ': plan([first, task('1.1'), '### Phase 1.5: Between', task('1.5.1')]),
    'the same words again over prose': plan([first, task('1.1'), '### Phase 1 in short\n\nIt lays the ground.']),
  },
});
