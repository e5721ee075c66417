/** The nodes of tasks and phases: dependencies, state and counts. */
import { at } from './algorithms/digraph.ts';
import type { Declared, Named } from './dependencies.ts';
import type { Implied } from './edge.ts';
import type { ForeignDependency, PhaseNode, TaskNode } from './model.ts';
import { count, groupStatus, isClosed } from './progress.ts';
import type { Lookup } from './references.ts';

/**
 * Collects what is known of each task, in plan order.
 *
 * @param levels the earliest wave that the edges allow: 1 where nothing open is waited for
 */
export function taskNodes(
  lookup: Lookup,
  declared: Declared,
  implied: readonly Implied[],
  levels: Int32Array,
  scheduled: (task: number) => Pick<TaskNode, 'wave' | 'critical'>,
): TaskNode[] {
  const impliedBy = Map.groupBy(implied, ({ task }) => task);
  const idOf = (task: number) => at(lookup.tasks, task).id;
  const dependents = lookup.tasks.map((): string[] => []);
  const dependencies = lookup.tasks.map(({ id }, index) => {
    const named = namedBy(index, lookup, declared);
    const known = named.filter((one) => typeof one === 'number');
    for (const one of known) dependents[one]?.push(id);
    const dependsOn = named.map((one) => (typeof one === 'number' ? idOf(one) : one));
    return { dependsOn, prerequisites: known.length === named.length ? dependsOn : known.map(idOf) };
  });
  return lookup.tasks.map((task, index) => {
    const { dependsOn: own, selfReferences } = at(declared.tasks, index);
    const ofPhase = declared.phases[at(lookup.phaseOf, index)];
    const edges = (impliedBy.get(index) ?? []).map(({ edge }) => edge);
    const isHeldUp = selfReferences.length > 0 || holdsUp(own) || (ofPhase !== undefined && holdsUp(ofPhase));
    const isFree = at(levels, index) === 1 && !isHeldUp;
    return {
      task,
      index,
      phase: lookup.phases[at(lookup.phaseOf, index)]?.phase ?? null,
      ...at(dependencies, index),
      dependents: at(dependents, index),
      impliedPhases: edges.filter((edge) => !('between' in edge)).map(({ from }) => from),
      impliedTasks: edges.filter((edge) => 'between' in edge).map(({ from }) => from),
      outside: [...own.outside, ...(ofPhase?.outside ?? [])],
      unknown: [...own.unknown, ...(ofPhase?.unknown ?? [])],
      foreign: [...own.foreign, ...(ofPhase?.foreign ?? [])],
      foreignDependents: lookup.otherPlans?.dependents(task.id) ?? [],
      selfReferences,
      state: lookup.plan.isArchived || task.status !== 'todo' ? task.status : isFree ? 'ready' : 'waiting',
      ...scheduled(index),
    };
  });
}

/** The names of a task's dependencies, each once: its own, those by `Blocks` of others, and those of its phase. */
function namedBy(task: number, lookup: Lookup, { tasks, phases, blockers }: Declared): readonly (number | string)[] {
  const own = at(tasks, task).dependsOn.references.map((one) => (typeof one === 'string' ? [one] : one.tasks));
  const blocking = blockers.get(task)?.map(({ by }) => by.owner) ?? [];
  const ofPhase = (phases[at(lookup.phaseOf, task)]?.references ?? []).map((one) => {
    if (typeof one === 'string') return [one];
    return one.exempt.has(task) ? [] : one.tasks;
  });
  const lists = [...own, blocking, ...ofPhase].filter((list) => list.length > 0);
  return lists.length === 1 ? at(lists, 0) : [...new Set(lists.flat())];
}

/** Whether a condition, an unknown name or another plan's task is waited for, unless that was looked up and is closed. */
function holdsUp({ outside, unknown, foreign }: Named<unknown>): boolean {
  const isOpen = ({ found }: ForeignDependency) => found?.kind !== 'task' || !isClosed(found.task.status);
  return outside.length + unknown.length > 0 || foreign.some(isOpen);
}

/** The phases with what is counted in them, in the order of the page. */
export function phaseNodes({ plan, tasks, phases }: Lookup, declared: Declared): PhaseNode[] {
  return phases.map(({ phase, tasks: members }, index) => {
    const inside = members.map((task) => at(tasks, task));
    const { selfReferences } = at(declared.phases, index);
    return { phase, selfReferences, count: count(inside), status: groupStatus(inside, plan) };
  });
}
