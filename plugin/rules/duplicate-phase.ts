import { freeId } from './support/ids.ts';
import { secondPhases } from './support/phases.ts';
import type { Rule } from './support/rule.ts';
import { phaseName } from './support/wording.ts';

/** Two phases with one id, both with tasks; each but the first is at fault. */
export const duplicatePhase: Rule = {
  summary: 'Two phases have the same id.',
  severity: 'error',
  *check({ plan: { phases } }) {
    const ids = new Set(phases.map(({ id }) => id));
    for (const { phase, first } of secondPhases(phases)) {
      const free = freeId(phase.id, ids);
      yield {
        message: `Unexpected second ${phaseName(phase)}, expected each id of a phase once.`,
        hint: `Give this phase an id of its own${free === null ? '' : `, such as \`${free}\``}, or put the two together.`,
        position: phase.heading.position,
        related: [{ message: `${phaseName(first)} is first written here.`, position: first.heading.position }],
      };
    }
  },
};
