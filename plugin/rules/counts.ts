import type { Count } from '../graph/model.ts';

/** What the build counts, and what may be counted along without being wrong. */
export interface Tally extends Count {
  /** Further definitions of an id, which are no tasks of their own. */
  duplicates: number;
}

/** The totals that are right: cancelled tasks and second definitions may be counted or not. */
export function rightTotals({ total, cancelled, duplicates }: Tally): number[] {
  return [total, total + cancelled].flatMap((sum) => [sum, sum + duplicates]);
}

/**
 * The numbers of completed tasks that are right beside a total: a cancelled task is settled, and may be counted as
 * completed where the total counts it too.
 */
export function rightCompleted(
  { done, total, cancelled, duplicates }: Tally,
  typedTotal: number | undefined,
): number[] {
  const withoutCancelled = typedTotal === total || typedTotal === total + duplicates;
  return withoutCancelled ? [done] : [done, done + cancelled];
}

/** Whether a percentage is right, whichever way it was rounded and whether or not cancelled tasks were counted. */
export function isRightPercent(typed: number, tally: Tally): boolean {
  return rightTotals(tally).some(
    (total) => total === 0 || rightCompleted(tally, total).some((done) => Math.abs((100 * done) / total - typed) < 1),
  );
}
