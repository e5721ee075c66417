import type { Rule } from './support/rule.ts';
import { quoted } from './support/wording.ts';

/** Reported for prose rows, too. */
export const atomicityNoRollback: Rule = {
  summary: 'An atomic group has no rollback strategy.',
  severity: 'warning',
  *check({ graph }) {
    for (const { row, isPlaceholder, hasRollback } of graph.constraints.atomicity) {
      if (isPlaceholder || hasRollback) continue;
      yield {
        message: `The atomic group ${quoted(row.group.text)} has no rollback strategy.`,
        hint: 'Fill in the Rollback Strategy column, for example with `Revert both`, or with `No action needed` if there is nothing to undo.',
        position: row.group.position,
      };
    }
  },
};
