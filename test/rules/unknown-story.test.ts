import { describeRule } from './rule.ts';

const plan = (label: string) =>
  `## Phase 1: User Story 1 - Pay\n\n- [ ] T001 [US1] Add a form (FR-001)\n\n## Phase 2: Work\n\n### US1 and US4\n\n- [ ] T002 ${label}\n`;

describeRule('unknown-story', {
  companion: (name) =>
    name === 'spec.md' ? '# Spec\n\n### User Story 1 - Pay (Priority: P1)\n\n- **FR-001**: It must be fast\n' : null,
  bad: {
    'a story that the specification does not have': [
      plan('[US4] Add a page'),
      {
        at: '4',
        severity: 'warning',
        message: /^Task T002 is about user story 4, which `spec\.md` does not have\.$/,
      },
    ],
    'a requirement that it does not have': [
      plan('Add a page (FR-001, FR-018)'),
      { at: 'FR-018', message: /^Task T002 is about FR-018, which `spec\.md` does not have\.$/ },
    ],
  },
  good: { 'what it has': plan('[US1] Add a page for FR-001') },
});

describeRule('unknown-story', {
  companion: () => '# Spec\n\n### Paying\n',
  good: { 'a specification without numbers': plan('[US4] Add a page (FR-018)') },
});

describeRule('unknown-story', { companion: () => null, good: { 'no specification': plan('[US4] Add a page') } });
