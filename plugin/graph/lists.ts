import { at } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { TaskNode } from './model.ts';
import type { Claim, PhaseWaits } from './phases.ts';
import type { OwnWaits } from './tasks.ts';

/** The lists that a `TaskNode` gives out on demand. */
export type Lists = Pick<TaskNode, 'dependsOn' | 'needs' | 'unlocks'>;

/**
 * Makes the lists of each task when they are first read. What a phase gives is made once for all of its tasks, and a task
 * that adds nothing of its own gives out that very list: a thousand tasks behind a thousand others stay cheap.
 */
export function taskLists(lookup: Lookup, own: OwnWaits[], phases: PhaseWaits[]): (task: number) => Lists {
  const given = givenByPhases(lookup, phases);
  const unlocks = unlockedTasks(lookup, own, phases);
  return (task) => {
    const { names, edges } = at(own, task);
    const dependsOn = lazy(() => union([...names], given(task).dependsOn));
    const needs = lazy(() =>
      union(
        edges.map(({ from }) => from),
        given(task).needs,
      ),
    );
    const unlocked = lazy(() => unlocks(task));
    return {
      get dependsOn() {
        return dependsOn();
      },
      get needs() {
        return needs();
      },
      get unlocks() {
        return unlocked();
      },
    };
  };
}

type Given = Record<'dependsOn' | 'needs', readonly string[]>;

/** What each task waits for through its phase's own words. */
function givenByPhases(lookup: Lookup, phases: PhaseWaits[]): (task: number) => Given {
  const idsOf = ({ kind, from }: Claim) =>
    kind === 'task'
      ? [at(lookup.tasks, from).id]
      : at(lookup.phases, from).tasks.map((task) => at(lookup.tasks, task).id);
  const expand = (entries: readonly (Claim | string)[]): Given => ({
    dependsOn: unique(entries.flatMap((entry) => (typeof entry === 'string' ? entry : idsOf(entry)))),
    needs: unique(entries.flatMap((entry) => (typeof entry === 'string' ? [] : idsOf(entry)))),
  });
  const shared = phases.map(({ claims, entries }, phase) => {
    const everybody = at(lookup.phases, phase).tasks.length;
    const partial = claims.filter(({ audience }) => audience.length < everybody);
    const audiences = new Map<Claim | string, Set<number>>(partial.map((claim) => [claim, new Set(claim.audience)]));
    return { entries, audiences, whole: lazy(() => expand(entries)) };
  });
  const fromPhase = (phase: number, task: number): Given => {
    const { entries, audiences, whole } = at(shared, phase);
    if (audiences.size === 0) return whole();
    const holds = entries.filter((entry) => audiences.get(entry)?.has(task) ?? true);
    return holds.length === entries.length ? whole() : expand(holds);
  };
  return (task) => {
    const given = at(lookup.within, task).map((phase) => fromPhase(phase, task));
    return {
      dependsOn: union(...given.map((one) => one.dependsOn)),
      needs: union(...given.map((one) => one.needs)),
    };
  };
}

/** What waits for each task, by its edges, its phase's, and those that phases draw from the task itself; in plan order. */
function unlockedTasks(lookup: Lookup, own: OwnWaits[], phases: PhaseWaits[]): (task: number) => readonly string[] {
  const behind = { task: new Map<number, Iterable<number>[]>(), phase: new Map<number, Iterable<number>[]>() };
  const add = (kind: 'task' | 'phase', from: number, waiting: Iterable<number>) => {
    const list = behind[kind].get(from);
    if (list) list.push(waiting);
    else behind[kind].set(from, [waiting]);
  };
  for (const [waiting, { edges }] of own.entries()) {
    for (const { from } of edges) add('task', lookup.task.get(from) as number, [waiting]);
  }
  for (const { kind, from, audience } of phases.flatMap(({ claims }) => claims)) add(kind, from, audience);
  const inOrder = (lists: readonly Iterable<number>[]) =>
    [...new Set(lists.flatMap((list) => [...list]))].sort((a, b) => a - b).map((task) => at(lookup.tasks, task).id);
  const byPhase = lookup.phases.map((_, phase) => lazy(() => inOrder(behind.phase.get(phase) ?? [])));
  return (task) => {
    const single = behind.task.get(task) ?? [];
    const phases = at(lookup.within, task).filter((phase) => behind.phase.has(phase));
    const [phase, ...others] = phases;
    if (single.length === 0 && phase !== undefined && others.length === 0) return at(byPhase, phase)();
    return inOrder([...single, ...phases.flatMap((one) => behind.phase.get(one) ?? [])]);
  };
}

/** All lists in one, without repetitions; a list itself where the others are empty. */
export function union<T>(...lists: (readonly T[])[]): readonly T[] {
  const [only = [], ...others] = lists.filter((list) => list.length > 0);
  return others.length === 0 ? only : unique([only, ...others].flat());
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
