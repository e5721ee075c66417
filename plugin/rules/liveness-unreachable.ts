import type { Unreachable } from '../graph/constraints/model.ts';
import type { PlanGraph } from '../graph/model.ts';
import type { Report } from './support/finding.ts';
import { relatedStatuses, relatedSteps, tasksOf } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { judgedAs } from './support/verdicts.ts';
import { chain, quoted, taskName } from './support/wording.ts';

/** A liveness requirement rests on a task that can never finish. */
export const livenessUnreachable: Rule = {
  summary: 'A liveness requirement depends on a task that can never finish.',
  severity: 'error',
  *check({ graph }) {
    for (const [, evidence] of judgedAs(graph.constraints.liveness, 'unreachable')) {
      yield { ...why(evidence, graph), position: evidence.source.position };
    }
  },
};

function why(evidence: Unreachable, { byId }: PlanGraph): Omit<Report, 'position'> {
  const name = taskName(evidence.task);
  const task = byId.get(evidence.task)?.task;
  switch (evidence.why) {
    case 'cancelled':
      return {
        message: `Unexpected requirement on ${name}, which is cancelled, expected a task that can be done.`,
        hint: evidence.isAlone
          ? 'Name the task that does it now, or take the row out.'
          : `Name the tasks that are left in place of ${quoted(evidence.source.value)}.`,
        related: task && relatedStatuses([task]),
      };
    case 'on-cycle': {
      const cycle = evidence.path ? `: ${chain(tasksOf(evidence.path))}` : '';
      return {
        message: `Unexpected requirement on ${name}, which waits for itself${cycle}, expected a task that can be done.`,
        hint: 'Break the cycle of dependencies.',
        related: evidence.path
          ? relatedSteps(evidence.path.steps)
          : [{ message: `${name} is here.`, position: task?.at.id.position }],
      };
    }
    case 'behind-cycle':
      return {
        message: `Unexpected requirement on ${name}, which waits for ${taskName(evidence.cause)}, and that one for itself, expected a task that can be done.`,
        hint: `Break the cycle of dependencies that ${taskName(evidence.cause)} is on.`,
        related: relatedSteps(evidence.path.steps),
      };
  }
}
