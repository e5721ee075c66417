import { firstIndex } from '../../plan/text/range.ts';
import type { Over } from '../ancestors.ts';
import { at } from '../digraph.ts';
import type { Network } from '../model.ts';
import { BITS } from '../reach.ts';
import type { Stretch } from '../stretch.ts';
import { orTree } from './or-tree.ts';

/** Two sets of tasks, of which every one of `some` is held against every one of `others`. */
export interface Pairing {
  some: readonly Stretch[];
  others: readonly Stretch[];
}

/** A task of `some` and one of `others`, by index. */
export type Pair = readonly [one: number, other: number];

/**
 * What is looked for, told of 32 tasks at once, bit by bit.
 * @param before those of them that a task waits for
 * @param behind those of them that wait for the task
 */
export type Wanted = (before: number, behind: number) => number;

/** Pairs in which the other does not wait for the one. */
export const notAfter: Wanted = (before) => ~before;
/** Pairs in which the one waits for the other. */
export const opposed: Wanted = (_, behind) => behind;
/** Pairs in which neither waits for the other. */
export const unordered: Wanted = (before, behind) => ~(before | behind);

/** Looks for pairs again and again in one plan, over all edges or over what somebody wrote. */
export type FindPairs = (pairings: readonly Pairing[], over: Over, wanted: Wanted) => (Pair | null)[];

/**
 * Finds for each pairing the first pair of two different tasks that is wanted, or null where there is none. All tasks are
 * swept over 32 at a time, as in `sweeps`, in both directions; what a stretch of tasks has together is then read off a
 * segment tree, so that a row over two thousand tasks costs no more than one over two. Two tasks on one cycle wait for
 * each other.
 */
export function pairFinder(network: Network): FindPairs {
  const sweep = { declared: sweeper(network, 'declared'), all: sweeper(network, 'all') };
  return (pairings, over, wanted) => firstPairs(network, pairings, sweep[over], wanted);
}

function firstPairs(network: Network, pairings: readonly Pairing[], sweep: Sweep, wanted: Wanted): (Pair | null)[] {
  const found: (Pair | null)[] = pairings.map(() => null);
  const { tasks, parts } = network;
  const partOf = (task: number) => at(parts.of, task);
  const tree = orTree(tasks);
  for (const [chunk, indexes] of byChunk(pairings)) {
    const start = chunk * BITS;
    const asked = indexes.filter((index) => found[index] === null);
    if (asked.length === 0) continue;
    const { before, behind } = sweep(start);
    tree.fill((task) => {
      const itself = task >= start && task < start + BITS ? 1 << (task - start) : 0;
      return wanted(at(before, partOf(task)), at(behind, partOf(task))) & ~itself;
    });
    for (const index of asked) {
      const { some, others } = at(pairings, index);
      const hits = tree.any(others) & bitsFrom(some, start);
      const hit = hits & -hits;
      if (hit !== 0) found[index] = [start + 31 - Math.clz32(hit), tree.first(others, hit)];
    }
  }
  return found;
}

/** Tells of each strongly connected part which of the 32 tasks from `start` on it waits for, and which wait for it. */
type Sweep = (start: number) => { before: Int32Array; behind: Int32Array };

/** Keeps what it found last: a small plan is swept once, whatever is asked. */
function sweeper({ tasks, forward, parts, ordered }: Network, over: Over): Sweep {
  const [before, behind] = [new Int32Array(forward.size), new Int32Array(forward.size)];
  let last = -1;
  return (start) => {
    if (start === last) return { before, behind };
    last = start;
    before.fill(0);
    behind.fill(0);
    for (let task = start; task < Math.min(start + BITS, tasks); task++) {
      const part = at(parts.of, task);
      before[part] = at(before, part) | (1 << (task - start));
      behind[part] = at(before, part);
    }
    const arcs = ordered[over]();
    for (let arc = 0; arc < arcs.length; arc += 2) {
      const later = at(arcs, arc + 1);
      before[later] = at(before, later) | at(before, at(arcs, arc));
    }
    for (let arc = arcs.length - 2; arc >= 0; arc -= 2) {
      const earlier = at(arcs, arc);
      behind[earlier] = at(behind, earlier) | at(behind, at(arcs, arc + 1));
    }
    return { before, behind };
  };
}

/** The pairings by the chunks of 32 tasks in which they have some, in plan order. */
function byChunk(pairings: readonly Pairing[]): [chunk: number, indexes: number[]][] {
  const chunks = new Map<number, number[]>();
  for (const [index, { some }] of pairings.entries()) {
    let next = 0;
    for (const { first, last } of some) {
      for (let chunk = Math.max(next, Math.floor(first / BITS)); chunk * BITS <= last; chunk++) {
        const known = chunks.get(chunk);
        if (known) known.push(index);
        else chunks.set(chunk, [index]);
        next = chunk + 1;
      }
    }
  }
  return [...chunks].sort(([a], [b]) => a - b);
}

/** Which of the 32 numbers from `start` on a set holds. */
function bitsFrom(set: readonly Stretch[], start: number): number {
  let bits = 0;
  const end = start + BITS - 1;
  for (let index = firstIndex(set, ({ last }) => last >= start); (set[index]?.first ?? end + 1) <= end; index++) {
    const { first, last } = at(set, index);
    const [low, high] = [Math.max(first, start) - start, Math.min(last, end) - start];
    bits |= (-1 >>> (BITS - 1 - high)) & (-1 << low);
  }
  return bits;
}
