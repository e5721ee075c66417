import { at, type Digraph, row } from '../digraph.ts';
import type { WaitFor } from './wait-for.ts';

/** Nodes from which a cycle is looked for. In a larger part the shortest through these is taken. */
const MOST_STARTS = 200;

/**
 * A shortest cycle through two nodes or more of one part, as arcs; nodes that are no tasks cost nothing. From each node a
 * search runs to the nearest one that leads straight back to it.
 *
 * @param starts the nodes of the part that stand for tasks
 */
export function shortestCycle(graph: WaitFor, starts: readonly number[]): number[] {
  const visit = visitor(graph);
  let best: number[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const start of starts.slice(0, MOST_STARTS)) {
    const found = visit(start, fewest - 1);
    if (found && found.steps < fewest) [best, fewest] = [found.arcs, found.steps];
    if (fewest === 2) break;
  }
  return best;
}

interface Ring {
  arcs: number[];
  /** How many nodes that stand for tasks it runs through. */
  steps: number;
}

function visitor({ forward, backward, tasks, parts: { of } }: WaitFor) {
  const [there, back] = [marks(forward), marks(backward())];
  const inPart = (node: number, start: number) => of[node] === of[start];
  return (start: number, limit: number): Ring | null => {
    back.begin(start);
    const ends: number[] = [];
    // Gates join the list while it is walked.
    for (const [node, gates] of walk([start])) {
      back.expand(node, (next) => {
        if (!inPart(next, start) || next === start || !back.enter(next)) return;
        (next < tasks ? ends : gates).push(next);
      });
    }
    const isEnd = new Set(ends);
    there.begin(start);
    let frontier = [start];
    for (let steps = 1; steps <= limit && frontier.length > 0; steps++) {
      const next: number[] = [];
      for (const [node, gates] of walk(frontier)) {
        there.expand(node, (entered) => {
          if (!inPart(entered, start) || entered === start || !there.enter(entered)) return;
          (entered < tasks ? next : gates).push(entered);
        });
      }
      const end = next.find((node) => isEnd.has(node));
      if (end !== undefined) return { arcs: [...there.way(end).reverse(), ...back.way(end)], steps: steps + 1 };
      frontier = next;
    }
    return null;
  };
}

/** Each node of a list that may grow, and the list. */
function* walk(nodes: number[]): Generator<readonly [number, number[]]> {
  for (const node of nodes) yield [node, nodes];
}

/** Which nodes a search has met, and by which arcs. */
function marks(graph: Digraph) {
  const stamp = new Int32Array(graph.size);
  const via = new Int32Array(graph.size);
  const parent = new Int32Array(graph.size);
  let [run, origin, current, arc] = [0, 0, 0, 0];
  return {
    begin(start: number) {
      run++;
      origin = start;
    },
    expand(node: number, visit: (next: number) => void) {
      const first = at(graph.first, node);
      for (const [slot, next] of row(graph, node).entries()) {
        [current, arc] = [node, at(graph.arc, first + slot)];
        visit(next);
      }
    },
    enter(node: number): boolean {
      if (at(stamp, node) === run) return false;
      [stamp[node], via[node], parent[node]] = [run, arc, current];
      return true;
    },
    /** The arcs from a node back to where the search began. */
    way(end: number): number[] {
      const arcs: number[] = [];
      for (let node = end; node !== origin; node = at(parent, node)) arcs.push(at(via, node));
      return arcs;
    },
  };
}
