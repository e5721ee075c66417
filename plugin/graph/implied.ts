import { at } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { PhaseEdge } from './model.ts';
import type { PhaseWaits } from './phases.ts';
import type { OwnWaits } from './tasks.ts';

/** A task that waits for the end of a phase without saying so. Tasks of one phase share one edge. */
export interface Implied {
  /** Index of the phase that is waited for. */
  phase: number;
  task: number;
  edge: PhaseEdge;
}

/** Every silent task of a silent phase waits for the phase before; a heading without tasks is no phase. */
export function impliedEdges({ phases }: Lookup, own: readonly OwnWaits[], waits: readonly PhaseWaits[]): Implied[] {
  return phases.flatMap(({ phase, tasks }, index) => {
    const previous = phases[index - 1];
    if (!previous || at(waits, index).spoken) return [];
    const edge: PhaseEdge = { from: previous.phase.id, to: phase.id, kind: 'implied', source: null };
    return tasks.filter((task) => !at(own, task).spoken).map((task) => ({ phase: index - 1, task, edge }));
  });
}
