import type { Status, Task } from '../../plan/model.ts';
import { firstIndex } from '../../plan/range.ts';
import { at } from '../digraph.ts';
import type { Stretch } from '../stretch.ts';
import type { Pair } from './pairs.ts';

/** The tasks of some statuses, for asking which of them a set holds. */
export interface Selection {
  /** The first ones in a set, in plan order. */
  first(set: readonly Stretch[], most: number): number[];
}

/** The tasks with a status, or those of which something else holds. */
export function selection(tasks: readonly Task[], isSelected: (status: Status, index: number) => boolean): Selection {
  const selected = [...tasks.keys()].filter((index) => isSelected(at(tasks, index).status, index));
  return {
    first(set, most) {
      const found: number[] = [];
      for (const { first, last } of set) {
        let index = firstIndex(selected, (task) => task >= first);
        for (let task = selected[index]; task !== undefined && task <= last; task = selected[++index]) {
          if (found.length === most) return found;
          found.push(task);
        }
      }
      return found;
    },
  };
}

/** Two different tasks, one selected from each of two sets; null where there are none. */
export function selectedPair(
  some: readonly Stretch[],
  selectedOfSome: Selection,
  others: readonly Stretch[],
  selectedOfOthers: Selection,
): Pair | null {
  const [candidates, partners] = [selectedOfSome.first(some, 2), selectedOfOthers.first(others, 2)];
  const pairs = candidates.flatMap((one) => partners.map((other) => [one, other] as const));
  return pairs.find(([one, other]) => one !== other) ?? null;
}
