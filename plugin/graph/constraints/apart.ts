import type { MutualExclusionRow } from '../../plan/model.ts';
import { firstIndex } from '../../plan/text/range.ts';
import { at } from '../digraph.ts';
import { includes, members, type Stretch } from '../stretch.ts';
import type { BoundPair } from './bind.ts';
import { sizeOf, union } from './sets.ts';

/** The tasks of a row that must not run beside each other. */
type Sides = Pick<BoundPair<MutualExclusionRow>, 'one' | 'other'>;

/** Which tasks mutual exclusion rows set apart, by index. */
export interface Exclusions {
  /** Whether any row sets anything apart. */
  any: boolean;
  /** The tasks that a task must not run beside, in plan order. */
  of(task: number): readonly number[];
  has(one: number, other: number): boolean;
}

const nobody: readonly number[] = [];
/** A side of so few tasks is looked up by each of them; wider ones are asked whether they hold a task. */
const NARROW = 16;
/** More stretches than are worth sorting. */
const MANY = 64;

/** Takes all rows together, task by task, when a task is first asked about. */
export function exclusions(rows: readonly Sides[], tasks: number): Exclusions {
  const sidesOf = sideFinder(rows);
  const made = new Map<number, readonly number[]>();
  const of = (task: number): readonly number[] => {
    const known = made.get(task);
    if (known) return known;
    const against = sidesOf(task);
    if (against.length === 0) return nobody;
    const list = (against.length > MANY ? counted(against, tasks) : union(against).flatMap(members)).filter(
      (other) => other !== task,
    );
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

/** The numbers in any of many stretches: each counts one up where it begins, and down where it ends. */
function counted(stretches: readonly Stretch[], size: number): number[] {
  const change = new Int32Array(size + 1);
  for (const { first, last } of stretches) {
    change[first] = at(change, first) + 1;
    change[last + 1] = at(change, last + 1) - 1;
  }
  const found: number[] = [];
  for (let index = 0, open = 0; index < size; index++) {
    open += at(change, index);
    if (open > 0) found.push(index);
  }
  return found;
}

/** Tells which tasks rows set against one. */
function sideFinder(rows: readonly Sides[]): (task: number) => Stretch[] {
  const narrow = new Map<number, Stretch[]>();
  const wide: { has(task: number): boolean; against: readonly Stretch[] }[] = [];
  const note = (own: readonly Stretch[], against: readonly Stretch[]) => {
    if (sizeOf(own) > NARROW) wide.push({ has: holds(own), against });
    else {
      for (const task of own.flatMap(members)) {
        const known = narrow.get(task);
        if (known) known.push(...against);
        else narrow.set(task, [...against]);
      }
    }
  };
  for (const { one, other } of rows) {
    note(one.stretches, other.stretches);
    note(other.stretches, one.stretches);
  }
  return (task) => {
    const found = narrow.get(task)?.slice() ?? [];
    for (const { has, against } of wide) if (has(task)) found.push(...against);
    return found;
  };
}

/** Whether a set holds a number. */
function holds(set: readonly Stretch[]): (index: number) => boolean {
  return (index) => {
    const stretch = set.length > 1 ? set[firstIndex(set, ({ last }) => last >= index)] : set[0];
    return stretch !== undefined && includes(stretch, index);
  };
}
