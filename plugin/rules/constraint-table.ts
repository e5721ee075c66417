import { toString as textOf } from 'mdast-util-to-string';
import type { Rule } from './support/rule.ts';
import { adviceFor } from './support/unread-tables.ts';
import { quoted } from './support/wording.ts';

const columns = {
  sequence: '`Constraint`, `Type` and `Rationale`',
  mutualExclusion: '`Resource/Operation A`, `Resource/Operation B` and `Conflict Type`',
  liveness: '`Requirement`, `Trigger` and `Timeout/Guarantee`',
  atomicity: '`Operation Group`, `Rollback Strategy` and `Notes`',
} as const;

export const constraintTable: Rule = {
  summary: 'A constraint table is not read as one, or its columns cannot be recognized.',
  severity: 'error',
  *check({ plan: { constraints, unreadTables } }) {
    for (const table of unreadTables) {
      if (!table.isConstraint || table.cause === 'cut') continue;
      const [why, hint] = adviceFor(table.cause, table.columns);
      yield {
        message: `The lines under ${quoted(textOf(table.heading))} cannot be checked, because they are not read as a table: ${why}.`,
        hint,
        position: table.source.position,
      };
    }
    for (const name of ['sequence', 'mutualExclusion', 'liveness', 'atomicity'] as const) {
      const table = constraints[name];
      if (!table || table.readable) continue;
      const [header] = table.node?.children ?? [];
      yield {
        message: `The table under ${quoted(textOf(table.heading))} cannot be checked, because its header does not say which column is which.`,
        hint: `Name the columns ${columns[name]}.`,
        position: header?.position,
      };
    }
  },
};
