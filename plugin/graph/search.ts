import { at, type Digraph } from './digraph.ts';

/** A breadth-first search over one graph, again and again with the same memory. */
export interface Search {
  /**
   * Looks for a way from `source` to `goal` that has the fewest tasks on it; ends of phases and gates cost nothing.
   * `source` itself can be the goal: that is a cycle.
   * @param enter whether an arc may be used
   * @param limit the most steps that are of interest
   * @returns the arcs of the way, or null
   */
  find(source: number, goal: number, enter: (arc: number, node: number) => boolean, limit?: number): number[] | null;
  /** All nodes that can be reached. */
  reach(source: number, enter: (arc: number, node: number) => boolean): number[];
}

/** Prepares searches in a graph whose first `tasks` nodes are tasks. */
export function search(graph: Digraph, tasks: number): Search {
  const { size, first, target, arc } = graph;
  const stamp = new Int32Array(size);
  const via = new Int32Array(size);
  const parent = new Int32Array(size);
  let run = 0;

  const walk: Walk = (source, goal, enter, limit) => {
    run++;
    const reached: number[] = [];
    let frontier = [source];
    for (let steps = 0; steps < limit && frontier.length > 0; steps++) {
      const next: number[] = [];
      // Nodes that are no tasks join the frontier while it is walked: they are no step.
      for (const node of frontier) {
        for (let slot = at(first, node); slot < at(first, node + 1); slot++) {
          const entered = at(target, slot);
          if (at(stamp, entered) === run || !enter(at(arc, slot), entered)) continue;
          stamp[entered] = run;
          via[entered] = at(arc, slot);
          parent[entered] = node;
          reached.push(entered);
          if (entered === goal) return reached;
          (entered < tasks ? next : frontier).push(entered);
        }
      }
      frontier = next;
    }
    return reached;
  };

  return {
    find(source, goal, enter, limit = Number.POSITIVE_INFINITY) {
      if (walk(source, goal, enter, limit).at(-1) !== goal) return null;
      const way: number[] = [];
      let node = goal;
      do {
        way.push(at(via, node));
        node = at(parent, node);
      } while (node !== source);
      return way.reverse();
    },
    reach: (source, enter) => walk(source, -1, enter, Number.POSITIVE_INFINITY),
  };
}

type Walk = (source: number, goal: number, enter: (arc: number, node: number) => boolean, limit: number) => number[];
