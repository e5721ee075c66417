import type { Task } from '../plan/model.ts';
import { at } from './digraph.ts';
import type { Cycle, CycleEdge } from './model.ts';
import type { Network } from './network.ts';
import { type Search, search } from './search.ts';
import { toSteps } from './steps.ts';

/**
 * The strongly connected parts of more than one task, in plan order, each with a shortest cycle. Implied edges are on no
 * cycle, so every step is declared.
 */
export function findCycles(network: Network, tasks: readonly Task[]): Cycle[] {
  const { of, heads } = network.parts;
  const partOf = (node: number) => at(of, node);
  const headsOf = Map.groupBy(
    [...heads.keys()].filter((node) => heads[node] === 1),
    partOf,
  );
  const forward = search(network.forward, network.tasks);
  return [...Map.groupBy(tasks.keys(), partOf)].flatMap(([part, members]) => {
    if (members.length === 1) return [];
    const arcs = shortestCycle(network, forward, part, headsOf.get(part) ?? []);
    const edges = toSteps(fromFirstTask(arcs, network), network, tasks) as CycleEdge[];
    return [{ members: members.map((task) => at(tasks, task).id), edges }];
  });
}

/**
 * Searches breadth-first from each head and back to it, never farther than the best so far: every cycle runs through one
 * of them. A head that was searched from is left out afterwards, since the cycles through it are known.
 */
function shortestCycle(network: Network, forward: Search, part: number, heads: number[]): number[] {
  const { of } = network.parts;
  const spent = new Set<number>();
  let best: number[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const head of heads) {
    const inside = (_: number, node: number) => of[node] === part && !spent.has(node);
    const way = forward.find(head, head, inside, fewest);
    const tasks = way?.filter((arc) => at(network.to, arc) < network.tasks).length ?? fewest;
    if (way && tasks < fewest) [best, fewest] = [way, tasks];
    if (fewest === 2) break;
    spent.add(head);
  }
  return best;
}

/** The same cycle, begun at its first task in plan order. */
function fromFirstTask(arcs: number[], { from }: Network): number[] {
  const start = arcs.reduce((first, arc, index) => (at(from, arc) < at(from, arcs[first] ?? 0) ? index : first), 0);
  return [...arcs.slice(start), ...arcs.slice(0, start)];
}
