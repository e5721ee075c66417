import type { Dependency, Sourced, Task } from '../plan/model.ts';
import { at } from './digraph.ts';
import type { Lookup } from './lookup.ts';
import type { Edge, Foreign, Unknown } from './model.ts';
import { namesOne, resolve, type Target } from './resolve.ts';

/** What somebody's own words come to. */
export interface Words {
  outside: Sourced[];
  unknown: Unknown[];
  foreign: Foreign[];
  selfReferences: Sourced[];
}

/** What a task waits for by its own words, or by another's Blocks. */
export interface OwnWaits extends Words {
  /** Everything named, expanded, in the author's order, each once. */
  names: Set<string>;
  edges: Edge[];
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
  for (const [index, own] of waits.entries()) {
    readDependsOn(index, own, lookup);
    for (const { owner, item } of blockers.get(index) ?? []) {
      own.spoken = true;
      connect(own, lookup, { waiting: index, needed: owner, owner, item });
    }
  }
  return waits;
}

/** The tasks a target comes to, phases expanded; null for what is no task of this plan. */
export function tasksOf(target: Target, lookup: Lookup): readonly number[] | null {
  if (target.kind === 'tasks') return target.tasks;
  if (target.kind === 'phases') return target.phases.flatMap((phase) => at(lookup.phases, phase).tasks);
  return null;
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
    names: new Set(),
    edges: [],
    outside: [],
    unknown: [],
    foreign: [],
    selfReferences: [],
    spoken: task.dependsOn !== null,
    unknownBlocks: [],
  };
}

function readDependsOn(index: number, own: OwnWaits, lookup: Lookup): void {
  const previous = (): Target[] => [{ kind: 'tasks', tasks: Array.from({ length: index }, (_, earlier) => earlier) }];
  for (const item of at(lookup.tasks, index).dependsOn?.items ?? []) {
    for (const target of resolve(item, lookup, previous)) {
      const name = noteWords(target, item, own);
      if (name !== null) own.names.add(name);
      for (const needed of tasksOf(target, lookup) ?? [])
        connect(own, lookup, { waiting: index, needed, owner: index, item });
    }
  }
}

/** `Blocks` is read from the other side: `all` there is all that follows. */
function readBlocks(index: number, own: OwnWaits, lookup: Lookup, blockers: Map<number, Blocker[]>): void {
  const { tasks } = lookup;
  const following = (): Target[] => [
    { kind: 'tasks', tasks: Array.from({ length: tasks.length - index - 1 }, (_, offset) => index + 1 + offset) },
  ];
  for (const item of at(tasks, index).blocks?.items ?? []) {
    for (const target of resolve(item, lookup, following)) {
      if (target.kind === 'unknown') own.unknownBlocks.push({ id: target.id, kind: target.of, source: item.source });
      for (const blocked of tasksOf(target, lookup) ?? []) {
        if (blocked === index) {
          if (namesOne(item)) own.selfReferences.push(item.source);
          continue;
        }
        const list = blockers.get(blocked);
        if (list) list.push({ owner: index, item });
        else blockers.set(blocked, [{ owner: index, item }]);
      }
    }
  }
}

/** Adds an edge unless there is one; a task that names itself is noted, one inside its own expansion is passed over. */
function connect(
  own: OwnWaits,
  lookup: Lookup,
  { waiting, needed, owner, item }: { waiting: number; needed: number; owner: number; item: Dependency },
): void {
  if (needed === waiting) {
    if (namesOne(item)) own.selfReferences.push(item.source);
    return;
  }
  const from = at(lookup.tasks, needed).id;
  if (own.names.has(from)) return;
  own.names.add(from);
  const to = at(lookup.tasks, waiting).id;
  own.edges.push({ from, to, kind: 'declared', source: item.source, item, owner: at(lookup.tasks, owner).id });
}
