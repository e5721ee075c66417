/**
 * A directed graph over the nodes 0 … size - 1, in compressed rows: the arcs that leave `v` are at `first[v]` up to
 * `first[v + 1]` in `target` and `arc`, in the order in which the arcs were given.
 */
export interface Digraph {
  readonly size: number;
  readonly first: Int32Array;
  readonly target: Int32Array;
  /** The index of each arc in the lists that the graph was built from. */
  readonly arc: Int32Array;
}

/** Builds the rows from two lists of equal length, by counting sort. */
export function digraph(size: number, from: ArrayLike<number>, to: ArrayLike<number>): Digraph {
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

/** The nodes that the arcs of a node lead to. */
export function row({ first, target }: Digraph, node: number): Int32Array {
  return target.subarray(at(first, node), at(first, node + 1));
}

/** An element that is known to be there. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  return list[index] as T;
}
