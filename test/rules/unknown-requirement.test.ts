import { describeRule } from './rule.ts';

const requirements =
  '# Requirements\n\n### Requirement 1: Store\n\n#### Acceptance Criteria\n\n1. Kept\n2. Found\n\n### Requirement 2: Show\n\nText.\n';

describeRule('unknown-requirement', {
  path: '.kiro/specs/orders/tasks.md',
  companion: (name) => (name === 'requirements.md' ? requirements : null),
  bad: {
    'numbers that the file does not have': [
      '- [ ] 1. Table\n  - _Requirements: 1.1, 1.3, 3.1, 4_\n',
      {
        at: '1.3',
        severity: 'warning',
        message: /^Task 1 names requirements 1\.3, 3\.1 and 4, which `requirements\.md` does not have\.$/,
        hint: /^Correct the number, or describe the requirement in `requirements\.md`\.$/,
      },
    ],
    'the end of a range': [
      '- [ ] 1. Table\n  - _Requirements: 1.1-1.4_\n',
      { at: '1.1-1.4', message: /^Task 1 names requirements 1\.3 and 1\.4, which/ },
    ],
    'a number over others': [
      '- [ ] 1. Store\n  - _Requirements: 5_\n  - [ ] 1.1 Table\n',
      { at: '5', message: /^Task 1 names requirement 5/ },
    ],
  },
  good: {
    'numbers that it has': '- [ ] 1. Table\n  - _Requirements: 1, 1.2, 2_\n',
    'criteria of a requirement without a list': '- [ ] 1. Table\n  - _Requirements: 2.3_\n',
    'parts of a criterion, and all':
      '- [ ] 1. Table\n  - _Requirements: 1.2.1_\n- [ ] 2. Check\n  - _Requirements: All_\n',
  },
});
