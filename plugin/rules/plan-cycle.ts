import type { ForeignTask, PlanCycle, PlanStep } from '../graph/model.ts';
import type { Plan } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { chain, counted, taskName } from './support/wording.ts';

/** More than anybody follows. */
const MOST_RELATED = 40;

/** Tasks of several plans that wait for each other: one finding for each strongly connected part, at the first of its plans. */
export const planCycle: Rule = {
  summary: 'Tasks of several plans depend on each other in a cycle.',
  severity: 'error',
  *check({ plan, graph: { otherPlans } }) {
    for (const cycle of otherPlans?.cycles ?? []) {
      const [first] = cycle.steps;
      if (!first) continue;
      const { from, to } = first;
      yield {
        message: `Unexpected cycle ${walk(cycle)} through several plans${caught(cycle)}, expected an order in which the tasks can be done.`,
        hint: `Take one of these dependencies out, such as the one of ${named(to, plan)} on ${named(from, plan)}.`,
        position: first.plan === plan ? first.source.position : (to.plan === plan ? to : from).task.title.position,
        related: cycle.steps.slice(0, MOST_RELATED).map((step) => related(step, plan)),
      };
    }
  },
};

function related({ from, to, source, plan }: PlanStep, own: Plan) {
  return {
    message: `${named(to, own)} waits for ${named(from, own)}.`,
    path: plan.path,
    position: source.position,
  };
}

/** `Task 1.1`, but `Task 1.1 of payments` for another plan's. */
function named({ plan, task }: ForeignTask, own: Plan): string {
  return plan === own ? taskName(task.id) : `${taskName(task.id)} of ${plan.id}`;
}

/** `a/1.1 → b/2.1 → a/1.1`: back to where it begins. */
function walk({ steps }: PlanCycle): string {
  const ids = [...steps, ...steps.slice(0, 1)].map(({ from }) => `${from.plan.id}/${from.task.id}`);
  return chain(ids);
}

function caught({ size, steps }: PlanCycle): string {
  return size > steps.length ? ` among ${counted(size, 'task')} that wait for each other` : '';
}
