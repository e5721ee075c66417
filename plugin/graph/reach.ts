import type { Over } from './ancestors.ts';
import { at } from './digraph.ts';
import type { Network, PlanGraph } from './model.ts';

/** As many tasks as one number has bits. */
export const BITS = 32;

/** Who is behind each of a few tasks. */
export interface Sweep {
  /** Indexes in plan order. */
  sources: readonly number[];
  /** Whether a node of the network is `sources[bit]`, or waits for it. */
  reaches(bit: number, node: number): boolean;
}

/**
 * Answers for many tasks at once what comes behind them, 32 in one pass over the graph: the ways into each strongly
 * connected part are joined in topological order, bit by bit. That takes as much memory as the graph has nodes, and as
 * many passes as there are 32 sources.
 * @param sources indexes in plan order
 */
export function* sweeps(graph: PlanGraph, sources: readonly number[], over: Over): Generator<Sweep, void, undefined> {
  if (sources.length === 0) return;
  const { network } = graph;
  const { of } = network.parts;
  const arcs = network.ordered[over]();
  const reached = new Int32Array(network.forward.size);
  for (let first = 0; first < sources.length; first += BITS) {
    const chunk = sources.slice(first, first + BITS);
    reached.fill(0);
    for (const [bit, source] of chunk.entries()) reached[at(of, source)] = at(reached, at(of, source)) | (1 << bit);
    for (let index = 0; index < arcs.length; index += 2) {
      const later = at(arcs, index + 1);
      reached[later] = at(reached, later) | at(reached, at(arcs, index));
    }
    yield { sources: chunk, reaches: (bit, node) => ((at(reached, at(of, node)) >>> bit) & 1) === 1 };
  }
}

/**
 * The arcs between strongly connected parts, as pairs of parts, so that all that lead into one come before any that leaves
 * it.
 */
export function topological(
  { backward, causes, parts }: Pick<Network, 'backward' | 'causes' | 'parts'>,
  over: Over,
): Int32Array {
  const { first, target, arc } = backward;
  const { of, order } = parts;
  const pairs = new Int32Array(2 * target.length);
  let end = 0;
  for (let place = order.length - 1; place >= 0; place--) {
    const node = at(order, place);
    const part = at(of, node);
    for (let slot = at(first, node); slot < at(first, node + 1); slot++) {
      const from = at(of, at(target, slot));
      if (from === part || (over === 'declared' && causes[at(arc, slot)]?.kind === 'implied')) continue;
      pairs[end++] = from;
      pairs[end++] = part;
    }
  }
  return pairs.subarray(0, end);
}
