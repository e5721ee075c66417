import type { Dependency, Sourced } from '../plan/model.ts';
import { at } from './digraph.ts';
import { type Lookup, tasksOfPhases } from './lookup.ts';
import { resolve, type Target, withoutRepetition } from './resolve.ts';
import { common, includes, minus, only, type Stretch } from './stretch.ts';
import { noteWords, noWords, type Words } from './words.ts';

/** What a phase's own dependency names, and the tasks of the phase for which it holds. */
export interface Claim {
  /** Whether the words name phases, or single tasks. */
  kind: 'phase' | 'task';
  /** What they name: stretches of phases, or of tasks. */
  named: readonly Stretch[];
  /** The tasks that this comes to. */
  stretches: readonly Stretch[];
  source: Sourced;
  /** By index; claims that hold for the same tasks share one list. */
  audience: readonly number[];
}

/** What a phase waits for by its own words. */
export interface PhaseWaits extends Words {
  /** In the author's order; between them the names of what is no task of this plan. */
  dependsOn: (Claim | string)[];
  /** Whether it says anything about dependencies; the implied order then has no say. */
  spoken: boolean;
}

/** Resolves the dependencies in phase headings and phase fields; the list goes by the order of the phases. */
export function phaseWaits(lookup: Lookup): PhaseWaits[] {
  return lookup.phases.map((_, index) => readPhase(index, lookup));
}

function readPhase(index: number, lookup: Lookup): PhaseWaits {
  const { phase } = at(lookup.phases, index);
  const waits: PhaseWaits = { ...noWords(), dependsOn: [], spoken: phase.dependsOn !== null };
  const before = () => everythingBefore(index, lookup);
  const items = withoutRepetition(phase.dependsOn?.items ?? []).map((item) => ({
    item,
    targets: resolve(item, lookup, before),
  }));
  const claims = claimer(
    index,
    lookup,
    items.flatMap(({ targets }) => targets),
  );
  for (const { item, targets } of items) {
    if (isItself(item, phase.id)) waits.selfReferences.push(item.source);
    for (const target of targets) {
      const name = noteWords(target, item, waits);
      waits.dependsOn.push(...(name === null ? claims(target, item.source) : [name]));
    }
  }
  return waits;
}

function isItself(item: Dependency, id: string): boolean {
  return item.kind === 'phase' && item.to === null && item.id === id;
}

/** `all` in a phase's words: the phases before it, and the tasks before it that are in none. */
function everythingBefore(index: number, { phases, loose }: Lookup): Target[] {
  const [start = 0] = at(phases, index).tasks;
  return [
    { kind: 'phases', stretches: index === 0 ? [] : [{ first: 0, last: index - 1 }] },
    { kind: 'tasks', stretches: loose.filter(({ first }) => first < start) },
  ];
}

/**
 * Makes claims of what a phase names. They hold for each of its tasks, except those whose `None (…)` names the phase
 * waited for; what it names in itself, for those of its tasks that it does not name.
 */
function claimer(index: number, lookup: Lookup, targets: Target[]): (target: Target, source: Sourced) => Claim[] {
  const { tasks, stretches: own } = at(lookup.phases, index);
  const named = targets.flatMap((target) => (target.kind === 'tasks' ? target.stretches : []));
  const rest = tasks.filter((task) => !named.some((stretch) => includes(stretch, task)));
  const refused = refusals(tasks, lookup);
  const holdsFor = (phase: number) => tasks.filter((task) => !refused.get(phase)?.has(task));

  return (target, source) => {
    const claim = (kind: Claim['kind'], some: Stretch[], stretches: Stretch[], audience: readonly number[]) =>
      stretches.length > 0 && audience.length > 0 ? [{ kind, named: some, stretches, source, audience }] : [];
    if (target.kind === 'tasks') {
      const inside = target.stretches.flatMap((one) => own.flatMap((other) => common(one, other)));
      const outside = own.reduce(minus, target.stretches);
      return [...claim('task', outside, outside, tasks), ...claim('task', inside, inside, rest)];
    }
    if (target.kind !== 'phases') return [];
    const phases = minus(target.stretches, only(index));
    const apart = [...refused.keys()].filter((phase) => phases.some((stretch) => includes(stretch, phase)));
    const together = apart.map(only).reduce(minus, phases);
    return [
      ...together.map((some) => ({ some, audience: tasks })),
      ...apart.map((phase) => ({ some: only(phase), audience: holdsFor(phase) })),
    ]
      .sort((a, b) => a.some.first - b.some.first)
      .flatMap(({ some, audience }) => claim('phase', [some], tasksOfPhases(some, lookup), audience));
  };
}

/** The phases that notes behind `None` name, by id or as `1.x`, each with the tasks whose notes do. */
function refusals(tasks: readonly number[], lookup: Lookup): Map<number, Set<number>> {
  const refused = new Map<number, Set<number>>();
  for (const task of tasks) {
    const said = at(lookup.tasks, task).dependsOn;
    for (const phase of said?.none ? said.noted.flatMap((id) => lookup.phase.get(id.replace(/\.x$/, '')) ?? []) : []) {
      refused.set(phase, (refused.get(phase) ?? new Set()).add(task));
    }
  }
  return refused;
}
