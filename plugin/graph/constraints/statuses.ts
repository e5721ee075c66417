import type { Status, Task } from '../../plan/model.ts';
import { firstIndex } from '../../plan/text/range.ts';
import { lazy } from '../lists.ts';
import type { Stretch } from '../stretch.ts';
import type { Pair } from './pairs.ts';

/** The tasks of some statuses, for asking which of them a set holds. */
export interface Selection {
  /** The first one in a set. */
  first(set: readonly Stretch[]): number | null;
  has(set: readonly Stretch[]): boolean;
  /** Those in a set, in plan order. */
  all(set: readonly Stretch[], most?: number): number[];
}

/** The tasks with a status, or those of which something else holds. */
export function selection(tasks: readonly Task[], isSelected: (status: Status, index: number) => boolean): Selection {
  const indexes = lazy(() => tasks.flatMap(({ status }, index) => (isSelected(status, index) ? index : [])));
  const all = (set: readonly Stretch[], most = Number.POSITIVE_INFINITY) => {
    const found: number[] = [];
    for (const { first, last } of set) {
      const selected = indexes();
      let index = firstIndex(selected, (task) => task >= first);
      for (let task = selected[index]; task !== undefined && task <= last; task = selected[++index]) {
        if (found.length === most) return found;
        found.push(task);
      }
    }
    return found;
  };
  const first = (set: readonly Stretch[]) => all(set, 1)[0] ?? null;
  return { first, has: (set) => first(set) !== null, all };
}

/** Two different tasks, one selected from each of two sets; null where there are none. */
export function selectedPair(
  some: readonly Stretch[],
  selectedOfSome: Selection,
  others: readonly Stretch[],
  selectedOfOthers: Selection,
): Pair | null {
  const [candidates, partners] = [selectedOfSome.all(some, 2), selectedOfOthers.all(others, 2)];
  const pairs = candidates.flatMap((one) => partners.map((other) => [one, other] as const));
  return pairs.find(([one, other]) => one !== other) ?? null;
}
