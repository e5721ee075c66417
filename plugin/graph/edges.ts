/** The edges of a plan: between tasks, between phases, and from tasks to phases. */
import { at } from './algorithms/digraph.ts';
import { type Declared, type Named, type PhaseDependency, resolved, type TaskReference } from './dependencies.ts';
import type { Edge, EntryEdge, Implied, PhaseEdge } from './edge.ts';
import type { Lookup } from './references.ts';

/** The edge by which one task waits for another, by somebody's words. */
export function taskEdge(from: number, to: number, { item, owner }: TaskReference, { tasks }: Lookup): Edge {
  const id = (index: number) => at(tasks, index).id;
  return { from: id(from), to: id(to), kind: 'declared', source: item.source, item, owner: id(owner) };
}

/** The edge by which a phase waits for another, or for a single task. */
export function phaseDependencyEdge(
  { kind, named, source }: Pick<PhaseDependency, 'kind' | 'named' | 'source'>,
  phase: number,
  { tasks, phases }: Lookup,
): PhaseEdge | EntryEdge {
  const from = kind === 'task' ? at(tasks, named).id : at(phases, named).phase.id;
  return { from, to: at(phases, phase).phase.id, kind: 'declared', source };
}

/** Every edge between tasks, each once, by the task that waits, in plan order. */
export function taskEdges(lookup: Lookup, { tasks, blockers }: Declared): Edge[] {
  const lastJoined = new Int32Array(lookup.tasks.length).fill(-1);
  const edges: Edge[] = [];
  for (const [waiting, { dependsOn }] of tasks.entries()) {
    const join = (from: number, reference: TaskReference) => {
      if (lastJoined[from] === waiting) return;
      lastJoined[from] = waiting;
      edges.push(taskEdge(from, waiting, reference, lookup));
    };
    for (const reference of resolved(dependsOn)) for (const from of reference.tasks) join(from, reference);
    for (const reference of blockers.get(waiting) ?? []) join(reference.owner, reference);
  }
  return edges;
}

/** Every edge between phases, by the phase that waits, in the order of the page; declared ones come before the implied. */
export function phaseEdges(lookup: Lookup, { phases }: Declared, implied: readonly Implied[]): PhaseEdge[] {
  const byPhase = Map.groupBy(implied, ({ task }) => at(lookup.phaseOf, task));
  return phases.flatMap((said, phase) => [
    ...named('phase', said).map((one) => phaseDependencyEdge(one, phase, lookup)),
    ...new Set((byPhase.get(phase) ?? []).flatMap(({ edge }) => ('between' in edge ? [] : edge))),
  ]);
}

/** Every edge from a task to a phase, by the phase that waits. */
export function entryEdges(lookup: Lookup, { phases }: Declared): EntryEdge[] {
  return phases.flatMap((said, phase) =>
    named('task', said).map((one) => phaseDependencyEdge(one, phase, lookup) as EntryEdge),
  );
}

/** What a phase names, each once, with the words that name it first. */
function named(kind: PhaseDependency['kind'], said: Named<PhaseDependency>): PhaseDependency[] {
  const known = new Set<number>();
  return resolved(said).filter((one) => one.kind === kind && !known.has(one.named) && known.add(one.named));
}
