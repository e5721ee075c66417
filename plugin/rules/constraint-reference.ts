import { MAX_SUGGESTIONS, nearestId } from './support/ids.ts';
import type { Rule } from './support/rule.ts';
import { nameOf } from './support/wording.ts';

export const constraintReference: Rule = {
  summary: 'A constraint names a task or phase that the plan does not have.',
  severity: 'error',
  *check({ plan, graph }) {
    for (const [index, { id, kind, source }] of graph.constraints.unknown.entries()) {
      const ids = (kind === 'phase' ? plan.phases : plan.tasks).map((one) => one.id);
      const nearest = index < MAX_SUGGESTIONS ? nearestId(id, ids) : undefined;
      yield {
        message: `This constraint names ${nameOf({ kind, id })}, which does not exist.`,
        hint:
          nearest === undefined
            ? `Use the id of a ${kind} in this plan.`
            : `Did you mean \`${nameOf({ kind, id: nearest })}\`?`,
        position: source.position,
      };
    }
  },
};
