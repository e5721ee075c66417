import type { JudgedClaim } from '../graph/constraints/model.ts';
import type { Rule } from './support/rule.ts';
import { quoted, taskNames } from './support/wording.ts';

export const deadlockClaim: Rule = {
  summary: 'The box that claims “no circular dependencies” disagrees with the plan.',
  severity: 'error',
  *check({ plan, graph }) {
    if (plan.tasks.length === 0) return;
    for (const judged of graph.constraints.deadlock) {
      const { claim, verdict } = judged;
      if (claim.ticked && verdict === 'contradicted') {
        yield {
          message: `The box ${quoted(claim.claim.text)} is ticked, but ${contradiction(judged)}.`,
          hint: 'Break the cycle, or untick the box. `planwright check --fix` unticks it.',
          position: claim.claim.position,
        };
      }
      if (!claim.ticked && verdict === 'verified') {
        yield {
          message: `The box ${quoted(claim.claim.text)} is not ticked, but there are no circular dependencies.`,
          hint: 'Tick the box, or run `planwright check --fix`.',
          position: claim.claim.position,
          severity: 'info',
        };
      }
    }
  },
};

function contradiction({ cycles, selfReferences }: JudgedClaim): string {
  const ids = [...new Set([...cycles.flatMap(({ members }) => members), ...selfReferences])];
  if (ids.length === 1) return `${taskNames(ids)} depends on itself`;
  return cycles.length === 1 && selfReferences.length === 0
    ? `${taskNames(ids)} depend on each other`
    : `${taskNames(ids)} are in dependency cycles`;
}
