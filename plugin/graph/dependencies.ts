/** What each task and each phase of a plan says that it waits for, resolved. */
import type { Dependencies, Dependency, Sourced } from '../plan/model.ts';
import { at } from './algorithms/digraph.ts';
import type { ForeignDependency, ForeignReference, UnknownName, UnknownReference } from './model.ts';
import { between, type Lookup, namesOne, resolve, type Target, tasksOf, withoutRepetition } from './references.ts';

/** What a task or a phase names that is no other task of the plan. */
export interface Unresolved {
  outside: Sourced[];
  unknown: UnknownName[];
  foreign: ForeignDependency[];
  selfReferences: Sourced[];
}

/** One item of a task's Depends on or Blocks, and the tasks that it names, the task itself left out. */
export interface TaskReference {
  item: Dependency;
  /** The index of the task whose field it is in. */
  owner: number;
  tasks: readonly number[];
}

interface TaskDependencies extends Unresolved {
  /** In the author's order; names that are no task of this plan are strings. */
  dependsOn: (TaskReference | string)[];
  blocks: TaskReference[];
  unknownBlocks: UnknownName[];
  foreignBlocks: ForeignDependency[];
  /** Whether it says anything about dependencies, or another's Blocks names it: then it has no implied dependency. */
  isExplicit: boolean;
}

/** A phase or a task that a phase waits for by its own words. */
export interface PhaseDependency {
  kind: 'phase' | 'task';
  /** The index of what is named. */
  named: number;
  /** The tasks that this comes to. */
  tasks: readonly number[];
  source: Sourced;
  /** Tasks of the waiting phase for which it does not hold. */
  exempt: ReadonlySet<number>;
}

export interface PhaseDependencies extends Unresolved {
  dependsOn: (PhaseDependency | string)[];
  /** Whether the phase says anything about dependencies: then its tasks have no implied ones. */
  isExplicit: boolean;
}

/** All that a plan declares: by task, by phase, and by the index of a task the items of other tasks' Blocks that name it. */
export interface Declared {
  tasks: readonly TaskDependencies[];
  phases: readonly PhaseDependencies[];
  blockers: ReadonlyMap<number, readonly TaskReference[]>;
}

export function declaredIn(lookup: Lookup): Declared {
  const tasks = lookup.tasks.map((_, index) => taskDependencies(index, lookup));
  const blockers = new Map<number, TaskReference[]>();
  for (const reference of tasks.flatMap(({ blocks }) => blocks)) {
    for (const blocked of reference.tasks) {
      at(tasks, blocked).isExplicit = true;
      const known = blockers.get(blocked);
      if (known) known.push(reference);
      else blockers.set(blocked, [reference]);
    }
  }
  for (const [id, foreign] of lookup.otherPlans?.blockers ?? []) addBlockers(tasks[lookup.task.get(id) ?? -1], foreign);
  return { tasks, phases: lookup.phases.map((_, index) => phaseDependencies(index, lookup)), blockers };
}

/** Adds what other plans' Blocks say. */
function addBlockers(task: TaskDependencies | undefined, blockers: readonly ForeignDependency[]): void {
  if (!task) return;
  task.isExplicit = true;
  task.foreign.push(...blockers);
  task.dependsOn.push(...blockers.map(foreignName));
}

/** `all` is all that comes before in Depends on, and all that follows in Blocks. */
function taskDependencies(index: number, lookup: Lookup): TaskDependencies {
  const { dependsOn, blocks } = at(lookup.tasks, index);
  const own: TaskDependencies = {
    ...unresolved(),
    dependsOn: [],
    blocks: [],
    unknownBlocks: [],
    foreignBlocks: [],
    isExplicit: dependsOn !== null && !dependsOn.keepsOrder,
  };
  const before = () => allTasks(0, index - 1);
  for (const [item, target] of targetsIn(dependsOn, lookup, before)) {
    const name = note(target, item, own);
    own.dependsOn.push(...(name === null ? taskReferences(target, item, index, lookup, own) : [name]));
  }
  const after = () => allTasks(index + 1, lookup.tasks.length - 1);
  for (const [item, target] of targetsIn(blocks, lookup, after)) {
    if (target.kind === 'foreign') own.foreignBlocks.push({ ...target, source: item.source });
    if (target.kind === 'unknown') own.unknownBlocks.push({ id: target.id, kind: target.of, source: item.source });
    own.blocks.push(...taskReferences(target, item, index, lookup, own));
  }
  return own;
}

function targetsIn(said: Dependencies | null, lookup: Lookup, all: () => Target[]): [Dependency, Target][] {
  return withoutRepetition(said?.items ?? []).flatMap((item) =>
    resolve(item, lookup, all).map((target): [Dependency, Target] => [item, target]),
  );
}

function allTasks(first: number, last: number): Target[] {
  return first > last ? [] : [{ kind: 'tasks', tasks: between(first, last) }];
}

/** The tasks that a target comes to; a task that names itself is noted. */
function taskReferences(
  target: Target,
  item: Dependency,
  owner: number,
  lookup: Lookup,
  own: Unresolved,
): TaskReference[] {
  const named = tasksOf(target, lookup);
  if (namesOne(item) && named.includes(owner)) own.selfReferences.push(item.source);
  const tasks = named.includes(owner) ? named.filter((task) => task !== owner) : named;
  return tasks.length > 0 ? [{ item, owner, tasks }] : [];
}

