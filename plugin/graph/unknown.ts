import { at } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { UnknownReference } from './model.ts';
import type { PhaseWaits } from './phases.ts';
import type { OwnWaits } from './tasks.ts';

/** Every name that nothing has, where it was written, in the order of the page: a phase's words come before its tasks'. */
export function unknownReferences(lookup: Lookup, own: OwnWaits[], phases: PhaseWaits[]): UnknownReference[] {
  const told = new Set<number>();
  return lookup.tasks.flatMap((task, index) => {
    const { unknown, unknownBlocks } = at(own, index);
    const phase = at(lookup.phaseOf, index);
    const heading = phase === -1 || told.has(phase) ? [] : ofPhase(phase, lookup, phases);
    told.add(phase);
    const owner = { kind: 'task', id: task.id } as const;
    return [
      ...heading,
      ...unknown.map((name) => ({ ...name, owner, field: 'dependsOn' as const })),
      ...unknownBlocks.map((name) => ({ ...name, owner, field: 'blocks' as const })),
    ];
  });
}

function ofPhase(phase: number, lookup: Lookup, phases: PhaseWaits[]): UnknownReference[] {
  const owner = { kind: 'phase', id: at(lookup.phases, phase).phase.id } as const;
  return at(phases, phase).unknown.map((name) => ({ ...name, owner, field: 'dependsOn' }));
}
