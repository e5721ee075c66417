/** What each task and each phase of a plan says that it waits for, resolved. */
import type { Dependencies, Dependency, Sourced } from '../plan/model.ts';
import { at } from './algorithms/digraph.ts';
import type { ForeignDependency, ForeignReference, UnknownReference } from './model.ts';
import { between, type Lookup, namesOne, resolve, type Target, tasksOf, withoutRepetition } from './references.ts';

/** What a field names. */
export interface Named<Reference> {
  /** In the author's order; names that are no task of this plan are strings. */
  references: (Reference | string)[];
  outside: Sourced[];
  unknown: UnknownReference[];
  /** With what other plans' Blocks say, which has no owner here. */
  foreign: (ForeignReference | ForeignDependency)[];
  selfReferences: readonly Sourced[];
}

/** Whose field something is said in. */
type Field = Pick<UnknownReference, 'owner' | 'field'>;

/** One item of a task's Depends on or Blocks, and the tasks that it names, the task itself left out. */
export interface TaskReference {
  item: Dependency;
  /** The index of the task whose field it is in. */
  owner: number;
  tasks: readonly number[];
}

interface TaskDependencies {
  dependsOn: Named<TaskReference>;
  blocks: Named<TaskReference>;
  /** Of both. */
  selfReferences: readonly Sourced[];
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

/** All that a plan declares: by task, by phase, and by the index of a task the items of other tasks' Blocks that name it. */
export interface Declared {
  tasks: readonly TaskDependencies[];
  phases: readonly Named<PhaseDependency>[];
  blockers: ReadonlyMap<number, readonly TaskReference[]>;
}

export function declaredIn(lookup: Lookup): Declared {
  const tasks = lookup.tasks.map((_, index) => taskDependencies(index, lookup));
  const blockers = new Map<number, TaskReference[]>();
  for (const reference of tasks.flatMap(({ blocks }) => resolved(blocks))) {
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

/** What a field names in its plan. */
export function resolved<Reference extends object>({ references }: Named<Reference>): Reference[] {
  return references.filter((one) => typeof one !== 'string');
}

/** Adds what other plans' Blocks say. */
function addBlockers(task: TaskDependencies | undefined, blockers: readonly ForeignDependency[]): void {
  if (!task) return;
  task.isExplicit = true;
  task.dependsOn.foreign.push(...blockers);
  task.dependsOn.references.push(...blockers.map(foreignName));
}

/** `all` is all that comes before in Depends on, and all that follows in Blocks. */
function taskDependencies(index: number, lookup: Lookup): TaskDependencies {
  const said = at(lookup.tasks, index);
  const dependsOn = taskReferences('dependsOn', index, lookup, () => allTasks(0, index - 1));
  const blocks = taskReferences('blocks', index, lookup, () => allTasks(index + 1, lookup.tasks.length - 1));
  return {
    dependsOn,
    blocks,
    selfReferences: [...dependsOn.selfReferences, ...blocks.selfReferences],
    isExplicit: said.dependsOn !== null && !said.dependsOn.keepsOrder,
  };
}

function allTasks(first: number, last: number): Target[] {
  return first > last ? [] : [{ kind: 'tasks', tasks: between(first, last) }];
}

function taskReferences(
  field: Field['field'],
  owner: number,
  lookup: Lookup,
  all: () => Target[],
): Named<TaskReference> {
  const task = at(lookup.tasks, owner);
  const targets = targetsIn(task[field], lookup, all);
  const namesItself = ([item, target]: Said) => namesOne(item) && tasksOf(target, lookup).includes(owner);
  const selfReferences = targets.filter(namesItself).map(([{ source }]) => source);
  return namedBy(targets, { owner: { kind: 'task', id: task.id }, field }, selfReferences, (item, target) => {
    const tasks = tasksOf(target, lookup).filter((one) => one !== owner);
    return tasks.length > 0 ? [{ item, owner, tasks }] : [];
  });
}

function phaseDependencies(index: number, lookup: Lookup): Named<PhaseDependency> {
  const { phase, tasks: own } = at(lookup.phases, index);
  const targets = targetsIn(phase.dependsOn, lookup, () => everythingBefore(index, lookup));
  const isItself = (item: Dependency) => item.kind === 'phase' && item.to === null && item.id === phase.id;
  const selfReferences = targets.flatMap(([item]) => (isItself(item) ? item.source : []));
  // What a phase names in itself holds for the tasks that it does not name.
  const named = new Set(targets.flatMap(([, target]) => (target.kind === 'tasks' ? target.tasks : [])));
  const isOwn = (task: number) => lookup.phaseOf[task] === index;
  const exemptFrom = exemptions(own, lookup);
  const where: Field = { owner: { kind: 'phase', id: phase.id }, field: 'dependsOn' };
  return namedBy(targets, where, selfReferences, ({ source }, target) => {
    const tasks = target.kind === 'tasks' ? target.tasks : [];
    const phases = target.kind === 'phases' ? target.phases.filter((other) => other !== index) : [];
    const dependencies = [
      ...[...tasks.filter((task) => !isOwn(task)), ...tasks.filter(isOwn)].map((task): PhaseDependency => {
        return { kind: 'task', named: task, tasks: [task], source, exempt: isOwn(task) ? named : nobody };
      }),
      ...phases.map((other): PhaseDependency => {
        const exempt = exemptFrom.get(other) ?? nobody;
        return { kind: 'phase', named: other, tasks: at(lookup.phases, other).tasks, source, exempt };
      }),
    ];
    return dependencies.filter(({ exempt }) => exempt === nobody || own.some((task) => !exempt.has(task)));
  });
}

const nobody: ReadonlySet<number> = new Set();

/** An item of a field, and one of the targets that it resolves to. */
type Said = readonly [Dependency, Target];

function targetsIn(said: Dependencies | null, lookup: Lookup, all: () => Target[]): Said[] {
  return withoutRepetition(said?.items ?? []).flatMap((item) =>
    resolve(item, lookup, all).map((target): Said => [item, target]),
  );
}

/** Sorts targets; `read` says what tasks and phases come to. */
function namedBy<Reference>(
  targets: readonly Said[],
  where: Field,
  selfReferences: readonly Sourced[],
  read: (item: Dependency, target: Target) => Reference[],
): Named<Reference> {
  const named: Named<Reference> = { references: [], outside: [], unknown: [], foreign: [], selfReferences };
  for (const [item, target] of targets) {
    const { source } = item;
    if (target.kind === 'outside') named.outside.push(source);
    else if (target.kind === 'unknown') {
      named.unknown.push({ id: target.id, kind: target.of, source, ...where });
      named.references.push(target.of === 'task' ? target.id : `Phase ${target.id}`);
    } else if (target.kind === 'foreign') {
      named.foreign.push({ plan: target.plan, id: target.id, source, found: target.found, ...where });
      named.references.push(foreignName(target));
    } else named.references.push(...read(item, target));
  }
  return named;
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

/** Another plan's task among the dependencies: `payments/2.4`, whatever path leads to the plan. */
function foreignName({ plan, id, found }: Pick<ForeignDependency, 'plan' | 'id' | 'found'>): string {
  const isPath = /\.md$|\/$|^\.\.?\//i.test(plan);
  return `${isPath && found && 'plan' in found ? found.plan.id : plan}/${id}`;
}

/** Every name that nothing has, and every task of another plan, where it was written, in the order of the page. */
export function unresolvedReferences(
  { phases, phaseOf }: Lookup,
  declared: Declared,
): { unknown: UnknownReference[]; foreign: ForeignReference[] } {
  const fields = declared.tasks.flatMap(({ dependsOn, blocks }, index) => {
    const phase = at(phaseOf, index);
    // A phase's words come before those of its first task.
    return phases[phase]?.tasks[0] === index ? [at(declared.phases, phase), dependsOn, blocks] : [dependsOn, blocks];
  });
  return {
    unknown: fields.flatMap(({ unknown }) => unknown),
    foreign: fields.flatMap(({ foreign }) => foreign.filter((one) => 'owner' in one)),
  };
}
