import { at } from '../digraph.ts';
import type { Stretch } from '../stretch.ts';

/** Sets of up to 32 things at each of the numbers 0 … size - 1, and what the numbers of a stretch have together. */
export interface OrTree {
  /** Gives every number its set, as bits; the tree is grown where a stretch of several is asked for. */
  fill(setOf: (index: number) => number): void;
  /** All that stretches have. */
  any(stretches: readonly Stretch[]): number;
  /** The first number in the stretches that has one of these bits, which one of them must have. */
  first(stretches: readonly Stretch[], bits: number): number;
}

/** A segment tree (Bentley, "Solutions to Klee's rectangle problems", 1977): filled in linear time, asked in log size. */
export function orTree(size: number): OrTree {
  let setAt = (_: number) => 0;
  let tree: Int32Array | undefined;
  const grown = (): Int32Array => {
    const nodes = new Int32Array(2 * size);
    for (let index = 0; index < size; index++) nodes[size + index] = setAt(index);
    for (let node = size - 1; node > 0; node--) nodes[node] = at(nodes, 2 * node) | at(nodes, 2 * node + 1);
    return nodes;
  };
  const inOne = ({ first, last }: Stretch): number => {
    if (first === last) return setAt(first);
    tree ??= grown();
    let found = 0;
    for (let low = first + size, high = last + size + 1; low < high; low >>= 1, high >>= 1) {
      if (low & 1) found |= at(tree, low++);
      if (high & 1) found |= at(tree, --high);
    }
    return found;
  };
  return {
    fill(setOf) {
      setAt = setOf;
      tree = undefined;
    },
    any: (stretches) => stretches.reduce((found, stretch) => found | inOne(stretch), 0),
    first(stretches, bits) {
      const stretch = stretches.find((one) => (inOne(one) & bits) !== 0) ?? { first: 0, last: 0 };
      let { first, last } = stretch;
      while (first < last) {
        const middle = (first + last) >> 1;
        if (inOne({ first, last: middle }) & bits) last = middle;
        else first = middle + 1;
      }
      return first;
    },
  };
}
