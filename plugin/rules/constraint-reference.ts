import { nearestId } from './support/ids.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/** More than anybody reads; past that a search through all ids for each of them would only cost time. */
const MOST_SUGGESTIONS = 200;

/** A row of a constraint table names a task or a phase that the plan does not have. */
export const constraintReference: Rule = {
  summary: 'A constraint names a task or phase that the plan does not have.',
  severity: 'error',
  *check({ plan, graph }) {
    for (const [index, { id, kind, source }] of graph.constraints.unknown.entries()) {
      const nameOf = (one: string) => (kind === 'phase' ? `Phase ${one}` : taskName(one));
      const ids = (kind === 'phase' ? plan.phases : plan.tasks).map((one) => one.id);
      const nearest = index < MOST_SUGGESTIONS ? nearestId(id, ids) : undefined;
      yield {
        message: `Unexpected ${nameOf(id)} in a constraint, expected the id of a ${kind} in this plan.`,
        hint: nearest === undefined ? `Name a ${kind} that the plan has.` : `Did you mean \`${nameOf(nearest)}\`?`,
        position: source.position,
      };
    }
  },
};
