/** Neighbours in a numbered list, from the first to the last of them, both included. */
export interface Stretch {
  first: number;
  last: number;
}

/** The stretch between two numbers, whichever is the smaller. */
export function between(a: number, b: number): Stretch {
  return { first: Math.min(a, b), last: Math.max(a, b) };
}

export function members({ first, last }: Stretch): number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

export function includes({ first, last }: Stretch, index: number): boolean {
  return first <= index && index <= last;
}

/** What two have in common: nothing, or one stretch. */
export function common(one: Stretch, other: Stretch): Stretch[] {
  return whole({ first: Math.max(one.first, other.first), last: Math.min(one.last, other.last) });
}

/** What is left of some without those of another. */
export function minus(some: readonly Stretch[], other: Stretch): Stretch[] {
  if (!some.some(({ first, last }) => first <= other.last && other.first <= last)) return [...some];
  return some.flatMap(({ first, last }) => [
    ...whole({ first, last: Math.min(last, other.first - 1) }),
    ...whole({ first: Math.max(first, other.last + 1), last }),
  ]);
}

function whole(stretch: Stretch): Stretch[] {
  return stretch.first <= stretch.last ? [stretch] : [];
}

/** One number as a stretch. */
export function only(index: number): Stretch {
  return { first: index, last: index };
}

/** Joins stretches that follow on one another; they come in order and have nothing in common. */
export function merge(stretches: Iterable<Stretch>): Stretch[] {
  const merged: Stretch[] = [];
  for (const { first, last } of stretches) {
    const open = merged.at(-1);
    if (open && open.last === first - 1) open.last = last;
    else merged.push({ first, last });
  }
  return merged;
}

/** Ascending numbers as stretches. */
export function runs(numbers: readonly number[]): Stretch[] {
  return merge(numbers.map(only));
}
