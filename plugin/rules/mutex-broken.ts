import { relatedStatuses } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { judgedAs } from './support/verdicts.ts';
import { taskName } from './support/wording.ts';

/** Two tasks are in progress that a mutual exclusion row keeps apart. */
export const mutexBroken: Rule = {
  summary: 'Two tasks that exclude each other are in progress at the same time.',
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
