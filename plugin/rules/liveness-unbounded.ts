import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

/** A liveness requirement that never says when: neither a time nor a count. */
export const livenessUnbounded: Rule = {
  summary: 'A liveness requirement has no time limit and no retry count.',
  severity: 'warning',
  *check({ graph }) {
    for (const { row, isPlaceholder, verdict } of graph.constraints.liveness) {
      if (isPlaceholder || verdict !== 'unbounded') continue;
      const { requirement, guarantee } = row;
      const said = guarantee.text === '' ? 'No guarantee' : `Unexpected guarantee ${quoted(guarantee.text)}`;
      yield {
        message: `${said} for ${quoted(requirement.text)}, expected a time or a count.`,
        hint: 'Write how long it may take, or how often it is tried, such as `30 seconds` or `5 retries`.',
        position: guarantee.text === '' ? requirement.position : guarantee.position,
      };
    }
  },
};
