import { describeRule } from './rule.ts';

const requirements =
  '# Requirements\n\n### Requirement 1: Store\n\n#### Acceptance Criteria\n\n1. Kept\n2. Found\n\n### Requirement 2: Show\n\nText.\n';

describeRule('requirement-without-task', {
  path: '.kiro/specs/orders/tasks.md',
  companion: (name) => (name === 'requirements.md' ? requirements : null),
  bad: {
    'criteria that no task names': [
      '- [ ] 1. Table\n  - _Requirements: 1.1_\n',
      {
        at: null,
        severity: 'info',
        message: /^No task names 2 criteria of `requirements\.md`: 1\.2 and 2\.$/,
        hint: /_Requirements: 1\.2_/,
      },
    ],
    one: ['- [ ] 1. Table\n  - _Requirements: 1_\n', { at: null, message: /^No task names 1 criterion of .*: 2\.$/ }],
  },
  good: {
    'all of them, in part by the whole or by a part': '- [ ] 1. Table\n  - _Requirements: 1, 2.1_\n',
    'all at once': '- [ ] 1. Table\n  - _Requirements: All_\n',
    'a plan that names none': '- [ ] 1. Table\n',
  },
});
