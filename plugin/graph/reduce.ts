import { components } from './components.ts';
import { at, type Digraph, digraph, row } from './digraph.ts';

const BITS = 32;

/**
 * The transitive reduction of a graph (Aho, Garey and Ullman, 1972): without the arcs to what is reached through others
 * as well. Arcs within a strongly connected part are all kept, since which of them go is anybody's choice. Takes a bit
 * for each pair of parts, and a pass over the arcs for every 32 parts.
 *
 * @returns the arcs that stay, in their order
 */
export function transitiveReduction<Arc extends { from: string; to: string }>(arcs: readonly Arc[]): Arc[] {
  const numbers = new Map<string, number>();
  const number = (id: string) => {
    const known = numbers.get(id) ?? numbers.size;
    numbers.set(id, known);
    return known;
  };
  const from = arcs.map((arc) => number(arc.from));
  const to = arcs.map((arc) => number(arc.to));
  const graph = digraph(numbers.size, from, to);
  const { of } = components(graph);
  const beyond = reachable(graph, of);
  return arcs.filter((_, arc) => {
    const [source, target] = [at(from, arc), at(to, arc)];
    const [start, end] = [at(of, source), at(of, target)];
    const isDetour = (node: number) => at(of, node) !== end && at(of, node) !== start && beyond(at(of, node), end);
    return start === end || !row(graph, source).some(isDetour);
  });
}

/** Whether one part leads to another. Tarjan's algorithm numbers a part after all that it leads to. */
function reachable(graph: Digraph, of: Int32Array): (part: number, other: number) => boolean {
  const parts = 1 + of.reduce((most, part) => Math.max(most, part), -1);
  const width = Math.ceil(parts / BITS);
  const bits = new Uint32Array(parts * width);
  const reaches = (part: number, other: number) =>
    ((at(bits, part * width + Math.floor(other / BITS)) >>> (other % BITS)) & 1) === 1;
  const nodes = Int32Array.from({ length: graph.size }, (_, node) => node).sort((a, b) => at(of, a) - at(of, b));
  for (const node of nodes) {
    const start = at(of, node) * width;
    for (const next of row(graph, node)) {
      const part = at(of, next);
      // Where it is reached through another, all behind it is reached as well.
      if (part === at(of, node) || reaches(at(of, node), part)) continue;
      for (let word = 0; word < width; word++) {
        bits[start + word] = at(bits, start + word) | at(bits, part * width + word);
      }
      const word = start + Math.floor(part / BITS);
      bits[word] = at(bits, word) | (1 << (part % BITS));
    }
  }
  return reaches;
}
