import { at, type Digraph } from './digraph.ts';

/** The strongly connected components of a graph. */
export interface Components {
  count: number;
  /** The number of each node's component; a component has a higher number than all that it leads to. */
  of: Int32Array;
  /** All nodes, component by component, in ascending order of their numbers. */
  order: Int32Array;
}

/**
 * Finds the strongly connected components by Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972),
 * with an explicit stack instead of recursion.
 */
export function components(graph: Digraph): Components {
  const { size, first, target } = graph;
  const of = new Int32Array(size).fill(-1);
  const visit = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const order = new Int32Array(size);
  const cursor = first.slice(0, size);
  const path: number[] = [];
  const unassigned: number[] = [];
  let [visited, count, placed] = [0, 0, 0];

  const enter = (node: number) => {
    visit[node] = visited;
    low[node] = visited++;
    path.push(node);
    unassigned.push(node);
  };
  const leave = (node: number) => {
    path.pop();
    const parent = path.at(-1);
    if (parent !== undefined) low[parent] = Math.min(at(low, parent), at(low, node));
    if (at(low, node) !== at(visit, node)) return;
    for (let member = unassigned.pop(); member !== undefined; member = unassigned.pop()) {
      of[member] = count;
      order[placed++] = member;
      if (member === node) break;
    }
    count++;
  };

  for (let root = 0; root < size; root++) {
    if (at(visit, root) !== -1) continue;
    enter(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const slot = at(cursor, node);
      if (slot === at(first, node + 1)) {
        leave(node);
        continue;
      }
      cursor[node] = slot + 1;
      const next = at(target, slot);
      if (at(visit, next) === -1) enter(next);
      else if (at(of, next) === -1) low[node] = Math.min(at(low, node), at(visit, next));
    }
  }
  return { count, of, order };
}
