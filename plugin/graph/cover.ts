import type { Stretch } from './stretch.ts';

/** Makes a node that stands for two others, and gives its number. */
type Join = (one: number, other: number) => number;

/**
 * Covers stretches of the numbers 0 … size - 1 with few nodes: the numbers themselves and nodes that stand for 2, 4, 8 …
 * neighbours, made when they are first needed. A stretch of n numbers takes at most 2 log n of them, and all that is ever
 * made is fewer than `size` (a segment tree, after Bentley, "Solutions to Klee's rectangle problems", 1977).
 */
export function coverer(size: number, join: Join): (stretch: Stretch) => number[] {
  const made = new Map<number, number>();
  const node = (place: number, first: number, last: number): number => {
    if (first === last) return first;
    const known = made.get(place);
    if (known !== undefined) return known;
    const middle = (first + last) >> 1;
    const number = join(node(2 * place, first, middle), node(2 * place + 1, middle + 1, last));
    made.set(place, number);
    return number;
  };
  const cover = (stretch: Stretch, place: number, first: number, last: number): number[] => {
    if (stretch.last < first || last < stretch.first) return [];
    if (stretch.first <= first && last <= stretch.last) return [node(place, first, last)];
    const middle = (first + last) >> 1;
    return [...cover(stretch, 2 * place, first, middle), ...cover(stretch, 2 * place + 1, middle + 1, last)];
  };
  return (stretch) => (stretch.first === stretch.last ? [stretch.first] : cover(stretch, 1, 0, size - 1));
}
