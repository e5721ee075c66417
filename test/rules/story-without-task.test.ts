import { describeRule } from './rule.ts';

const spec = '# Spec\n\n### User Story 1 - Pay (Priority: P1)\n\nText.\n\n### User Story 2: See orders\n';

describeRule('story-without-task', {
  companion: (name) => (name === 'spec.md' ? spec : null),
  bad: {
    'a story of the specification': [
      '## Phase 1: Work\n\n- [ ] T001 [US1] Add a form\n',
      {
        at: null,
        severity: 'info',
        message: /^User story 2 of `spec\.md`, “See orders”, has no task\.$/,
        hint: /\[US2\]/,
      },
    ],
  },
  good: {
    'one that a label or a heading names':
      '## Phase 1: User Story 2\n\n- [ ] T001 Add a page\n\n## Phase 2: Work\n\n### US1\n\n- [ ] T002 [US1] Pay\n',
    'a plan that names no stories': '## Phase 1: Work\n\n- [ ] T001 Add a form\n',
  },
});
