import { describeRule, first, plan, task } from './rule.ts';

describeRule('empty-plan', {
  bad: {
    'prose only, and nothing is said of missing parts': [
      '## Goals\n\nSell shoes.\n',
      { at: null, severity: 'error', message: /^The plan has no tasks/ },
    ],
    'an empty file': ['', { at: null }],
    'tasks inside a fence, with a total': [
      '# Tasks: Shop\n\n- **Total Tasks**: 3\n\n```\n- [ ] **Task 1.1**: Open\n```\n',
      { at: null, hint: /Code blocks/ },
    ],
    'boxes whose words do not begin with Task': ['# Shop\n\n- [ ] Open the shop\n- [x] Buy a till\n', { at: null }],
  },
  good: { 'one task': plan([first, task('1.1')]) },
});
