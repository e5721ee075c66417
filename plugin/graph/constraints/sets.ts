/** Sets of tasks as stretches: sorted, apart from each other, and so no longer than the plan, whatever was written. */
import { at } from '../digraph.ts';
import type { Stretch } from '../stretch.ts';

/** All of them in order, where they overlap or touch as one. */
export function union(stretches: readonly Stretch[]): Stretch[] {
  if (stretches.length < 2) return [...stretches];
  const joined: Stretch[] = [];
  for (const { first, last } of stretches.toSorted((a, b) => a.first - b.first)) {
    const open = joined.at(-1);
    if (open && first <= open.last + 1) open.last = Math.max(open.last, last);
    else joined.push({ first, last });
  }
  return joined;
}

/** What is left of one set without another; both are unions. */
export function subtract(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  if (others.length === 0) return [...some];
  const left: Stretch[] = [];
  let next = 0;
  for (const { first, last } of some) {
    let from = first;
    while (next < others.length && at(others, next).last < from) next++;
    for (let index = next; index < others.length && at(others, index).first <= last; index++) {
      const other = at(others, index);
      if (from < other.first) left.push({ first: from, last: other.first - 1 });
      from = Math.max(from, other.last + 1);
    }
    if (from <= last) left.push({ first: from, last });
  }
  return left;
}

/** What two sets have in common; both are unions. */
export function intersect(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const shared: Stretch[] = [];
  for (let one = 0, other = 0; one < some.length && other < others.length; ) {
    const [a, b] = [at(some, one), at(others, other)];
    const [first, last] = [Math.max(a.first, b.first), Math.min(a.last, b.last)];
    if (first <= last) shared.push({ first, last });
    if (a.last < b.last) one++;
    else other++;
  }
  return shared;
}

/** How many numbers a union holds. */
export function sizeOf(set: readonly Stretch[]): number {
  return set.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** The numbers of stretches, in the order in which they are first met. What was met before is passed over in one go. */
export function inOrder(stretches: readonly Stretch[]): number[] {
  const behind = new Map<number, number>();
  const free = (index: number) => {
    let found = index;
    for (let next = behind.get(found); next !== undefined; next = behind.get(found)) found = next;
    for (let node = index; node !== found; ) {
      const next = behind.get(node) ?? found;
      behind.set(node, found);
      node = next;
    }
    return found;
  };
  const met: number[] = [];
  for (const { first, last } of stretches) {
    for (let index = free(first); index <= last; index = free(index)) {
      met.push(index);
      behind.set(index, index + 1);
    }
  }
  return met;
}
