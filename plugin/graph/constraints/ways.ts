import { waitsFor } from '../ancestors.ts';
import { at } from '../digraph.ts';
import type { PlanGraph } from '../model.ts';
import type { Path } from './model.ts';
import { intersect, sizeOf } from './sets.ts';
import type { Side } from './side.ts';

/** More than anybody follows. */
const MOST_WAYS = 12;

/** The shortest way by which one task waits for another; null where it does not. */
export function wayTo(graph: PlanGraph, later: string, earlier: string, over: 'declared' | 'all'): Path | null {
  const steps = waitsFor(graph, later, earlier, over);
  return steps && { from: earlier, to: later, steps, isImplied: steps.some(({ kind }) => kind === 'implied') };
}

/** The ways between the first pairs of two sides, whichever of a pair is the earlier. */
export function waysBetween(graph: PlanGraph, one: Side, other: Side): Path[] {
  const ways: Path[] = [];
  for (const a of one.ids()) {
    for (const b of other.ids()) {
      const way = a === b ? null : (wayTo(graph, b, a, 'all') ?? wayTo(graph, a, b, 'all'));
      if (way) ways.push(way);
      if (ways.length === MOST_WAYS) return ways;
    }
  }
  return ways;
}

/** How many pairs of different tasks there are, one of each side. */
export function countPairs(one: Side, other: Side): number {
  return sizeOf(one.stretches) * sizeOf(other.stretches) - sizeOf(intersect(one.stretches, other.stretches));
}

/** The id of a task by its index. */
export function idOf({ plan }: PlanGraph, index: number): string {
  return at(plan.tasks, index).id;
}
