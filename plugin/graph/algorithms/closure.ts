import { type Components, components } from './components.ts';
import { at, type Digraph, digraph, row } from './digraph.ts';

const BITS = 32;

/** A set of small numbers, 32 to a word. */
export type Bits = Uint32Array;

/** A set of some of the numbers 0 … size - 1. */
export function bitsOf(numbers: Iterable<number>, size: number): Bits {
  const bits = new Uint32Array(Math.ceil(size / BITS));
  for (const number of numbers) add(bits, number);
  return bits;
}

function add(bits: Bits, number: number): void {
  bits[number >>> 5] = at(bits, number >>> 5) | (1 << (number & 31));
}

/** Adds the numbers of another set of that size. */
export function addAll(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word] = at(bits, word) | at(others, word);
}

export function has(bits: Bits, number: number): boolean {
  return ((at(bits, number >>> 5) >>> (number & 31)) & 1) === 1;
}

/** The numbers of a set, in ascending order. */
export function members(bits: Bits): number[] {
  const found: number[] = [];
  for (const [word, all] of bits.entries()) {
    for (let left = all; left !== 0; left &= left - 1) found.push(word * BITS + 31 - Math.clz32(left & -left));
  }
  return found;
}

/**
 * The transitive closure of a graph: for each node the set of those below `columns` that can be reached from it by one arc
 * or more. Sets are made once a strongly connected component, in topological order, after Purdom ("A transitive closure
 * algorithm", 1970).
 *
 * @param rows the graph, or its reverse
 * @param parts the components of the graph
 * @param isReverse whether `rows` is the reverse: then the sets hold what leads to a node
 */
export function closure(
  rows: Digraph,
  { count, of, order }: Components,
  columns: number,
  isReverse: boolean,
  uses: (arc: number) => boolean = () => true,
): (node: number) => Bits {
  const width = Math.ceil(columns / BITS);
  const sets = new Uint32Array(width * count);
  const setOf = (node: number) => sets.subarray(at(of, node) * width, (at(of, node) + 1) * width);
  const { first, target, arc } = rows;
  for (const node of isReverse ? order.toReversed() : order) {
    const set = setOf(node);
    // The nearest neighbours usually come last, and their sets include the others'.
    for (let slot = at(first, node + 1) - 1; slot >= at(first, node); slot--) {
      const next = at(target, slot);
      if (!uses(at(arc, slot)) || (next < columns && has(set, next))) continue;
      if (next < columns) add(set, next);
      if (of[next] === of[node]) continue;
      const further = at(of, next) * width;
      for (let word = 0; word < width; word++) set[word] = at(set, word) | at(sets, further + word);
    }
  }
  return setOf;
}

/**
 * The transitive reduction of a graph (Aho, Garey and Ullman, 1972): without the arcs to what is reached through others
 * as well. Arcs within a strongly connected component all stay.
 *
 * @returns the arcs that stay, in their order
 */
export function transitiveReduction<Arc extends { from: string; to: string }>(arcs: readonly Arc[]): Arc[] {
  const numbers = new Map([...new Set(arcs.flatMap(({ from, to }) => [from, to]))].map((id, index) => [id, index]));
  const number = (id: string) => numbers.get(id) ?? -1;
  const graph = digraph(
    numbers.size,
    arcs.map(({ from }) => number(from)),
    arcs.map(({ to }) => number(to)),
  );
  const parts = components(graph);
  const { of } = parts;
  const after = closure(graph, parts, graph.size, false);
  return arcs.filter((arc) => {
    const [from, to] = [number(arc.from), number(arc.to)];
    const isDetour = (node: number) => of[node] !== of[to] && of[node] !== of[from] && has(after(node), to);
    return of[from] === of[to] || !row(graph, from).some(isDetour);
  });
}
