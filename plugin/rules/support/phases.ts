import type { Phase } from '../../plan/model.ts';

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
