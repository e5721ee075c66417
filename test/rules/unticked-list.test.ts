import { describeRule } from './rule.ts';

const table = '| Task | Status |\n|---|---|\n| V-001 | done |\n| V-002 | open |\n';

describeRule('unticked-list', {
  path: 'openspec/changes/add-orders/tasks.md',
  bad: {
    'bullets without boxes, in place of an empty plan': [
      '# Tasks\n\n## 1. Store\n\n- 1.1 Add the table\n- 1.2 Fill it\n',
      { at: '- 1.1 Add the table', severity: 'warning', message: /^None of the 2 list items/ },
    ],
    numbers: ['1. Add the table\n', { at: '1. Add the table' }],
    'more tasks in tables than boxes': [
      `- [x] Plan it\n\n${table}`,
      { at: '| V-001 | done |', message: /^Tables of the plan have 2 rows that look like tasks/ },
    ],
  },
  good: {
    'boxes beside bullets': '## 1. Store\n\n- [ ] 1.1 Add the table\n\nNotes:\n\n- By hand\n',
    'a table beside as many boxes': `- [ ] A\n- [x] B\n\n${table}`,
    'a table of something else': `- [ ] A\n\n${table.replace('Status', 'Owner')}`,
  },
});
