import { at, type Digraph, row } from './digraph.ts';

/** A graph and its reverse. */
export interface BothWays {
  forward: Digraph;
  backward: Digraph;
}

/**
 * The nodes of a graph as they become free, one after the other (Kahn, "Topological sorting of large networks", 1962).
 *
 * @param isOpen whether a node holds up what it leads to
 * @param isPlaced whether a node belongs in the result
 * @returns the nodes that are free at first, and what becomes free after one of them
 */
export function frontier(
  { forward, backward }: BothWays,
  isOpen: (node: number) => boolean,
  isPlaced: (node: number) => boolean,
) {
  const open = new Int32Array(forward.size);
  for (const node of open.keys()) {
    for (const before of row(backward, node)) if (isOpen(before)) open[node] = at(open, node) + 1;
  }
  const after = (node: number): number[] => {
    const freed: number[] = [];
    for (const next of row(forward, node)) {
      open[next] = at(open, next) - 1;
      if (open[next] === 0 && isPlaced(next)) freed.push(next);
    }
    return freed;
  };
  return { first: [...open.keys()].filter((node) => open[node] === 0 && isPlaced(node)), after };
}
