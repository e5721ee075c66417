import type { Rule } from './support/rule.ts';
import { listed, quoted, taskName } from './support/wording.ts';

/** The claim that no dependencies are circular, where the box says other than the build. */
export const deadlockClaim: Rule = {
  summary: 'The box that claims “no circular dependencies” disagrees with the plan.',
  severity: 'error',
  *check({ plan, graph }) {
    if (plan.tasks.length === 0) return;
    for (const { claim, verdict, cycles, selfReferences } of graph.constraints.deadlock) {
      if (claim.ticked && verdict === 'contradicted') {
        const caught = [...new Set([...cycles.flatMap(({ members }) => members), ...selfReferences])];
        yield {
          message: `Unexpected tick at ${quoted(claim.claim.text)}, expected an open box: ${listed(caught.map(taskName))} ${caught.length > 1 ? 'wait for each other' : 'waits for itself'}.`,
          hint: 'Break the cycle, or untick the box until that is done; `planwright check --fix` unticks it.',
          position: claim.claim.position,
        };
      }
      if (!claim.ticked && verdict === 'verified') {
        yield {
          message: `The box at ${quoted(claim.claim.text)} is open, and the build has verified it.`,
          hint: 'Tick it; `planwright check --fix` does.',
          position: claim.claim.position,
          severity: 'info',
        };
      }
    }
  },
};
