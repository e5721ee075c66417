import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

export const livenessUnbounded: Rule = {
  summary: 'A liveness requirement has no time limit and no retry count.',
  severity: 'warning',
  *check({ graph }) {
    for (const { row, isPlaceholder, verdict } of graph.constraints.liveness) {
      if (isPlaceholder || verdict !== 'unbounded') continue;
      const { requirement, guarantee } = row;
      const subject = guarantee.text === '' ? 'The requirement' : `The guarantee ${quoted(guarantee.text)} for`;
      yield {
        message: `${subject} ${quoted(requirement.text)} has no time limit and no retry count.`,
        hint: 'Write how long it may take or how often it is tried, such as `30 seconds` or `5 retries`.',
        position: guarantee.text === '' ? requirement.position : guarantee.position,
      };
    }
  },
};
