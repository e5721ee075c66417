/** The declared dependencies of each task and each phase of a plan, resolved. */
import type { Dependencies, Dependency, Sourced } from '../plan/model.ts';
import { at } from './algorithms/digraph.ts';
import type { ForeignDependency, ForeignReference, UnknownReference, Written } from './model.ts';
import { between, type Lookup, namesOne, resolve, type Target, tasksOf, withoutRepetition } from './references.ts';

/** The references in a field. */
export interface Named<Reference> {
  /** In the author's order; names that are not tasks of this plan are strings. */
  references: (Reference | string)[];
  outside: Sourced[];
  unknown: UnknownReference[];
  /** With what other plans' Blocks say, which has no owner here. */
  foreign: (ForeignReference | ForeignDependency)[];
  selfReferences: Sourced[];
}

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
  blockers: ReadonlyMap<number, readonly { by: TaskReference }[]>;
}

export function declaredIn(lookup: Lookup): Declared {
  const tasks = lookup.tasks.map((_, index) => taskDependencies(index, lookup));
  const blocking = tasks.flatMap(({ blocks }) =>
    resolved(blocks).flatMap((by) => by.tasks.map((blocked) => ({ blocked, by }))),
  );
  for (const { blocked } of blocking) at(tasks, blocked).isExplicit = true;
  for (const [id, foreign] of lookup.otherPlans?.blockers ?? []) {
    const task = tasks[lookup.task.get(id) ?? -1];
    if (!task) continue;
    task.isExplicit = true;
    task.dependsOn.foreign.push(...foreign);
    task.dependsOn.references.push(...foreign.map(foreignName));
  }
  const phases = lookup.phases.map((_, index) => phaseDependencies(index, lookup));
  return { tasks, phases, blockers: Map.groupBy(blocking, ({ blocked }) => blocked) };
}

/** The references of a field within its own plan. */
export function resolved<Reference extends object>({ references }: Named<Reference>): Reference[] {
  return references.filter((one) => typeof one !== 'string');
}

function taskDependencies(index: number, lookup: Lookup): TaskDependencies {
  const [dependsOn, blocks] = [taskReferences('dependsOn', index, lookup), taskReferences('blocks', index, lookup)];
  const said = at(lookup.tasks, index).dependsOn;
  return {
    dependsOn,
    blocks,
    selfReferences: [...dependsOn.selfReferences, ...blocks.selfReferences],
    isExplicit: said !== null && !said.keepsOrder,
  };
}

/** `all` is all that comes before in Depends on, and all that follows in Blocks. */
function taskReferences(field: Written['field'], owner: number, lookup: Lookup): Named<TaskReference> {
  const task = at(lookup.tasks, owner);
  const all = (): Target[] => {
    const tasks = [...lookup.tasks.keys()];
    return [{ kind: 'tasks', tasks: field === 'dependsOn' ? tasks.slice(0, owner) : tasks.slice(owner + 1) }];
  };
  const namesItself = (item: Dependency, target: Target) => namesOne(item) && tasksOf(target, lookup).includes(owner);
  const where: Written = { owner: { kind: 'task', id: task.id }, field };
  return namedBy(targetsIn(task[field], lookup, all), where, namesItself, (item, target) => {
    const tasks = tasksOf(target, lookup).filter((one) => one !== owner);
    return tasks.length > 0 ? [{ item, owner, tasks }] : [];
  });
}

function phaseDependencies(index: number, lookup: Lookup): Named<PhaseDependency> {
  const { phase, tasks: own } = at(lookup.phases, index);
  const targets = targetsIn(phase.dependsOn, lookup, () => everythingBefore(index, lookup));
  const isItself = (item: Dependency) => item.kind === 'phase' && item.to === null && item.id === phase.id;
  // What a phase names in itself holds for the tasks that it does not name.
  const named = new Set(targets.flatMap(([, target]) => (target.kind === 'tasks' ? target.tasks : [])));
  const isOwn = (task: number) => lookup.phaseOf[task] === index;
  const exemptFrom = exemptions(own, lookup);
  const where: Written = { owner: { kind: 'phase', id: phase.id }, field: 'dependsOn' };
  return namedBy(targets, where, isItself, ({ source }, target) => {
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
  where: Written,
  namesItself: (item: Dependency, target: Target) => boolean,
  read: (item: Dependency, target: Target) => Reference[],
): Named<Reference> {
  const named: Named<Reference> = { references: [], outside: [], unknown: [], foreign: [], selfReferences: [] };
  for (const [item, target] of targets) {
    const { source } = item;
    if (namesItself(item, target)) named.selfReferences.push(source);
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

/** The phases that notes after `None` name, by id or as `1.x`, each with the tasks that have such a note. */
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
