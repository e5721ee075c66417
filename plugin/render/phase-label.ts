import type { Phase } from '../plan/model.ts';

/** `Phase 1`, in the author's word for it. */
export function phaseName(phase: Phase): string {
  const heading = phase.heading.value.replace(/^[^\p{L}\p{N}]+/u, '');
  return heading.slice(0, heading.indexOf(phase.id) + phase.id.length);
}

/** `Phase 1: Foundation`, without what else the heading holds. */
export function phaseLabel(phase: Phase): string {
  return phase.name === '' ? phaseName(phase) : `${phaseName(phase)}: ${phase.name}`;
}
