import { at } from './digraph.ts';
import type { Cycle, CycleEdge } from './model.ts';
import type { Network } from './network.ts';
import { type Search, search } from './search.ts';
import { toSteps } from './steps.ts';

/**
 * The strongly connected parts of more than one task, in plan order, each with a shortest cycle. Implied edges are on no
 * cycle, so every step is declared.
 */
export function findCycles(network: Network, ids: readonly string[]): Cycle[] {
  const members = new Map<number, number[]>();
  for (let task = 0; task < network.tasks; task++) {
    const part = at(network.parts.of, task);
    const list = members.get(part);
    if (list) list.push(task);
    else members.set(part, [task]);
  }
  const heads = headsByPart(network);
  const forward = search(network.forward, network.tasks);
  return [...members].flatMap(([part, tasks]) => {
    if (tasks.length === 1) return [];
    const arcs = shortestCycle(network, forward, part, heads.get(part) ?? []);
    const edges = toSteps(fromFirstTask(arcs, network), network, ids) as CycleEdge[];
    return [{ members: tasks.map((task) => at(ids, task)), edges }];
  });
}

/** Every cycle runs through one of these nodes, so only they need to be searched from. */
function headsByPart({ parts }: Network): Map<number, number[]> {
  const heads = new Map<number, number[]>();
  for (const [node, head] of parts.heads.entries()) {
    if (head === 0) continue;
    const part = at(parts.of, node);
    const list = heads.get(part);
    if (list) list.push(node);
    else heads.set(part, [node]);
  }
  return heads;
}

/**
 * Searches breadth-first from each head and back to it, never farther than the best so far; a head that was searched
 * from is left out afterwards, since the cycles through it are known.
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
