import type { Rule } from './support/rule.ts';

export const unclosedFence: Rule = {
  summary: 'A code block that nothing closes hides the rest of the plan.',
  severity: 'error',
  *check({ plan: { unclosedFence: fence } }) {
    if (fence === null) return;
    const end = fence.isLast ? 'to the end of the file' : 'up to the end of the next one';
    yield {
      message: `This code block runs ${end}, over lines that look like headings or tasks.`,
      hint: 'Close it with a line of the same marks, at least as many, or close the code block before it.',
      position: fence.position,
    };
  },
};
