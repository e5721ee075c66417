import { describeRule, plan, task } from './rule.ts';

describeRule('foreign-dialect', {
  bad: {
    'a spec-kit file': [
      '# Tasks: Login\n\n## Phase 1: Setup\n\n- [ ] T001 [P] Create the folder in src/\n- [ ] T002 [US1] Add the form\n',
      { at: null, severity: 'error', message: /^The file looks like a plan in the spec-kit format/ },
    ],
    'a Kiro file': [
      '# Implementation Plan\n\n- [ ] 1. Set up the store\n  - Create the table\n  - _Requirements: 1.1, 2.3_\n',
      { at: null, message: /^The file looks like a plan in the Kiro format/ },
    ],
    'an OpenSpec file': [
      '## 1. Store\n\n- [ ] 1.1 Create the table\n- [x] 1.2 Fill it\n',
      { at: null, message: /^The file looks like a plan in the OpenSpec format/ },
    ],
    'a Backlog.md file': [
      '---\nid: task-7\nassignee: []\n---\n\n## Acceptance Criteria\n\n- [ ] The form opens\n',
      { at: null, message: /^The file looks like a plan in the Backlog\.md format/ },
    ],
  },
  good: {
    'a plan with numbered steps inside a task': plan(
      ['### Phase 1: Foundation', task('1.1'), '  - [ ] 1. Set up\n  - [x] 1.1.1 Create the table'].join('\n'),
    ),
  },
});
