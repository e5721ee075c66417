import { describeRule, first, plan, task } from './rule.ts';

describeRule('foreign-dialect', {
  bad: {
    'a plan of GSD without its roadmap': [
      '---\nformat: gsd\nphase: 01-till\nplan: 01\n---\n\n<objective>\nOpen the drawer\n</objective>\n',
      { at: null, message: /^The file looks like part of a plan in the GSD format/ },
    ],
    'a Backlog.md file': [
      '---\nid: task-7\nassignee: []\nstatus: To Do\n---\n\n## Acceptance Criteria\n\n- [ ] The form opens\n',
      { at: null, severity: 'warning', message: /^The file looks like part of a plan in the Backlog\.md format/ },
    ],
    'a file that says so itself': [
      '---\nformat: taskmd\n---\n\n# Open the shop\n',
      { at: null, message: /^The file looks like part of a plan in the taskmd format/, hint: /front matter/ },
    ],
  },
  good: {
    'a roadmap of GSD':
      '---\nformat: gsd\n---\n\n# Roadmap: Shop\n\n### Phase 1: Till\n\n- [ ] 01-01: Open the drawer\n',
    'a plan with numbered steps inside a task': plan(
      [first, task('1.1'), '  - [ ] 1. Set up\n  - [x] 1.1.1 Create the table'].join('\n'),
    ),
    'a plan of a tool that is read':
      '# Tasks: Login\n\n## Phase 1: Setup\n\n- [ ] T001 [P] Create the folder in src/\n',
  },
});
