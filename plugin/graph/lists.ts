import { at } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { Edge, TaskNode } from './model.ts';
import type { Network } from './network.ts';
import type { Claim, PhaseWaits } from './phases.ts';
import type { OwnWaits } from './tasks.ts';

/** The lists that a task gives out, by its index. */
export interface Lists {
  dependsOn(task: number): readonly string[];
  needs(task: number): readonly string[];
  unlocks(task: number): readonly string[];
}

/**
 * Makes the lists of a task when asked. What a phase gives is made once for all of its tasks, and a task that adds nothing
 * of its own gets that very list: a thousand tasks behind a thousand others stay cheap.
 */
export function taskLists(lookup: Lookup, own: OwnWaits[], phases: PhaseWaits[], network: Network): Lists {
  const given = givenByPhases(lookup, phases);
  return {
    dependsOn: (task) => union(unique(at(own, task).entries.map(nameOf)), given(task).dependsOn),
    needs: (task) =>
      union(
        at(own, task).edges.map(({ from }) => from),
        given(task).needs,
      ),
    unlocks: unlockedTasks(lookup, network),
  };
}

type Given = Pick<TaskNode, 'dependsOn' | 'needs'>;

/** What each task waits for through its phase's own words. */
function givenByPhases(lookup: Lookup, phases: PhaseWaits[]): (task: number) => Given {
  const ids = lookup.phases.map(({ tasks }) => lazy(() => tasks.map((task) => at(lookup.tasks, task).id)));
  const idsOf = ({ kind, from }: Claim) =>
    kind === 'task' ? from.map((task) => at(lookup.tasks, task).id) : from.flatMap((phase) => at(ids, phase)());
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
  return (task) => {
    const phase = shared[at(lookup.phaseOf, task)];
    if (!phase) return { dependsOn: [], needs: [] };
    const missed = [...phase.audiences].filter(([, audience]) => !audience.has(task)).map(([claim]) => claim);
    return missed.length === 0 ? phase.whole() : expand(phase.entries.filter((entry) => !missed.includes(entry)));
  };
}

/** What waits for each task, by its own edges and its phase's, in plan order. */
function unlockedTasks(lookup: Lookup, network: Network): (task: number) => readonly string[] {
  const { first, target, arc } = network.forward;
  const behind = (node: number): number[] => {
    const found: number[] = [];
    for (let slot = at(first, node); slot < at(first, node + 1); slot++) {
      const next = at(target, slot);
      if (network.reasons[at(arc, slot)]?.kind === 'implied') continue;
      if (next < network.tasks) found.push(next);
      else if (next >= network.tasks + network.ends) found.push(...behind(next));
    }
    return found;
  };
  const inOrder = (tasks: number[]) => unique(tasks.sort((a, b) => a - b)).map((task) => at(lookup.tasks, task).id);
  const behindPhase = lookup.phases.map((_, phase) => lazy(() => behind(network.tasks + phase)));
  const idsBehindPhase = behindPhase.map((tasks) => lazy(() => inOrder([...tasks()])));
  return (task) => {
    const phase = at(lookup.phaseOf, task);
    const own = behind(task);
    if (own.length === 0) return idsBehindPhase[phase]?.() ?? [];
    return inOrder([...own, ...(behindPhase[phase]?.() ?? [])]);
  };
}

function nameOf(entry: Edge | string): string {
  return typeof entry === 'string' ? entry : entry.from;
}

/** All lists in one, without repetitions; a list itself where the others are empty. */
export function union<T>(...lists: (readonly T[])[]): readonly T[] {
  const [only = [], ...others] = lists.filter((list) => list.length > 0);
  return others.length === 0 ? only : unique([only, ...others].flat());
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

/** Makes a value when it is first asked for, and keeps it. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
