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

/** Every silent task of a silent phase waits for the nearest earlier phase that has tasks. */
export function impliedEdges(lookup: Lookup, own: OwnWaits[], phases: PhaseWaits[]): Implied[] {
  const inhabited = [...lookup.phases.keys()].filter((phase) => at(lookup.phases, phase).tasks.length > 0);
  return inhabited.flatMap((index, place) => {
    const previous = inhabited[place - 1];
    if (previous === undefined || at(phases, index).spoken) return [];
    const { phase, tasks } = at(lookup.phases, index);
    const from = at(lookup.phases, previous).phase.id;
    const edge: PhaseEdge = { from, to: phase.id, kind: 'implied', source: null };
    return tasks.filter((task) => !at(own, task).spoken).map((task) => ({ phase: previous, task, edge }));
  });
}
