import type { Rule } from './support/rule.ts';
import { quoted, statusWords, taskName } from './support/wording.ts';

/** A mark in a box, or a Status value, that nobody defined. One that is still a placeholder is reported as such. */
export const unknownStatus: Rule = {
  summary: 'A status mark or a Status value is not one that the format knows.',
  severity: 'warning',
  *check({ plan }) {
    const placeholders = new Set(plan.placeholders.map(({ source }) => source));
    for (const { id, status, unknownStatus } of plan.tasks) {
      if (unknownStatus === null || placeholders.has(unknownStatus)) continue;
      yield {
        message: `Unexpected status ${quoted(unknownStatus.value)} of ${taskName(id)}, expected one that is known; it counts as ${statusWords[status]}.`,
        hint: 'Write a mark such as `[ ]` to do, `[~]` in progress, `[x]` done or `[!]` blocked, or a Status of `pending`, `in progress`, `complete`, `blocked` or `cancelled`.',
        position: unknownStatus.position,
      };
    }
  },
};
