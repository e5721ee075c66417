import type { Task } from '../plan/model.ts';
import { at, row } from './digraph.ts';
import type { Cycle, CycleEdge, Network } from './model.ts';
import { type Search, search } from './search.ts';
import { toSteps } from './steps.ts';

/**
 * The strongly connected parts of more than one task, in plan order, each with a shortest cycle. Implied edges are on no
 * cycle, so every step is declared.
 */
export function findCycles(network: Network, tasks: readonly Task[]): Cycle[] {
  const { of, heads } = network.parts;
  const partOf = (node: number) => at(of, node);
  const parts = [...Map.groupBy(tasks.keys(), partOf)].filter(([, members]) => members.length > 1);
  if (parts.length === 0) return [];

  const isHead = (node: number) => heads[node] === 1;
  const headsOf = Map.groupBy(heads.keys().filter(isHead), partOf);
  const ring = candidates(network);
  const forward = search(network.forward, network.tasks);
  return parts.map(([part, members]) => {
    const arcs = shortestCycle(network, forward, headsOf.get(part) ?? [], ring);
    const edges = toSteps(fromFirstTask(arcs, network), network, tasks) as CycleEdge[];
    return { members: members.map((task) => at(tasks, task).id), edges };
  });
}

/**
 * Searches breadth-first from each head and back to it, never farther than the best so far: every cycle runs through one
 * of them. A head that was searched from retires, since the cycles through it are known.
 */
function shortestCycle(network: Network, forward: Search, heads: readonly number[], ring: Candidates): number[] {
  const { of } = network.parts;
  let best: number[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const head of heads) {
    if (!ring.has(head)) continue;
    const way = forward.find(head, head, (_, node) => of[node] === of[head] && ring.has(node), fewest);
    const tasks = way?.filter((arc) => at(network.to, arc) < network.tasks).length ?? fewest;
    if (way && tasks < fewest) [best, fewest] = [way, tasks];
    if (fewest === 2) break;
    ring.retire(head);
  }
  return best;
}

/** The nodes that may be on a cycle that is not known yet. */
interface Candidates {
  has(node: number): boolean;
  /** Takes a node out, and all that nothing in its part leads to any more. */
  retire(node: number): void;
}

function candidates({ forward, backward, parts: { of } }: Network): Candidates {
  const left = new Uint8Array(forward.size).fill(1);
  const within = (node: number) => (other: number) => of[other] === of[node];
  const leadingIn = Int32Array.from(left, (_, node) => row(backward, node).filter(within(node)).length);
  return {
    has: (node) => left[node] === 1,
    retire: (head) => {
      const retired = [head];
      left[head] = 0;
      for (const node of retired) {
        for (const next of row(forward, node).filter(within(node))) {
          leadingIn[next] = at(leadingIn, next) - 1;
          if (leadingIn[next] !== 0 || left[next] === 0) continue;
          left[next] = 0;
          retired.push(next);
        }
      }
    },
  };
}

/** The same cycle, begun at its first task in plan order. */
function fromFirstTask(arcs: number[], { from }: Network): number[] {
  const start = arcs.reduce((first, arc, index) => (at(from, arc) < at(from, arcs[first] ?? 0) ? index : first), 0);
  return [...arcs.slice(start), ...arcs.slice(0, start)];
}