function phaseDependencies(index: number, lookup: Lookup): PhaseDependencies {
  const { phase, tasks: own } = at(lookup.phases, index);
  const said: PhaseDependencies = { ...unresolved(), dependsOn: [], isExplicit: phase.dependsOn !== null };
  const targets = targetsIn(phase.dependsOn, lookup, () => everythingBefore(index, lookup));
  const named = new Set(targets.flatMap(([, target]) => (target.kind === 'tasks' ? target.tasks : [])));
  const exemptFrom = exemptions(own, lookup);
  const nobody: ReadonlySet<number> = new Set();
  const onTask = (task: number, isOwn: boolean) =>
    ({ kind: 'task', named: task, tasks: [task], exempt: isOwn ? named : nobody }) as const;

  for (const [item, target] of targets) {
    const name = note(target, item, said);
    if (name !== null) said.dependsOn.push(name);
    const [inside, outside] = partition(
      target.kind === 'tasks' ? target.tasks : [],
      (task) => lookup.phaseOf[task] === index,
    );
    const phases = (target.kind === 'phases' ? target.phases : []).filter((other) => other !== index);
    const dependencies = [
      ...outside.map((task) => onTask(task, false)),
      // What a phase names in itself holds for the tasks that it does not name.
      ...inside.map((task) => onTask(task, true)),
      ...phases.map((other) => ({
        kind: 'phase' as const,
        named: other,
        tasks: at(lookup.phases, other).tasks,
        exempt: exemptFrom.get(other) ?? nobody,
      })),
    ];
    for (const one of dependencies) {
      const holds = one.exempt === nobody || own.some((task) => !one.exempt.has(task));
      if (holds) said.dependsOn.push({ ...one, source: item.source });
    }
  }
  const isItself = (item: Dependency) => item.kind === 'phase' && item.to === null && item.id === phase.id;
  const items = withoutRepetition(phase.dependsOn?.items ?? []);
  said.selfReferences.push(...items.filter(isItself).map(({ source }) => source));
  return said;
}

function partition<T>(list: readonly T[], holds: (one: T) => boolean): [T[], T[]] {
  return [list.filter(holds), list.filter((one) => !holds(one))];
}

/** `all` in a phase's words: the phases before it, and the tasks before it that are in none. */
function everythingBefore(index: number, { phases, phaseOf }: Lookup): Target[] {
  const loose = between(0, at(phases, index).tasks[0] ?? 0).filter((task) => phaseOf[task] === -1);
  return [
    { kind: 'phases', phases: [...phases.keys()].slice(0, index) },
    { kind: 'tasks', tasks: loose },
  ];
}

/** The phases that notes behind `None` name, by id or as `1.x`, each with the tasks that have such a note. */
function exemptions(tasks: readonly number[], lookup: Lookup): Map<number, Set<number>> {
  const exempt = new Map<number, Set<number>>();
  for (const task of tasks) {
    const said = at(lookup.tasks, task).dependsOn;
    const noted = said?.none ? said.noted : [];
    for (const phase of noted.flatMap((id) => lookup.phase.get(id.replace(/\.x$/, '')) ?? [])) {
      exempt.set(phase, (exempt.get(phase) ?? new Set()).add(task));
    }
  }
  return exempt;
}

function unresolved(): Unresolved {
  return { outside: [], unknown: [], foreign: [], selfReferences: [] };
}

/** Notes a target that is no task of this plan, and gives its name among the dependencies. */
function note(target: Target, { source }: Dependency, own: Unresolved): string | null {
  if (target.kind === 'outside') own.outside.push(source);
  if (target.kind === 'unknown') {
    own.unknown.push({ id: target.id, kind: target.of, source });
    return target.of === 'task' ? target.id : `Phase ${target.id}`;
  }
  if (target.kind !== 'foreign') return null;
  own.foreign.push({ plan: target.plan, id: target.id, source, found: target.found });
  return foreignName(target);
}

/** Another plan's task among the dependencies: `payments/2.4`, whatever path leads to the plan. */
function foreignName({ plan, id, found }: Pick<ForeignDependency, 'plan' | 'id' | 'found'>): string {
  const isPath = /\.md$|\/$|^\.\.?\//i.test(plan);
  return `${isPath && found && 'plan' in found ? found.plan.id : plan}/${id}`;
}

/** Every name that nothing has, and every task of another plan, where it was written, in the order of the page. */
export function unresolvedReferences(
  lookup: Lookup,
  declared: Declared,
): { unknown: UnknownReference[]; foreign: ForeignReference[] } {
  const owned = <T>(list: readonly T[], kind: 'task' | 'phase', id: string, field: 'dependsOn' | 'blocks') =>
    list.map((one) => ({ ...one, owner: { kind, id }, field }));
  const unknown: UnknownReference[] = [];
  const foreign: ForeignReference[] = [];
  // What other plans say is written there.
  const elsewhere = new Set([...(lookup.otherPlans?.blockers.values() ?? [])].flat());
  for (const [index, { id }] of lookup.tasks.entries()) {
    const own = at(declared.tasks, index);
    const phase = at(lookup.phaseOf, index);
    // A phase's words come before those of its first task.
    if (phase !== -1 && lookup.phases[phase]?.tasks[0] === index) {
      const said = at(declared.phases, phase);
      const phaseId = at(lookup.phases, phase).phase.id;
      unknown.push(...owned(said.unknown, 'phase', phaseId, 'dependsOn'));
      foreign.push(...owned(said.foreign, 'phase', phaseId, 'dependsOn'));
    }
    const written = own.foreign.filter((one) => !elsewhere.has(one));
    unknown.push(...owned(own.unknown, 'task', id, 'dependsOn'), ...owned(own.unknownBlocks, 'task', id, 'blocks'));
    foreign.push(...owned(written, 'task', id, 'dependsOn'), ...owned(own.foreignBlocks, 'task', id, 'blocks'));
  }
  return { unknown, foreign };
}
