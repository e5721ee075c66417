import type { Deadlock } from '../../graph/constraints/model.ts';
import type { PlanGraph } from '../../graph/model.ts';

/** More than this many are not told one by one. */
const MOST = 8;

/** The deadlocks that a page tells one by one; one at a row of the template's is nobody's. */
export function shownDeadlocks({ constraints }: Pick<PlanGraph, 'constraints'>): readonly Deadlock[] {
  return constraints.deadlocks.filter(isSomebodys).slice(0, MOST);
}

/** How many more there are. */
export function moreDeadlocks({ constraints }: Pick<PlanGraph, 'constraints'>): number {
  return Math.max(0, constraints.deadlocks.filter(isSomebodys).length - MOST);
}

/** The anchor of one of them. */
export function deadlockId(index: number): string {
  return `pw-deadlock-${index + 1}`;
}

function isSomebodys({ at }: Deadlock): boolean {
  return !at.row?.isPlaceholder;
}
