import { freeId } from './support/ids.ts';
import { secondPhases } from './support/phases.ts';
import type { Rule } from './support/rule.ts';
import { phaseName } from './support/wording.ts';

/** Each phase but the first is at fault. A phase heading without tasks is not a phase. */
export const duplicatePhase: Rule = {
  summary: 'Two phases have the same id.',
  severity: 'error',
  *check({ plan: { phases } }) {
    const ids = new Set(phases.map(({ id }) => id));
    for (const { phase, first } of secondPhases(phases)) {
      const free = freeId(phase.id, ids);
      yield {
        message: `${phaseName(phase)} is defined more than once.`,
        hint: `Give this phase another id${free === null ? '' : `, such as \`${free}\``}, or merge the two phases.`,
        position: phase.heading.position,
        related: [{ message: 'First defined here.', position: first.heading.position }],
      };
    }
  },
};
