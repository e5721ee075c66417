import { at, type Digraph } from './digraph.ts';

/** Whether a search may use an arc, which leads to a node. */
export type Enter = (arc: number, node: number) => boolean;

/** Breadth-first searches in one graph, which share their memory. */
export interface Search {
  /**
   * The nodes that are reached from a source, the nearest first, up to the first goal. The source itself is one of them
   * where a cycle leads back to it.
   *
   * @param limit the most steps that are of interest
   */
  reach(source: number, enter: Enter, isGoal?: (node: number) => boolean, limit?: number): number[];
  /** The arcs by which the last search reached a node, from its source on. */
  trace(node: number): number[];
  /** Its distance in steps. */
  distance(node: number): number;
}

/**
 * Prepares breadth-first searches.
 *
 * @param steps the first so many nodes are steps of a path; to enter any other costs nothing
 */
export function searchIn(graph: Digraph, steps: number): Search {
  const { size, first, target, arc } = graph;
  const stamp = new Int32Array(size);
  const via = new Int32Array(size);
  const parent = new Int32Array(size);
  const distance = new Int32Array(size);
  let [run, origin] = [0, -1];
  return {
    reach(source, enter, isGoal = () => false, limit = Number.POSITIVE_INFINITY) {
      run++;
      origin = source;
      const reached: number[] = [];
      let frontier = [source];
      for (let step = 0; step < limit && frontier.length > 0; step++) {
        const next: number[] = [];
        // Nodes that are not steps join the frontier while it is walked.
        for (const node of frontier) {
          for (let slot = at(first, node); slot < at(first, node + 1); slot++) {
            const entered = at(target, slot);
            if (at(stamp, entered) === run || !enter(at(arc, slot), entered)) continue;
            stamp[entered] = run;
            via[entered] = at(arc, slot);
            parent[entered] = node;
            distance[entered] = step + 1;
            reached.push(entered);
            if (isGoal(entered)) return reached;
            (entered < steps ? next : frontier).push(entered);
          }
        }
        frontier = next;
      }
      return reached;
    },
    trace(end) {
      const arcs: number[] = [];
      let node = end;
      do {
        arcs.push(at(via, node));
        node = at(parent, node);
      } while (node !== origin);
      return arcs.reverse();
    },
    distance: (node) => at(distance, node),
  };
}

/** The arcs of a path with the fewest steps; null where there is none. `source` can be the goal: that is a cycle. */
export function shortestPath(
  search: Search,
  source: number,
  goal: number,
  enter: Enter,
  limit?: number,
): number[] | null {
  const reached = search.reach(source, enter, (node) => node === goal, limit);
  return reached.at(-1) === goal ? search.trace(goal) : null;
}

/** Cuts a path of arcs that begins at a step node into its steps, each with what makes the arc that ends it. */
export function stepsOf<Maker>(
  path: readonly number[],
  { from, to }: { from: ArrayLike<number>; to: ArrayLike<number> },
  steps: number,
  makerOf: (arc: number) => Maker | null,
): { from: number; to: number; maker: Maker }[] {
  let start = -1;
  return path.flatMap((arc) => {
    if (at(from, arc) < steps) start = at(from, arc);
    const maker = at(to, arc) < steps ? makerOf(arc) : null;
    return maker === null ? [] : [{ from: start, to: at(to, arc), maker }];
  });
}
