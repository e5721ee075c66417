import { at, type Digraph } from './digraph.ts';

export interface Components {
  /** The number of each node's strongly connected part. */
  of: Int32Array;
  /** All nodes part by part, as the parts are numbered: each part after all that can be reached from it. */
  order: Int32Array;
  /** 1 for nodes that the search met again while it was below them: every cycle runs through at least one of them. */
  heads: Uint8Array;
}

/**
 * The strongly connected parts of a graph, by Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972)
 * with a stack of its own in place of recursion.
 */
export function components(graph: Digraph): Components {
  const { size, first, target } = graph;
  const of = new Int32Array(size).fill(-1);
  const heads = new Uint8Array(size);
  const met = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  const low = new Int32Array(size);
  const cursor = first.slice(0, size);
  const below = new Uint8Array(size);
  const path: number[] = [];
  const open: number[] = [];
  let visited = 0;
  let parts = 0;
  let placed = 0;

  const enter = (node: number) => {
    met[node] = visited;
    low[node] = visited++;
    below[node] = 1;
    path.push(node);
    open.push(node);
  };
  const leave = (node: number) => {
    path.pop();
    below[node] = 0;
    const parent = path.at(-1);
    if (parent !== undefined) low[parent] = Math.min(at(low, parent), at(low, node));
    if (at(low, node) !== at(met, node)) return;
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      of[member] = parts;
      order[placed++] = member;
      if (member === node) break;
    }
    parts++;
  };

  for (let root = 0; root < size; root++) {
    if (at(met, root) !== -1) continue;
    enter(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const slot = at(cursor, node);
      if (slot === at(first, node + 1)) {
        leave(node);
        continue;
      }
      cursor[node] = slot + 1;
      const next = at(target, slot);
      if (at(met, next) === -1) enter(next);
      else if (at(of, next) === -1) low[node] = Math.min(at(low, node), at(met, next));
      if (at(below, next) === 1 && at(met, next) <= at(met, node)) heads[next] = 1;
    }
  }
  return { of, order, heads };
}
