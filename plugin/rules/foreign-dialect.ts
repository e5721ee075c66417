import type { Rule } from './support/rule.ts';

export const foreignDialect: Rule = {
  summary: 'The file is in the format of another tool.',
  severity: 'error',
  exclusive: true,
  *check({ plan }) {
    if (plan.dialect === null) return;
    yield {
      message: `The file looks like a plan in the ${plan.dialect} format, which Planwright does not read.`,
      hint: 'Write each task as `- [ ] **Task 1.1**: Title` below a `### Phase 1: Name` heading, or exclude this file from the check.',
      position: undefined,
    };
  },
};
