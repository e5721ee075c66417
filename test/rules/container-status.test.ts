import { describeRule } from './rule.ts';

describeRule('container-status', {
  path: '.kiro/specs/orders/tasks.md',
  bad: {
    'a ticked box over open tasks': [
      '- [x] 1. Store\n  - [x] 1.1 Table\n  - [ ] 1.2 Index\n  - [-] 1.3 View\n',
      {
        at: '[x]',
        severity: 'warning',
        message: /^Task 1 is done, but Tasks 1\.2 and 1\.3, which are below it, are not\.$/,
        hint: /^Tick Tasks 1\.2 and 1\.3, or take the tick off Task 1\.$/,
        related: ['[ ]', '[-]'],
      },
    ],
    'a box in progress over tasks that are all done': [
      '- [-] 1. Store\n- [x] 1.1 Table\n- [x]* 1.2 Test\n',
      { at: '[-]', severity: 'info', message: /^Task 1 is in progress, but all tasks below it are done\.$/ },
    ],
    'one further down': [
      '- [ ] 1. Store\n  - [x] 1.1 Tables\n    - [ ] 1.1.1 Orders\n',
      { at: '[x]', message: /^Task 1\.1 is done, but Task 1\.1\.1/, related: ['[ ]'] },
    ],
  },
  good: {
    'only optional tasks left': '- [x] 1. Store\n  - [x] 1.1 Table\n  - [ ]* 1.2 Test\n',
    'an open box while an optional task is left': '- [-] 1. Store\n  - [x] 1.1 Table\n  - [ ]* 1.2 Test\n',
    'all open': '- [ ] 1. Store\n  - [ ] 1.1 Table\n',
    'a plan of ours': '## Phase 1: Store\n\n- [ ] **Task 1.1**: Table\n',
  },
});
