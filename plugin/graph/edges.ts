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
  { kind, named, source }: PhaseDependency,
  phase: number,
  { tasks, phases }: Lookup,
): EntryEdge {
  const from = kind === 'task' ? at(tasks, named).id : at(phases, named).phase.id;
  return { from, to: at(phases, phase).phase.id, kind: 'declared', source };
}

/** Every edge between tasks, each once, by the task that waits, in plan order. */
export function taskEdges(lookup: Lookup, { tasks, blockers }: Declared): Edge[] {
  return tasks.flatMap(({ dependsOn }, waiting) => {
    const own = resolved(dependsOn).flatMap((by) => by.tasks.map((from) => ({ from, by })));
    const others = (blockers.get(waiting) ?? []).map(({ by }) => ({ from: by.owner, by }));
    const known = new Set<number>();
    const first = [...own, ...others].filter(({ from }) => !known.has(from) && known.add(from));
    return first.map(({ from, by }) => taskEdge(from, waiting, by, lookup));
  });
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
  return phases.flatMap((said, phase) => named('task', said).map((one) => phaseDependencyEdge(one, phase, lookup)));
}

/** The dependencies of a phase, each once, with the text that names it first. */
function named(kind: PhaseDependency['kind'], said: Named<PhaseDependency>): PhaseDependency[] {
  const known = new Set<number>();
  return resolved(said).filter((one) => one.kind === kind && !known.has(one.named) && known.add(one.named));
}
