import { judgedAs } from './judged.ts';
import type { Rule } from './rule.ts';
import { relatedStatuses } from './statuses.ts';
import { taskName } from './words.ts';

/** Two tasks are in progress that a mutual exclusion row keeps apart. */
export const mutexBroken: Rule = {
  severity: 'error',
  *check({ graph }) {
    for (const [{ row }, evidence] of judgedAs(graph.constraints.mutualExclusion, 'broken')) {
      const both = [evidence.one, evidence.other].flatMap((id) => graph.byId.get(id)?.task ?? []);
      const [one = '', other = ''] = both.map(({ id }) => taskName(id));
      yield {
        message: `Unexpected work on ${one} and ${other} at the same time, expected one to wait: this row says that they exclude each other.`,
        hint: `Finish one of them first: mark it \`[x]\`, or the other one \`[ ]\`.`,
        position: row.a.position,
        related: relatedStatuses(both),
      };
    }
  },
};
