import { at } from './digraph.ts';
import type { PlanGraph } from './model.ts';
import { sweeps } from './reach.ts';

/**
 * Tells of groups of tasks which of their pairs nothing orders: neither waits for the other, over declared or implied
 * edges. Two that are caught in one cycle count as ordered.
 *
 * @param groups indexes in plan order
 * @param visit is given each such pair, the lower index first, with the number of its group
 */
export function unorderedPairs(
  graph: PlanGraph,
  groups: readonly (readonly number[])[],
  visit: (one: number, other: number, group: number) => void,
): void {
  const { of } = graph.network.parts;
  const groupsOf = new Map<number, number[]>();
  for (const [number, group] of groups.entries()) {
    for (const task of group) {
      const known = groupsOf.get(task);
      if (known) known.push(number);
      else groupsOf.set(task, [number]);
    }
  }
  for (const { sources, reaches } of sweeps(graph, [...groupsOf.keys()], 'all')) {
    for (const [bit, source] of sources.entries()) {
      for (const number of groupsOf.get(source) ?? []) {
        for (const other of at(groups, number)) {
          // Parts are numbered against the order of the work, so each pair is met once, from its earlier side.
          const isEarlier = at(of, other) < at(of, source);
          if (isEarlier && !reaches(bit, other)) visit(Math.min(source, other), Math.max(source, other), number);
        }
      }
    }
  }
}
