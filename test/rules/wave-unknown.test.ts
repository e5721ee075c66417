import { describeRule } from './rule.ts';

const fence = (json: string) => `- [ ] 1.1 Table\n- [ ] 1.2 Index\n\n\`\`\`json\n${json}\n\`\`\`\n`;

describeRule('wave-unknown', {
  path: '.kiro/specs/orders/tasks.md',
  bad: {
    'a number that no task has': [
      fence('{"waves": [{"id": 0, "tasks": ["1.1", "1.2"]}, {"id": 1, "tasks": ["1.22"]}]}'),
      {
        at: '1.22',
        severity: 'error',
        message: /^Wave 1 names Task 1\.22, which is not in this plan\.$/,
        hint: /^Write `"1\.2"`, or remove it from the wave\.$/,
      },
    ],
    'a task in two waves': [
      fence('{"waves": [{"id": 0, "tasks": ["1.1", "1.2"]}, {"id": 1, "tasks": ["1.1"]}]}'),
      { at: '1.1', severity: 'warning', message: /^Task 1\.1 is in wave 0 and in wave 1\.$/ },
    ],
    'what is not JSON': [
      fence('{"waves": [{"id": 0, "tasks": ["1.1", "1.2",]}]}'),
      {
        at: '{"waves": [{"id": 0, "tasks": ["1.1", "1.2",]}]}',
        severity: 'warning',
        message: /^The waves are not read: this is not JSON\.$/,
      },
    ],
  },
  good: {
    'tasks of the plan': fence('{"waves": [["1.1"], ["1.2"]]}'),
    'a number over others': '- [ ] 1. All\n  - [ ] 1.1 Table\n\n```json\n{"waves": [["1"]]}\n```\n',
  },
});
