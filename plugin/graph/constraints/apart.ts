import { firstIndex } from '../../plan/range.ts';
import { at } from '../digraph.ts';
import { includes, type Stretch } from '../stretch.ts';
import type { BoundPair } from './bind.ts';
import { union } from './union.ts';

/** Which tasks mutual exclusion rows set apart, by index. */
export interface Exclusions {
  /** Whether any row sets anything apart. */
  any: boolean;
  /** The tasks that a task must not run beside, in plan order. */
  of(task: number): readonly number[];
  has(one: number, other: number): boolean;
}

/**
 * Takes all rows together, task by task: the sides that stand against one are counted up where they begin and down where
 * they end, so that a whole phase is two numbers.
 */
export function exclusions(rows: readonly Pick<BoundPair<unknown>, 'one' | 'other'>[], tasks: number): Exclusions {
  const sides = rows.flatMap(({ one, other }) => [
    { own: one.stretches, against: other.stretches },
    { own: other.stretches, against: one.stretches },
  ]);
  const isNamed = holds(union(sides.flatMap(({ own }) => own)));
  const asked = sides.map(({ own, against }) => ({ has: holds(own), against }));
  const made = new Map<number, readonly number[]>();
  const of = (task: number): readonly number[] => {
    const known = made.get(task);
    if (known) return known;
    const list = isNamed(task) ? together(task, asked, tasks) : [];
    made.set(task, list);
    return list;
  };
  return {
    any: rows.some(({ one }) => one.stretches.length > 0),
    of,
    has(one, other) {
      const list = of(one);
      return list[firstIndex(list, (task) => task >= other)] === other;
    },
  };
}

/** Whether a set holds a number. */
function holds(set: readonly Stretch[]): (index: number) => boolean {
  return (index) => {
    const stretch = set.length > 1 ? set[firstIndex(set, ({ last }) => last >= index)] : set[0];
    return stretch !== undefined && includes(stretch, index);
  };
}

interface Asked {
  has(task: number): boolean;
  against: readonly Stretch[];
}

function together(task: number, asked: readonly Asked[], tasks: number): number[] {
  const change = new Int32Array(tasks + 1);
  for (const { has, against } of asked) {
    if (!has(task)) continue;
    for (const { first, last } of against) {
      change[first] = at(change, first) + 1;
      change[last + 1] = at(change, last + 1) - 1;
    }
  }
  const found: number[] = [];
  let open = 0;
  for (let other = 0; other < tasks; other++) {
    open += at(change, other);
    if (open > 0 && other !== task) found.push(other);
  }
  return found;
}
