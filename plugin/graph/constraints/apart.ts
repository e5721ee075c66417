import { at } from '../digraph.ts';
import type { BoundPair } from './bind.ts';

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
 * they end, so that a row over whole phases is two numbers.
 */
export function exclusions(rows: readonly Pick<BoundPair<unknown>, 'one' | 'other'>[], tasks: number): Exclusions {
  const against: BoundPair<unknown>['one'][][] = Array.from({ length: tasks }, () => []);
  for (const { one, other } of rows) {
    for (const [side, opposite] of [[one, other] as const, [other, one] as const]) {
      for (const { first, last } of side.stretches) {
        for (let task = first; task <= last; task++) at(against, task).push(opposite);
      }
    }
  }
  const sets = new Map<number, { list: readonly number[]; set: ReadonlySet<number> }>();
  const setOf = (task: number) => {
    const known = sets.get(task);
    if (known) return known;
    const list = at(against, task).length > 0 ? together(at(against, task), tasks, task) : [];
    const made = { list, set: new Set(list) };
    sets.set(task, made);
    return made;
  };
  return {
    any: rows.some(({ one }) => one.stretches.length > 0),
    of: (task) => setOf(task).list,
    has: (one, other) => setOf(one).set.has(other),
  };
}

function together(sides: readonly BoundPair<unknown>['one'][], tasks: number, itself: number): number[] {
  const change = new Int32Array(tasks + 1);
  for (const { first, last } of sides.flatMap(({ stretches }) => stretches)) {
    change[first] = at(change, first) + 1;
    change[last + 1] = at(change, last + 1) - 1;
  }
  const found: number[] = [];
  let open = 0;
  for (let task = 0; task < tasks; task++) {
    open += at(change, task);
    if (open > 0 && task !== itself) found.push(task);
  }
  return found;
}
