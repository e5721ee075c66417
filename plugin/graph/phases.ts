import type { Sourced } from '../plan/model.ts';
import { at } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { EntryEdge, PhaseEdge } from './model.ts';
import { resolve, type Target } from './resolve.ts';
import { noteWords, type Words } from './tasks.ts';

/**
 * One thing that a phase's own dependency names, and the tasks of the phase for which it holds. `from` and `audience` are
 * indexes; claims that hold for the same tasks share one list.
 */
export type Claim = { audience: readonly number[] } & (
  | { kind: 'phase'; from: number; edge: PhaseEdge }
  | { kind: 'task'; from: number; edge: EntryEdge }
);

/** What a phase waits for by its own words. */
export interface PhaseWaits extends Words {
  claims: Claim[];
  /** The claims, and between them the names of what is no task of this plan, in the author's order. */
  entries: (Claim | string)[];
  /** Whether it says anything about dependencies; the implied order then has no say. */
  spoken: boolean;
}

/** Resolves the dependencies in phase headings and phase fields; the list goes by the order of the phases. */
export function phaseWaits(lookup: Lookup): PhaseWaits[] {
  return lookup.phases.map((_, index) => readPhase(index, lookup));
}

function readPhase(index: number, lookup: Lookup): PhaseWaits {
  const { phase } = at(lookup.phases, index);
  const waits: PhaseWaits = {
    claims: [],
    entries: [],
    spoken: phase.dependsOn !== null,
    outside: [],
    unknown: [],
    foreign: [],
    selfReferences: [],
  };
  const previous = () => everythingBefore(index, lookup);
  const items = (phase.dependsOn?.items ?? []).map((item) => ({ item, targets: resolve(item, lookup, previous) }));
  const audience = audiences(index, lookup, new Set(items.flatMap(({ targets }) => ownTasks(targets, index, lookup))));
  const seen = { phase: new Set<number>(), task: new Set<number>() };
  const claim = (kind: 'phase' | 'task', from: number, source: Sourced) => {
    if (seen[kind].has(from)) return;
    seen[kind].add(from);
    const holdsFor = audience(kind, from);
    if (holdsFor.length === 0) return;
    const name = kind === 'phase' ? at(lookup.phases, from).phase.id : at(lookup.tasks, from).id;
    const made: Claim = {
      kind,
      from,
      edge: { from: name, to: phase.id, kind: 'declared', source },
      audience: holdsFor,
    };
    waits.claims.push(made);
    waits.entries.push(made);
  };
  for (const { item, targets } of items) {
    for (const target of targets) {
      const name = noteWords(target, item, waits);
      if (name !== null) waits.entries.push(name);
      if (target.kind === 'tasks') for (const task of target.tasks) claim('task', task, item.source);
      if (target.kind !== 'phases') continue;
      for (const needed of target.phases) {
        if (needed !== index) claim('phase', needed, item.source);
        else if (item.kind === 'phase' && item.to === null) waits.selfReferences.push(item.source);
      }
    }
  }
  return waits;
}

/** `all` in a phase's words: the phases before it, and the tasks before it that are in none. */
function everythingBefore(index: number, { phases, phaseOf }: Lookup): Target[] {
  const before = Array.from({ length: at(phases, index).tasks[0] ?? 0 }, (_, task) => task);
  return [
    { kind: 'phases', phases: Array.from({ length: index }, (_, phase) => phase) },
    { kind: 'tasks', tasks: before.filter((task) => phaseOf[task] === -1) },
  ];
}

/** The tasks of its own that a phase names. */
function ownTasks(targets: Target[], index: number, { phaseOf }: Lookup): number[] {
  return targets.flatMap((target) =>
    target.kind === 'tasks' ? target.tasks.filter((task) => phaseOf[task] === index) : [],
  );
}

/**
 * For whom a dependency of the phase holds: for each of its tasks, except those whose `None (…)` names the phase waited
 * for; what the phase names in itself, for those of its tasks that it does not name.
 */
function audiences(index: number, lookup: Lookup, own: ReadonlySet<number>) {
  const { tasks } = at(lookup.phases, index);
  const rest = tasks.filter((task) => !own.has(task));
  const refusals = tasks.flatMap((task) => {
    const said = at(lookup.tasks, task).dependsOn;
    return said?.none && said.noted.length > 0 ? [{ task, noted: said.noted }] : [];
  });
  return (kind: 'phase' | 'task', from: number): readonly number[] => {
    if (kind === 'task') return own.has(from) ? rest : tasks;
    const { id } = at(lookup.phases, from).phase;
    const free = new Set(refusals.filter(({ noted }) => namesPhase(noted, id)).map(({ task }) => task));
    return free.size === 0 ? tasks : tasks.filter((task) => !free.has(task));
  };
}

/** Whether a note names a phase, by its id or as `1.x`. */
function namesPhase(noted: readonly string[], phase: string): boolean {
  return noted.includes(phase) || noted.includes(`${phase}.x`);
}
