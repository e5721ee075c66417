import type { Rule } from './rule.ts';
import { quoted, statusWords, taskName } from './words.ts';

/** A mark in a box, or a Status value, that nobody defined. */
export const unknownStatus: Rule = {
  severity: 'warning',
  *check({ plan }) {
    for (const { id, status, unknownStatus } of plan.tasks) {
      if (unknownStatus === null) continue;
      yield {
        message: `Unexpected status ${quoted(unknownStatus.value)} of ${taskName(id)}, expected one that is known; it counts as ${statusWords[status]}.`,
        hint: 'Write a mark such as `[ ]` to do, `[~]` in progress, `[x]` done or `[!]` blocked, or a Status of `pending`, `in progress`, `complete`, `blocked` or `cancelled`.',
        position: unknownStatus.position,
      };
    }
  },
};
