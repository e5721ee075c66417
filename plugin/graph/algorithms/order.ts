import { at, type Digraph, row } from './digraph.ts';

/** A graph and its reverse. */
export interface BothWays {
  forward: Digraph;
  backward: Digraph;
}

/**
 * A topological order of the nodes that are not done (Kahn, "Topological sorting of large networks", 1962). What is on or
 * behind a cycle of such nodes is left out.
 *
 * @param isDone whether a node holds nothing up any more
 * @param isStuck whether a node can never be placed, whatever leads to it
 */
export function topologicalOrder(
  { forward, backward }: BothWays,
  isDone: (node: number) => boolean,
  isStuck: (node: number) => boolean,
): number[] {
  const open = new Int32Array(forward.size);
  for (const node of open.keys()) open[node] = at(backward.first, node + 1) - at(backward.first, node);
  const order: number[] = [];
  const place = (node: number) => {
    if (open[node] === 0 && !isDone(node) && !isStuck(node)) order.push(node);
  };
  for (const node of open.keys()) {
    if (isDone(node)) for (const next of row(forward, node)) open[next] = at(open, next) - 1;
  }
  for (const node of open.keys()) place(node);
  // The list grows while it is walked.
  for (const node of order) {
    for (const next of row(forward, node)) {
      open[next] = at(open, next) - 1;
      place(next);
    }
  }
  return order;
}
