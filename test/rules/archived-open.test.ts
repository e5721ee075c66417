import { describeRule } from './rule.ts';

const path = 'openspec/changes/archive/2026-01-02-add-orders/tasks.md';

describeRule('archived-open', {
  path,
  bad: {
    'open tasks of an archived change, once': [
      '## 1. Store\n\n- [x] 1.1 Add\n- [ ] 1.2 Fill\n- [~] 1.3 Ship\n',
      {
        at: '[ ]',
        severity: 'warning',
        message: /^The change is archived, but 2 of its 3 tasks are open\.$/,
        related: ['[~]'],
      },
    ],
  },
  good: { 'a change in which all is done': '## 1. Store\n\n- [x] 1.1 Add\n- [X] 1.2 Fill\n' },
});

describeRule('archived-open', {
  path: 'openspec/changes/add-orders/tasks.md',
  good: { 'an open change': '## 1. Store\n\n- [x] 1.1 Add\n- [ ] 1.2 Fill\n' },
});
