import type { ForeignTask, PlanCycle } from '../graph/model.ts';
import type { Plan } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { alsoInCycles, chain, taskName } from './support/wording.ts';

/** Cap on related locations: a cycle through plans is long. */
const MAX_RELATED = 40;

/** One finding for each strongly connected component, reported in the first of its plans. */
export const planCycle: Rule = {
  summary: 'Tasks of several plans depend on each other in a cycle.',
  severity: 'error',
  *check({ plan, graph: { otherPlans } }) {
    for (const cycle of otherPlans?.cycles ?? []) {
      const [first] = cycle.steps;
      if (!first) continue;
      const { from, to } = first;
      yield {
        message: messageFor(cycle),
        hint: `Remove one of these dependencies, such as the one of ${nameIn(plan, to)} on ${nameIn(plan, from)}.`,
        position: first.plan === plan ? first.source.position : (to.plan === plan ? to : from).task.title.position,
        related: cycle.steps.slice(0, MAX_RELATED).map((step) => ({
          message: `${nameIn(plan, step.to)} depends on ${nameIn(plan, step.from)}.`,
          path: step.plan.path,
          position: step.source.position,
        })),
      };
    }
  },
};

/** `Task 1.1`, but `Task 1.1 of payments` for another plan's. */
function nameIn(own: Plan, { plan, task }: ForeignTask): string {
  return plan === own ? taskName(task.id) : `${taskName(task.id)} of ${plan.id}`;
}

function messageFor({ size, steps }: PlanCycle): string {
  const path = chain([...steps, ...steps.slice(0, 1)].map(({ from }) => `${from.plan.id}/${from.task.id}`));
  return `Tasks of several plans depend on each other: ${path}${alsoInCycles(size - steps.length)}.`;
}
