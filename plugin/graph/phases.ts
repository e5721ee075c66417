import type { Sourced } from '../plan/model.ts';
import { at } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { EntryEdge, PhaseEdge } from './model.ts';
import { resolve, type Target, withoutRepetition } from './resolve.ts';
import { noteWords, type Words } from './tasks.ts';

/**
 * What one item of a phase's own dependency names, and the tasks of the phase for which it holds. `from` and `audience`
 * are indexes; claims that hold for the same tasks share one list of them.
 */
export type Claim = { from: number[]; audience: readonly number[] } & (
  | { kind: 'phase'; edges: PhaseEdge[] }
  | { kind: 'task'; edges: EntryEdge[] }
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
  const items = withoutRepetition(phase.dependsOn?.items ?? []).map((item) => ({
    item,
    targets: resolve(item, lookup, previous),
  }));
  const audience = audiences(index, lookup, new Set(items.flatMap(({ targets }) => ownTasks(targets, index, lookup))));
  const met = { phase: new Set<number>([index]), task: new Set<number>() };
  const claim = (kind: 'phase' | 'task', named: readonly number[], source: Sourced) => {
    const fresh = named.filter((one) => !met[kind].has(one));
    for (const one of fresh) met[kind].add(one);
    for (const [holdsFor, from] of Map.groupBy(fresh, (one) => audience(kind, one))) {
      if (holdsFor.length === 0) continue;
      const names = from.map((one) => (kind === 'phase' ? at(lookup.phases, one).phase.id : at(lookup.tasks, one).id));
      const edges = names.map((name) => ({ from: name, to: phase.id, kind: 'declared' as const, source }));
      const made: Claim = { kind, from, edges, audience: holdsFor };
      waits.claims.push(made);
      waits.entries.push(made);
    }
  };
  for (const { item, targets } of items) {
    const isItself = item.kind === 'phase' && item.to === null && item.id === phase.id;
    if (isItself) waits.selfReferences.push(item.source);
    for (const target of targets) {
      const name = noteWords(target, item, waits);
      if (name !== null) waits.entries.push(name);
      if (target.kind === 'tasks') claim('task', target.tasks, item.source);
      if (target.kind === 'phases') claim('phase', target.phases, item.source);
    }
  }
  return waits;
}

/** `all` in a phase's words: the phases before it, and the tasks before it that are in none. */
function everythingBefore(index: number, { phases, loose }: Lookup): Target[] {
  const [start = 0] = at(phases, index).tasks;
  return [
    { kind: 'phases', phases: [...phases.keys()].slice(0, index) },
    { kind: 'tasks', tasks: loose.filter((task) => task < start) },
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
    if (refusals.length === 0) return tasks;
    const { id } = at(lookup.phases, from).phase;
    const free = new Set(refusals.filter(({ noted }) => namesPhase(noted, id)).map(({ task }) => task));
    return free.size === 0 ? tasks : tasks.filter((task) => !free.has(task));
  };
}

/** Whether a note names a phase, by its id or as `1.x`. */
function namesPhase(noted: readonly string[], phase: string): boolean {
  return noted.includes(phase) || noted.includes(`${phase}.x`);
}
