import { toString as textOf } from 'mdast-util-to-string';
import type { Rule } from './support/rule.ts';
import { adviceFor } from './support/unread-tables.ts';
import { counted, quoted } from './support/wording.ts';

/** Lines under the heading of a constraint table that are not a table are left to `constraint-table`. */
export const unreadTable: Rule = {
  summary:
    'Lines look like a table of progress or constraints but are not one, or a row has more cells than the header.',
  severity: 'contract',
  *check({ plan }) {
    for (const { cause, columns, source, heading, isConstraint } of plan.unreadTables) {
      const title = quoted(textOf(heading));
      if (cause === 'cut') {
        yield {
          message: `The row ${quoted(source.value)} under ${title} has more cells than the header, which has ${counted(columns, 'column')}: the rest is not read.`,
          hint: 'Add a column to the header and to the row of dashes below it, or write a bar within a cell as `\\|`.',
          position: source.position,
        };
      } else if (!isConstraint) {
        const [why, hint] = adviceFor(cause, columns);
        const message = `These lines under ${title} are not read as a table: ${why}.`;
        yield { message, hint, position: source.position };
      }
    }
  },
};
