/** Pairs of tasks of two sides of a row, looked for over the closure of the network. */
import type { SequenceRow } from '../../plan/model.ts';
import { type Bits, bitsOf, members } from '../algorithms/closure.ts';
import { at } from '../algorithms/digraph.ts';
import type { Network, Over, UnjudgedGraph } from '../model.ts';
import { pathBetween, toPath } from '../paths.ts';
import type { BoundPair, Side } from './bind.ts';
import type { Path } from './model.ts';

/** Two sets of tasks, of which every one of `some` is compared with every one of `others`. */
interface Pairing {
  /** Ascending. */
  some: readonly number[];
  others: readonly number[];
}

/** A task of `some` and one of `others`, by index. */
export type Pair = readonly [one: number, other: number];

/**
 * The wanted tasks among 32 at once, bit by bit.
 *
 * @param before those of them that a task waits for
 * @param after those of them that wait for the task
 */
type Wanted = (before: number, after: number) => number;

/** Pairs in which the other does not wait for the one. */
export const notAfter: Wanted = (_, after) => ~after;
/** Pairs in which the one waits for the other. */
export const opposed: Wanted = (before) => before;
/** Pairs in which neither waits for the other. */
export const unordered: Wanted = (before, after) => ~(before | after);

/** The first pair of two different tasks that is wanted; null where there is none. */
export function findPair(network: Network, { some, others }: Pairing, over: Over, wanted: Wanted): Pair | null {
  const { before, after } = network.reach[over];
  const candidates = bitsOf(others, network.tasks);
  for (const one of some) {
    const [earlier, later] = [before(one), after(one)];
    for (const [word, bits] of candidates.entries()) {
      const itself = word === one >>> 5 ? 1 << (one & 31) : 0;
      const found = wanted(at(earlier, word), at(later, word)) & bits & ~itself;
      if (found !== 0) return [one, word * 32 + 31 - Math.clz32(found & -found)];
    }
  }
  return null;
}

/** Rows that are looked at more closely, for each row. */
const MAX_ROWS = 8;

type Row = BoundPair<SequenceRow>;

/** For each row the first other row that orders a pair of its tasks in reverse, where declared edges order it neither way. */
export function opposingRows(network: Network, rows: readonly Row[]) {
  const sets = new Map(
    rows.map((row) => [row, [bitsOf(row.one.tasks, network.tasks), bitsOf(row.other.tasks, network.tasks)] as const]),
  );
  return (row: Row): { row: Row; pair: Pair } | null => {
    const [some, others] = sets.get(row) ?? [bitsOf([], 0), bitsOf([], 0)];
    const reversed = [...sets].filter(
      ([one, [before, after]]) => one !== row && meet(some, after) && meet(others, before),
    );
    for (const [one, [before, after]] of reversed.slice(0, MAX_ROWS)) {
      const shared = { some: common(some, after), others: common(others, before) };
      const pair = findPair(network, shared, 'declared', unordered);
      if (pair) return { row: one, pair };
    }
    return null;
  };
}

function meet(one: Bits, other: Bits): boolean {
  return one.some((word, index) => (word & at(other, index)) !== 0);
}

function common(one: Bits, other: Bits): number[] {
  return members(one.map((word, index) => word & at(other, index)));
}

export function idsOf(indexes: readonly number[], { plan }: UnjudgedGraph): string[] {
  return indexes.map((index) => at(plan.tasks, index).id);
}

/** Cap on paths given as evidence. */
const MAX_PATHS = 12;

/** The paths between the first pairs of two sides, whichever of a pair is the earlier, and how many pairs there are. */
export function pathsBetween(graph: UnjudgedGraph, one: Side, other: Side): { paths: Path[]; pairs: number } {
  const paths: Path[] = [];
  const shared = new Set(one.tasks).intersection(new Set(other.tasks)).size;
  const pairs = one.tasks.length * other.tasks.length - shared;
  for (const a of one.ids) {
    for (const b of other.ids) {
      const steps = a === b ? null : (pathBetween(graph, a, b) ?? pathBetween(graph, b, a));
      if (steps) paths.push(toPath(steps));
      if (paths.length === MAX_PATHS) return { paths, pairs };
    }
  }
  return { paths, pairs };
}
