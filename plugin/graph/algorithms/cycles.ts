import type { Components } from './components.ts';
import { at, row } from './digraph.ts';
import type { BothWays } from './order.ts';
import { type Enter, searchIn } from './search.ts';

/** A strongly connected component of more than one step node. */
interface CyclicPart {
  /** Its step nodes, ascending. */
  nodes: number[];
  /** A shortest cycle of two steps or more, as arcs in walking order, begun at its first step node. */
  arcs: number[];
}

/**
 * Finds a shortest cycle in each strongly connected component. From each node a breadth-first search leads to the nearest
 * one from which a single step leads back, never farther than the best so far (after Itai and Rodeh, "Finding a minimum
 * circuit in a graph", 1978). A node that was searched from is removed, and all that is on no cycle without it.
 *
 * @param steps the first so many nodes are steps of a cycle; to enter any other costs nothing
 */
export function shortestCycles(graph: BothWays, steps: number, { count, of }: Components): CyclicPart[] {
  if (count === graph.forward.size) return [];
  const nodes = Array.from({ length: steps }, (_, node) => node);
  const parts = [...Map.groupBy(nodes, (node) => at(of, node)).values()].filter((part) => part.length > 1);
  const [there, back] = [searchIn(graph.forward, steps), searchIn(graph.backward, steps)];
  const candidates = candidatesIn(graph, of);
  return parts.map((part) => {
    let arcs: number[] = [];
    let fewest = Number.POSITIVE_INFINITY;
    for (const start of part) {
      if (!candidates.has(start)) continue;
      const enter: Enter = (_, node) => of[node] === of[start] && node !== start && candidates.has(node);
      const last = new Set(back.reach(start, enter, () => false, 1));
      const isLast = (node: number) => node < steps && last.has(node);
      const end = there.reach(start, enter, isLast, fewest - 2).at(-1) ?? start;
      if (isLast(end)) {
        arcs = [...there.trace(end), ...back.trace(end).reverse()];
        fewest = there.distance(end) + 1;
      }
      if (fewest === 2) break;
      candidates.remove(start);
    }
    return { nodes: part, arcs };
  });
}

/** The nodes that may be on a cycle that is not known yet. */
function candidatesIn({ forward, backward }: BothWays, of: Int32Array) {
  const isLeft = new Uint8Array(forward.size).fill(1);
  const sources = Int32Array.from(isLeft, (_, node) => {
    let count = 0;
    for (const before of row(backward, node)) if (of[before] === of[node]) count++;
    return count;
  });
  return {
    has: (node: number) => isLeft[node] === 1,
    /** Removes a node, and what no other of its component leads to any more. */
    remove(start: number): void {
      const removed = [start];
      isLeft[start] = 0;
      // The list grows while it is walked.
      for (const node of removed) {
        for (const next of row(forward, node)) {
          if (of[next] !== of[node] || isLeft[next] === 0) continue;
          sources[next] = at(sources, next) - 1;
          if (sources[next] !== 0) continue;
          isLeft[next] = 0;
          removed.push(next);
        }
      }
    },
  };
}
