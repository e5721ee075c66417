import { relatedStatuses } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { judgedAs } from './support/verdicts.ts';
import { taskNames } from './support/wording.ts';

export const mutexBroken: Rule = {
  summary: 'Two tasks that exclude each other are in progress at the same time.',
  severity: 'error',
  *check({ graph }) {
    for (const [{ row }, evidence] of judgedAs(graph.constraints.mutualExclusion, 'broken')) {
      const both = [evidence.one, evidence.other].flatMap((id) => graph.byId.get(id)?.task ?? []);
      yield {
        message: `${taskNames([evidence.one, evidence.other])} are both in progress, but this row says that they exclude each other.`,
        hint: 'Finish one of them first, and change the other back to `[ ]`.',
        position: row.a.position,
        related: relatedStatuses(both),
      };
    }
  },
};
