import type { Rule } from './support/rule.ts';
import { quoted, statusWords, taskName } from './support/wording.ts';

/** Placeholders are left to `placeholder`. */
export const unknownStatus: Rule = {
  summary: 'A status mark or a Status value is not one that the format knows.',
  severity: 'warning',
  *check({ plan }) {
    const placeholders = new Set(plan.placeholders.map(({ source }) => source));
    for (const { id, status, unknownStatus } of plan.tasks) {
      if (unknownStatus === null || placeholders.has(unknownStatus)) continue;
      yield {
        message: `${taskName(id)} has the unknown status ${quoted(unknownStatus.value)}, so it counts as ${statusWords[status]}.`,
        hint: 'Use a mark: `[ ]` to do, `[~]` in progress, `[x]` done or `[!]` blocked; or a Status of `pending`, `in progress`, `complete`, `blocked` or `cancelled`.',
        position: unknownStatus.position,
      };
    }
  },
};
