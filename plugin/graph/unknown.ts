import { at } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { ForeignReference, UnknownReference } from './model.ts';
import type { PhaseWaits } from './phases.ts';
import type { OwnWaits } from './tasks.ts';

/** Every name that nothing has, where it was written, in the order of the page. */
export function unknownReferences(lookup: Lookup, own: OwnWaits[], phases: PhaseWaits[]): UnknownReference[] {
  return inPageOrder(
    lookup,
    (phase) => at(phases, phase).unknown,
    (task) => [at(own, task).unknown, at(own, task).unknownBlocks],
  );
}

/** Every task of another plan, where it was written, in the order of the page. */
export function foreignReferences(lookup: Lookup, own: OwnWaits[], phases: PhaseWaits[]): ForeignReference[] {
  const { elsewhere } = lookup;
  return inPageOrder(
    lookup,
    (phase) => at(phases, phase).foreign,
    (task) => {
      const { foreign, foreignBlocks } = at(own, task);
      const blockers = elsewhere?.blockers.get(at(lookup.tasks, task).id);
      if (!blockers) return [foreign, foreignBlocks];
      const said = new Set(blockers);
      return [foreign.filter((one) => !said.has(one)), foreignBlocks];
    },
  );
}

/** What was written, with its owner: a phase's words come before its tasks', what a task waits for before what it blocks. */
function inPageOrder<T extends object>(
  lookup: Lookup,
  ofPhase: (phase: number) => readonly T[],
  ofTask: (task: number) => readonly [dependsOn: readonly T[], blocks: readonly T[]],
): (T & Pick<UnknownReference, 'owner' | 'field'>)[] {
  const told = new Set<number>();
  return lookup.tasks.flatMap(({ id }, index) => {
    const phase = at(lookup.phaseOf, index);
    const heading = phase === -1 || told.has(phase) ? [] : ofPhase(phase);
    told.add(phase);
    const [dependsOn, blocks] = ofTask(index);
    if (heading.length + dependsOn.length + blocks.length === 0) return [];
    const task = { kind: 'task', id } as const;
    return [
      ...heading.map((one) => ({ ...one, owner: phaseOwner(phase, lookup), field: 'dependsOn' as const })),
      ...dependsOn.map((one) => ({ ...one, owner: task, field: 'dependsOn' as const })),
      ...blocks.map((one) => ({ ...one, owner: task, field: 'blocks' as const })),
    ];
  });
}

function phaseOwner(phase: number, { phases }: Lookup): UnknownReference['owner'] {
  return { kind: 'phase', id: at(phases, phase).phase.id };
}
