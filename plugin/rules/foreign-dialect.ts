import type { Rule } from './support/rule.ts';

/** The file is another tool's format. It has no position: the whole file is at fault. */
export const foreignDialect: Rule = {
  summary: 'The file is in the format of another tool.',
  severity: 'error',
  exclusive: true,
  *check({ plan }) {
    if (plan.dialect === null) return;
    yield {
      message: `Unexpected ${plan.dialect} file, expected a plan whose tasks begin with the word Task and an id.`,
      hint: 'Write each task as `- [ ] **Task 1.1**: Title` below a `### Phase 1: Name` heading, or leave this file out of the check.',
      position: undefined,
    };
  },
};
