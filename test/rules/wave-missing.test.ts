import { describeRule } from './rule.ts';

const waves = (...ids: string[]) =>
  `\n\`\`\`json\n{"waves": [${ids.map((id, index) => `{"id": ${index}, "tasks": [${id}]}`).join(', ')}]}\n\`\`\`\n`;

describeRule('wave-missing', {
  path: '.kiro/specs/orders/tasks.md',
  bad: {
    'checkpoints between the waves': [
      `- [x] 1.1 Table\n- [x] 2. Checkpoint\n- [ ] 3.1 Route\n- [ ] 4. Checkpoint\n${waves('"1.1"', '"3.1"')}`,
      {
        at: '2',
        severity: 'warning',
        message: /^Tasks 2 and 4 are in no wave\.$/,
        hint: /^Add Tasks 2 and 4 to the waves/,
      },
    ],
  },
  good: {
    'all in waves, some by what is over them': `- [ ] 1. Store\n  - [ ] 1.1 Table\n- [ ] 2. Check\n${waves('"1"', '"2"')}`,
    'an optional task in none': `- [ ] 1.1 Table\n- [ ]* 1.2 Test\n${waves('"1.1"')}`,
    'a file without waves': '- [ ] 1.1 Table\n',
  },
});
