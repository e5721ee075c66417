import type { Phase } from '../plan/model.ts';
import { freeId } from './ids.ts';
import type { Rule } from './rule.ts';
import { phaseName } from './words.ts';

/** Two phases with one id, both with tasks; each but the first is at fault. */
export const duplicatePhase: Rule = {
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

/** The phases whose id an earlier one has. */
export function secondPhases(phases: readonly Phase[]): { phase: Phase; first: Phase }[] {
  const firsts = new Map<string, Phase>();
  return phases.flatMap((phase) => {
    const first = firsts.get(phase.id);
    if (first) return { phase, first };
    firsts.set(phase.id, phase);
    return [];
  });
}
