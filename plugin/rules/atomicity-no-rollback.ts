import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

/** An atomic group without a word on what happens when a part of it fails. */
export const atomicityNoRollback: Rule = {
  summary: 'An atomic group has no rollback strategy.',
  severity: 'warning',
  *check({ graph }) {
    for (const { row, isPlaceholder, hasRollback } of graph.constraints.atomicity) {
      if (isPlaceholder || hasRollback) continue;
      yield {
        message: `No rollback strategy for ${quoted(row.group.text)}, expected what undoes the rest when a part fails.`,
        hint: 'Write it into the column Rollback Strategy, such as `Revert both`; where nothing is to be undone, `No action needed`.',
        position: row.group.position,
      };
    }
  },
};
