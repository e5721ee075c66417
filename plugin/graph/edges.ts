import type { Sourced } from '../plan/model.ts';
import type { Claim } from './claims.ts';
import { at } from './digraph.ts';
import type { Implied } from './implied.ts';
import type { Lookup } from './lookup.ts';
import type { Edge, EntryEdge, PhaseEdge } from './model.ts';
import type { PhaseWaits } from './phases.ts';
import { members } from './stretch.ts';
import { blockersOf, type Naming, type OwnWaits } from './tasks.ts';

/** The edge by which one task waits for another, by somebody's words. */
export function taskEdge(from: number, to: number, { item, owner }: Naming, { tasks }: Lookup): Edge {
  const id = (index: number) => at(tasks, index).id;
  return { from: id(from), to: id(to), kind: 'declared', source: item.source, item, owner: id(owner) };
}

/** The edge by which a phase waits for another, by its own words. */
export function phaseEdge(from: number, to: number, source: Sourced, { phases }: Lookup): PhaseEdge {
  return { from: at(phases, from).phase.id, to: at(phases, to).phase.id, kind: 'declared', source };
}

/** The edge by which a phase waits for a single task, by its own words. */
export function entryEdge(from: number, to: number, source: Sourced, { tasks, phases }: Lookup): EntryEdge {
  return { from: at(tasks, from).id, to: at(phases, to).phase.id, kind: 'declared', source };
}

/** Every edge between tasks, each once, by the task that waits, in plan order. */
export function taskEdges(lookup: Lookup, own: readonly OwnWaits[]): Edge[] {
  const joined = new Int32Array(lookup.tasks.length).fill(-1);
  const edges: Edge[] = [];
  const blockers = blockersOf(own);
  for (const [waiting, { dependsOn }] of own.entries()) {
    const join = (needed: number, naming: Naming) => {
      if (joined[needed] === waiting) return;
      joined[needed] = waiting;
      edges.push(taskEdge(needed, waiting, naming, lookup));
    };
    for (const naming of dependsOn) {
      if (typeof naming === 'string') continue;
      for (const stretch of naming.stretches) for (const needed of members(stretch)) join(needed, naming);
    }
    for (const naming of blockers.get(waiting) ?? []) join(naming.owner, naming);
  }
  return edges;
}

/** Every edge between phases, by the phase that waits, in the order of the page; declared ones come before the implied. */
export function phaseEdges(lookup: Lookup, phases: readonly PhaseWaits[], implied: readonly Implied[]): PhaseEdge[] {
  const kept = new Map(implied.map(({ task, edge }) => [at(lookup.phaseOf, task), edge]));
  return phases.flatMap((waits, to) => [
    ...claimed('phase', waits).map(([from, source]) => phaseEdge(from, to, source, lookup)),
    ...[kept.get(to)].filter((edge) => edge !== undefined),
  ]);
}

/** Every edge from a task to a phase, by the phase that waits. */
export function entryEdges(lookup: Lookup, phases: readonly PhaseWaits[]): EntryEdge[] {
  return phases.flatMap((waits, to) =>
    claimed('task', waits).map(([from, source]) => entryEdge(from, to, source, lookup)),
  );
}

/** What a phase names, each once, with the words that name it first. */
function claimed(kind: Claim['kind'], { dependsOn }: PhaseWaits): [number, Sourced][] {
  const named = new Map<number, Sourced>();
  for (const claim of dependsOn) {
    if (typeof claim === 'string' || claim.kind !== kind) continue;
    for (const index of claim.named.flatMap(members)) if (!named.has(index)) named.set(index, claim.source);
  }
  return [...named];
}
