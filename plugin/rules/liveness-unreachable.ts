import type { Unreachable } from '../graph/constraints/model.ts';
import type { PlanGraph } from '../graph/model.ts';
import type { Report } from './support/finding.ts';
import { relatedStatuses, relatedSteps, tasksOf } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { judgedAs } from './support/verdicts.ts';
import { chain, quoted, taskName } from './support/wording.ts';

export const livenessUnreachable: Rule = {
  summary: 'A liveness requirement depends on a task that can never finish.',
  severity: 'error',
  *check({ graph }) {
    for (const [, evidence] of judgedAs(graph.constraints.liveness, 'unreachable')) {
      yield { ...report(evidence, graph), position: evidence.source.position };
    }
  },
};

function report(evidence: Unreachable, { byId }: PlanGraph): Omit<Report, 'position'> {
  const name = taskName(evidence.task);
  const task = byId.get(evidence.task)?.task;
  switch (evidence.why) {
    case 'cancelled':
      return {
        message: `This requirement depends on ${name}, which is cancelled.`,
        hint: evidence.isAlone
          ? 'Name the task that replaces it, or remove the row.'
          : `Replace ${quoted(evidence.source.value)} with the tasks that are left.`,
        related: task && relatedStatuses([task]),
      };
    case 'on-cycle':
      return {
        message: `This requirement depends on ${name}, which can never finish: it depends on itself${
          evidence.path ? ` through ${chain(tasksOf(evidence.path))}` : ''
        }.`,
        hint: 'Break the dependency cycle.',
        related: evidence.path
          ? relatedSteps(evidence.path.steps)
          : [{ message: `${name} is defined here.`, position: task?.at.id.position }],
      };
    case 'waits-for-cycle':
      return {
        message: `This requirement depends on ${name}, which can never finish: it waits for ${taskName(evidence.cause)}, which depends on itself.`,
        hint: `Break the dependency cycle of ${taskName(evidence.cause)}.`,
        related: relatedSteps(evidence.path.steps),
      };
  }
}
