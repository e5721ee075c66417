/** A range of text, the end excluded; offsets count UTF-16 units. */
export interface Range {
  from: number;
  to: number;
}

/** The range without the white space at its ends. */
export function trimmedRange(text: string, { from, to }: Range): Range {
  let [start, end] = [from, to];
  while (end > start && isSpace(text, end - 1)) end--;
  while (start < end && isSpace(text, start)) start++;
  return { from: start, to: end };
}

function isSpace(text: string, index: number): boolean {
  return text.charAt(index).trim() === '';
}

/** The lines of a text that are not empty, without their ends. */
export function filledLines(text: string): Range[] {
  if (text !== '' && !/[\r\n]/.test(text)) return [{ from: 0, to: text.length }];
  let next = 0;
  return text.split(/[\r\n]/).flatMap((line) => {
    const from = next;
    next += line.length + 1;
    return line === '' ? [] : [{ from, to: from + line.length }];
  });
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
