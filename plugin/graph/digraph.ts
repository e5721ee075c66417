/**
 * A directed graph over the numbers 0 … size - 1, in compressed rows: what leaves `v` stands in `target` and `arc` from
 * `first[v]` up to `first[v + 1]`, in the order in which the arcs were given.
 */
export interface Digraph {
  readonly size: number;
  readonly first: Int32Array;
  readonly target: Int32Array;
  /** The number of each arc in the lists it was built from. */
  readonly arc: Int32Array;
}

/** Builds the rows from two lists of equal length by counting sort, in time linear in nodes plus arcs. */
export function digraph(size: number, from: readonly number[], to: readonly number[]): Digraph {
  const arcs = from.length;
  const first = new Int32Array(size + 1);
  for (let index = 0; index < arcs; index++) first[at(from, index) + 1] = at(first, at(from, index) + 1) + 1;
  for (let node = 0; node < size; node++) first[node + 1] = at(first, node + 1) + at(first, node);
  const next = first.slice(0, size);
  const target = new Int32Array(arcs);
  const arc = new Int32Array(arcs);
  for (let index = 0; index < arcs; index++) {
    const slot = at(next, at(from, index));
    next[at(from, index)] = slot + 1;
    target[slot] = at(to, index);
    arc[slot] = index;
  }
  return { size, first, target, arc };
}

/** The nodes that arcs lead to from this one. */
export function row({ first, target }: Digraph, node: number): Int32Array {
  return target.subarray(at(first, node), at(first, node + 1));
}

/** An element that is known to be there. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  return list[index] as T;
}
