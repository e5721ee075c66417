import { describeRule, first, plan, task } from './rule.ts';

describeRule('missing-field', {
  bad: {
    'no Done when': [
      plan([first, '- [ ] **Task 1.1**: Open the shop\n  - **Description**: Open it']),
      { at: 'Open the shop', severity: 'error', message: /^Task 1\.1 has no Done when/, hint: /\*\*Done when\*\*/ },
    ],
    'an empty Done when, in a plan that does not follow the template': [
      plan([first, task('1.2'), '- [ ] **Task 1.1**: Open\n  - **Description**: Open it\n  - **Done when**:'], {
        claim: false,
      }),
      { at: 'Open', severity: 'warning' },
    ],
    'neither in any task of a plan that does not follow the template: once each': [
      plan([first, '- [ ] Task 1.1: Open', '- [x] Task 1.2: Sell', '- [ ] ~~Task 1.3: Advertise~~'], {
        claim: false,
      }),
      { at: 'Shop', severity: 'info', message: /^No task of this plan has a Done when\.$/, hint: /below each task/ },
      { at: 'Shop', severity: 'info', message: /^No task of this plan has a Description\.$/ },
    ],
    'no Description': [
      plan([first, '- [x] **Task 1.1**: Open\n  - **Done when**: It is open']),
      { at: 'Open', severity: 'info', message: /no Description/ },
    ],
    'neither, under a heading': [
      plan([first, '#### Task 1.1: Open the shop', 'Some words.']),
      { at: 'Open the shop', severity: 'error' },
      { at: 'Open the shop', severity: 'info' },
    ],
  },
  good: {
    'other names, and a list below the label': plan([
      first,
      '#### Task 1.1: Open',
      '**Goal**: Open it',
      '**Acceptance Criteria**:\n\n- [ ] It is open',
    ]),
    'a cancelled task needs neither': plan([first, task('1.1'), '- [ ] ~~**Task 1.2**: Advertise~~']),
  },
});
