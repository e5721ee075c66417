/** A stretch of text, the end excluded; offsets count UTF-16 units. */
export interface Range {
  from: number;
  to: number;
}

/** The range without the white space at its ends. */
export function trimmedRange(text: string, { from, to }: Range): Range {
  const value = text.slice(from, to);
  const end = from + value.trimEnd().length;
  return { from: Math.min(to - value.trimStart().length, end), to: end };
}

/** The index of the first item for which a condition holds that, once true, stays true; the length where it never does. */
export function firstIndex<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first of some sorted numbers that is greater; Infinity where there is none. */
export function firstAfter(numbers: readonly number[], value: number): number {
  return numbers[firstIndex(numbers, (number) => number > value)] ?? Number.POSITIVE_INFINITY;
}
