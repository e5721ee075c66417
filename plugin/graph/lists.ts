import type { Claim } from './claims.ts';
import { at, row } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { Network, TaskNode } from './model.ts';
import type { PhaseWaits } from './phases.ts';
import { members, type Stretch } from './stretch.ts';
import { blockersOf, type OwnWaits } from './tasks.ts';

/** The lists that a task gives out, by its index. */
export interface Lists {
  dependsOn(task: number): readonly string[];
  prerequisites(task: number): readonly string[];
  dependents(task: number): readonly string[];
}

/**
 * Makes the lists of a task when asked. What a phase gives is made once for all of its tasks, and a task that adds nothing
 * of its own gets that very list: a thousand tasks behind a thousand others stay cheap.
 */
export function taskLists(lookup: Lookup, own: OwnWaits[], phases: PhaseWaits[], network: Network): Lists {
  const expand = expander(lookup);
  const given = givenByPhases(lookup, phases, expand);
  const blockers = lazy(() => blockersOf(own));
  const byBlocks = (task: number) => (blockers().get(task) ?? []).map(({ owner }) => at(lookup.tasks, owner).id);
  const list = (kind: keyof Given) => (task: number) =>
    union(expand(at(own, task).dependsOn)[kind], byBlocks(task), given(task)[kind]);
  return {
    dependsOn: list('dependsOn'),
    prerequisites: list('prerequisites'),
    dependents: unlockedTasks(lookup, network),
  };
}

type Given = Pick<TaskNode, 'dependsOn' | 'prerequisites'>;
type Expand = (entries: readonly ({ stretches: readonly Stretch[] } | string)[]) => Given;

/** Writes stretches out; `prerequisites` are the tasks among the names. */
function expander({ tasks }: Lookup): Expand {
  const idsOf = (stretches: readonly Stretch[]) => stretches.flatMap(members).map((task) => at(tasks, task).id);
  return (entries) => {
    const written = (others: boolean) => () =>
      unique(entries.flatMap((entry) => (typeof entry !== 'string' ? idsOf(entry.stretches) : others ? entry : [])));
    return new Written(lazy(written(true)), lazy(written(false)));
  };
}

/** Names that are written out when they are asked for; a class for the reason that `Related` is one. */
class Written implements Given {
  readonly #dependsOn: () => readonly string[];
  readonly #prerequisites: () => readonly string[];

  constructor(dependsOn: () => readonly string[], prerequisites: () => readonly string[]) {
    this.#dependsOn = dependsOn;
    this.#prerequisites = prerequisites;
  }

  get dependsOn(): readonly string[] {
    return this.#dependsOn();
  }

  get prerequisites(): readonly string[] {
    return this.#prerequisites();
  }
}

/** What each task waits for through its phase's own words. */
function givenByPhases({ phases: entries, phaseOf }: Lookup, phases: PhaseWaits[], expand: Expand) {
  const shared = phases.map(({ dependsOn }, phase) => {
    const everybody = at(entries, phase).tasks.length;
    const partial = dependsOn.filter((claim) => typeof claim !== 'string' && claim.audience.length < everybody);
    const audiences = new Map((partial as Claim[]).map((claim) => [claim as Claim | string, new Set(claim.audience)]));
    return { dependsOn, audiences, whole: lazy(() => expand(dependsOn)) };
  });
  return (task: number): Given => {
    const phase = shared[at(phaseOf, task)];
    if (!phase) return { dependsOn: [], prerequisites: [] };
    const { dependsOn, audiences, whole } = phase;
    const isLetOff = [...audiences.values()].some((audience) => !audience.has(task));
    return isLetOff ? expand(dependsOn.filter((entry) => audiences.get(entry)?.has(task) ?? true)) : whole();
  };
}

/** What waits for each task, by its own edges and its phase's, in plan order. */
function unlockedTasks({ tasks }: Lookup, network: Network): Lists['dependents'] {
  const idOf = (task: number) => at(tasks, task).id;
  const shared = new Map([...network.audiences].map(([gate, audience]) => [gate, lazy(() => audience.map(idOf))]));
  return (task) => {
    const { direct, audiences } = behind(task, network);
    const [gate, ...others] = audiences;
    if (direct.length === 0 && others.length === 0) return (gate !== undefined && shared.get(gate)?.()) || [];
    const all = [...direct, ...audiences.flatMap((one) => network.audiences.get(one) ?? [])];
    return unique(all.sort((a, b) => a - b)).map(idOf);
  };
}

/** The tasks and audiences that a task leads to; what leads through the end of its phase is implied order. */
function behind(task: number, { forward, tasks, ends, audiences }: Network) {
  const direct: number[] = [];
  const gates = new Set([task]);
  for (const node of gates) {
    for (const next of audiences.has(node) ? [] : row(forward, node)) {
      if (next < tasks) direct.push(next);
      else if (next >= tasks + ends) gates.add(next);
    }
  }
  return { direct, audiences: [...gates].filter((gate) => audiences.has(gate)) };
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
