import { describeRule } from './rule.ts';

const waves = '\n```json\n{"waves": [["1.1", "1.2"], ["2.1", "2.2"], ["3"]]}\n```\n';

describeRule('wave-status', {
  path: '.kiro/specs/orders/tasks.md',
  bad: {
    'tasks done before those of earlier waves': [
      `- [x] 1.1 Table\n- [ ] 1.2 Index\n- [x] 2.1 Route\n- [x] 2.2 View\n- [ ] 3. Check\n${waves}`,
      {
        at: '[x]',
        severity: 'warning',
        message: /^Tasks 2\.1 and 2\.2 of wave 2 are done, but Task 1\.2, of an earlier wave, is not\.$/,
        hint: /^Tick Task 1\.2, or take the tick off Tasks 2\.1 and 2\.2/,
        related: ['[ ]'],
      },
    ],
  },
  good: {
    'wave by wave': `- [x] 1.1 Table\n- [x] 1.2 Index\n- [x] 2.1 Route\n- [ ] 2.2 View\n- [ ] 3. Check\n${waves}`,
    'an optional task left': `- [x] 1.1 Table\n- [ ]* 1.2 Test\n- [x] 2.1 Route\n- [x] 2.2 View\n- [ ] 3. Check\n${waves}`,
  },
});
