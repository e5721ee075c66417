import { at } from '../digraph.ts';
import { BITS } from '../reach.ts';
import { orTree } from './or-tree.ts';
import { type FindPairs, type Pair, type Pairing, unordered } from './pairs.ts';
import { intersect, sizeOf, union } from './sets.ts';

/** A sequence row that says the opposite of another, and two tasks of which they say it. */
export interface Opposition {
  /** The index of the row among the pairings; the first that there is. */
  row: number;
  pair: Pair;
}

/** Rows that are looked at more closely, for each row. A row against so many others has other troubles. */
const MOST_ROWS = 8;

/**
 * For each row the first other row that orders a pair of its tasks the other way round, where declared edges order the
 * pair neither way. Rows are told 32 at a time whether they name a task before or after.
 *
 * @param tasks how many tasks the plan has
 * @param contradicted the pairs of rows that declared edges contradict; they are asked no more
 */
export function opposingRows(
  tasks: number,
  findPairs: FindPairs,
  rows: readonly Pairing[],
  contradicted: readonly (Pair | null)[],
): (Opposition | null)[] {
  const found: (Opposition | null)[] = rows.map(() => null);
  if (!canOppose(rows)) return found;
  const candidates = candidatesFor(tasks, rows, contradicted);
  const crossings = candidates.flatMap((others, row) =>
    others.flatMap((other) => {
      const some = intersect(at(rows, row).some, at(rows, other).others);
      const others = intersect(at(rows, row).others, at(rows, other).some);
      return sizeOf(union([...some, ...others])) > 1 ? [{ row, other, some, others }] : [];
    }),
  );
  const pairs = findPairs(crossings, 'declared', unordered);
  for (const [index, { row, other }] of crossings.entries()) {
    const pair = pairs[index];
    if (pair && found[row] === null) found[row] = { row: other, pair };
  }
  return found;
}

/** Whether any task comes first in one row and last in another. */
function canOppose(rows: readonly Pairing[]): boolean {
  const [earlier, later] = [union(rows.flatMap(({ some }) => some)), union(rows.flatMap(({ others }) => others))];
  return intersect(earlier, later).length > 0;
}

/** The first rows whose sides meet those of a row crosswise. */
function candidatesFor(tasks: number, rows: readonly Pairing[], contradicted: readonly (Pair | null)[]): number[][] {
  const found: number[][] = rows.map(() => []);
  const [earlier, later] = [orTree(tasks), orTree(tasks)];
  for (let start = 0; start < rows.length; start += BITS) {
    const [first, last] = [new Int32Array(tasks), new Int32Array(tasks)];
    for (const [bit, { some, others }] of rows.slice(start, start + BITS).entries()) {
      mark(first, some, 1 << bit);
      mark(last, others, 1 << bit);
    }
    earlier.fill((task) => at(first, task));
    later.fill((task) => at(last, task));
    for (const [row, { some, others }] of rows.entries()) {
      const list = at(found, row);
      if (contradicted[row] || list.length >= MOST_ROWS) continue;
      let bits = later.any(some) & earlier.any(others);
      for (; bits !== 0 && list.length < MOST_ROWS; bits &= bits - 1) {
        const other = start + 31 - Math.clz32(bits & -bits);
        if (other !== row) list.push(other);
      }
    }
  }
  return found;
}

function mark(sets: Int32Array, stretches: Pairing['some'], bit: number): void {
  for (const { first, last } of stretches) {
    for (let task = first; task <= last; task++) sets[task] = at(sets, task) | bit;
  }
}
