import type { Dependency } from '../plan/model.ts';
import { at } from './digraph.ts';
import { type Lookup, tasksOfPhases } from './lookup.ts';
import type { ForeignDependency, UnknownName } from './model.ts';
import { namesOne, resolve, type Target, withoutRepetition } from './resolve.ts';
import { includes, members, minus, only, type Stretch } from './stretch.ts';
import { foreignName, noteWords, noWords, type Words } from './words.ts';

/** One item of a task's words, and the tasks it names, the task itself left out. Expansions stay stretches. */
export interface Naming {
  item: Dependency;
  /** Whose words they are, by index. */
  owner: number;
  stretches: readonly Stretch[];
}

/** What a task says of other tasks, and what is said of it. */
export interface OwnWaits extends Words {
  /** What it waits for, in the author's order; between them the names of what is no task of this plan. */
  dependsOn: (Naming | string)[];
  /** What waits for it by its Blocks. */
  blocks: Naming[];
  /** Names in its Blocks that nothing has. */
  unknownBlocks: UnknownName[];
  /** Tasks of other plans in its Blocks. */
  foreignBlocks: ForeignDependency[];
  /** Whether it says anything about dependencies, or another's Blocks names it. */
  spoken: boolean;
}

/** Resolves what each task says; the list goes by plan order. */
export function ownWaits(lookup: Lookup): OwnWaits[] {
  const waits = lookup.tasks.map((_, index) => readTask(index, lookup));
  for (const stretch of waits.flatMap(({ blocks }) => blocks.flatMap(({ stretches }) => stretches))) {
    for (const task of members(stretch)) at(waits, task).spoken = true;
  }
  for (const [id, blockers] of lookup.elsewhere?.blockers ?? []) heed(blockers, waits[lookup.task.get(id) ?? -1]);
  return waits;
}

/** What other plans say that a task waits for. */
function heed(blockers: readonly ForeignDependency[], own: OwnWaits | undefined): void {
  if (!own) return;
  own.spoken = true;
  for (const blocker of blockers) {
    own.foreign.push(blocker);
    own.dependsOn.push(foreignName(blocker));
  }
}

/** By the index of a task, who names it in Blocks. */
export function blockersOf(own: readonly OwnWaits[]): ReadonlyMap<number, readonly Naming[]> {
  const blockers = new Map<number, Naming[]>();
  for (const naming of own.flatMap(({ blocks }) => blocks)) {
    for (const blocked of naming.stretches.flatMap(members)) {
      const list = blockers.get(blocked);
      if (list) list.push(naming);
      else blockers.set(blocked, [naming]);
    }
  }
  return blockers;
}

/** `all` is all that comes before in Depends on, and all that follows in Blocks, which is read from the other side. */
function readTask(index: number, lookup: Lookup): OwnWaits {
  const { dependsOn, blocks } = at(lookup.tasks, index);
  const own: OwnWaits = {
    ...noWords(),
    dependsOn: [],
    blocks: [],
    unknownBlocks: [],
    foreignBlocks: [],
    spoken: dependsOn !== null,
  };
  const before = () => allFrom(0, index - 1);
  for (const item of withoutRepetition(dependsOn?.items ?? [])) {
    for (const target of resolve(item, lookup, before)) {
      const name = noteWords(target, item, own);
      own.dependsOn.push(...(name === null ? namings(target, item, index, lookup, own) : [name]));
    }
  }
  const after = () => allFrom(index + 1, lookup.tasks.length - 1);
  for (const item of withoutRepetition(blocks?.items ?? [])) {
    for (const target of resolve(item, lookup, after)) {
      if (target.kind === 'foreign') own.foreignBlocks.push({ ...target, source: item.source });
      if (target.kind === 'unknown') own.unknownBlocks.push({ id: target.id, kind: target.of, source: item.source });
      own.blocks.push(...namings(target, item, index, lookup, own));
    }
  }
  return own;
}

function allFrom(first: number, last: number): Target[] {
  return first > last ? [] : [{ kind: 'tasks', stretches: [{ first, last }] }];
}

/** The tasks a target comes to; a task that names itself is noted, and inside its own expansion passed over. */
function namings(target: Target, item: Dependency, owner: number, lookup: Lookup, words: Words): Naming[] {
  const named = stretchesOf(target, lookup);
  if (namesOne(item) && named.some((stretch) => includes(stretch, owner))) words.selfReferences.push(item.source);
  const stretches = minus(named, only(owner));
  return stretches.length > 0 ? [{ item, owner, stretches }] : [];
}

function stretchesOf(target: Target, lookup: Lookup): Stretch[] {
  if (target.kind === 'tasks') return target.stretches;
  return target.kind === 'phases' ? target.stretches.flatMap((phases) => tasksOfPhases(phases, lookup)) : [];
}
