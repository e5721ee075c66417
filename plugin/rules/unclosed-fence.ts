import type { Rule } from './support/rule.ts';

export const unclosedFence: Rule = {
  summary: 'A code block that nothing closes hides the rest of the plan.',
  severity: 'error',
  *check({ plan: { unclosedFence: fence } }) {
    if (fence === null) return;
    yield {
      message: 'This code block runs to the end of the file, over lines that look like headings or tasks.',
      hint: 'Close it with a line of the same marks, at least as many, or close the code block before it.',
      position: fence.position,
    };
  },
};
