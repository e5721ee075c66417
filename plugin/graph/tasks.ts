import type { Dependency, Sourced, Task } from '../plan/model.ts';
import { at } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { Edge, Foreign, Unknown } from './model.ts';
import { namesOne, resolve, type Target, withoutRepetition } from './resolve.ts';

/** What somebody's own words come to. */
export interface Words {
  outside: Sourced[];
  unknown: Unknown[];
  foreign: Foreign[];
  selfReferences: Sourced[];
}

/** What a task waits for by its own words, or by another's Blocks. */
export interface OwnWaits extends Words {
  edges: Edge[];
  /** The index of each edge's `from`. */
  needs: number[];
  /** The edges, and between them the names of what is no task of this plan, in the author's order. */
  entries: (Edge | string)[];
  /** Whether it says anything about dependencies, or is spoken of. */
  spoken: boolean;
  /** Names in its Blocks that nothing has. */
  unknownBlocks: Unknown[];
}

/** A task that another one's Blocks names. */
interface Blocker {
  owner: number;
  item: Dependency;
}

/** Resolves what each task waits for; the list goes by plan order. */
export function ownWaits(lookup: Lookup): OwnWaits[] {
  const waits = lookup.tasks.map(emptyWaits);
  const blockers = new Map<number, Blocker[]>();
  for (const [index, own] of waits.entries()) readBlocks(index, own, lookup, blockers);
  const joiner = edgeJoiner(lookup);
  for (const [index, own] of waits.entries()) {
    const join = joiner(index, own);
    readDependsOn(index, own, lookup, join);
    for (const { owner, item } of blockers.get(index) ?? []) {
      own.spoken = true;
      join(owner, owner, item);
    }
  }
  return waits;
}

/** The tasks a target comes to, phases expanded; none for what is no task of this plan. */
function tasksOf(target: Target, lookup: Lookup): readonly number[] {
  if (target.kind === 'tasks') return target.tasks;
  if (target.kind === 'phases') return target.phases.flatMap((phase) => at(lookup.phases, phase).tasks);
  return [];
}

/** Notes a target that is no task of this plan, and says by which name it goes among the dependencies. */
export function noteWords(target: Target, item: Dependency, words: Words): string | null {
  const { source } = item;
  switch (target.kind) {
    case 'unknown':
      words.unknown.push({ id: target.id, kind: target.of, source });
      return target.of === 'task' ? target.id : `Phase ${target.id}`;
    case 'foreign':
      words.foreign.push({ plan: target.plan, id: target.id, source });
      return `${target.plan}/${target.id}`;
    case 'outside':
      words.outside.push(source);
      return null;
    default:
      return null;
  }
}

function emptyWaits(task: Task): OwnWaits {
  return {
    edges: [],
    needs: [],
    entries: [],
    outside: [],
    unknown: [],
    foreign: [],
    selfReferences: [],
    spoken: task.dependsOn !== null,
    unknownBlocks: [],
  };
}

function readDependsOn(index: number, own: OwnWaits, lookup: Lookup, join: Join): void {
  const previous = (): Target[] => [{ kind: 'tasks', tasks: lookup.order.slice(0, index) }];
  for (const item of withoutRepetition(at(lookup.tasks, index).dependsOn?.items ?? [])) {
    for (const target of resolve(item, lookup, previous)) {
      const name = noteWords(target, item, own);
      if (name !== null) own.entries.push(name);
      for (const needed of tasksOf(target, lookup)) join(needed, index, item);
    }
  }
}

/** `Blocks` is read from the other side: `all` there is all that follows. */
function readBlocks(index: number, own: OwnWaits, lookup: Lookup, blockers: Map<number, Blocker[]>): void {
  const { tasks, order } = lookup;
  const following = (): Target[] => [{ kind: 'tasks', tasks: order.slice(index + 1) }];
  for (const item of withoutRepetition(at(tasks, index).blocks?.items ?? [])) {
    const blocker: Blocker = { owner: index, item };
    for (const target of resolve(item, lookup, following)) {
      if (target.kind === 'unknown') own.unknownBlocks.push({ id: target.id, kind: target.of, source: item.source });
      for (const blocked of tasksOf(target, lookup)) {
        if (blocked !== index) push(blockers, blocked, blocker);
        else if (namesOne(item)) own.selfReferences.push(item.source);
      }
    }
  }
}

/** Adds an edge from the task that is needed; `owner` is whose words make it. */
type Join = (needed: number, owner: number, item: Dependency) => void;

/**
 * Adds edges to one task after the other, each edge once. A task that names itself is noted; one inside its own expansion
 * is passed over.
 */
function edgeJoiner({ tasks }: Lookup): (waiting: number, own: OwnWaits) => Join {
  const joinedTo = new Int32Array(tasks.length).fill(-1);
  return (waiting, own) => (needed, owner, item) => {
    if (needed === waiting && namesOne(item)) own.selfReferences.push(item.source);
    if (needed === waiting || joinedTo[needed] === waiting) return;
    joinedTo[needed] = waiting;
    const [from, to] = [at(tasks, needed).id, at(tasks, waiting).id];
    const edge: Edge = { from, to, kind: 'declared', source: item.source, item, owner: at(tasks, owner).id };
    own.edges.push(edge);
    own.needs.push(needed);
    own.entries.push(edge);
  };
}

/** Adds to the list that a map holds under a key. */
export function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
