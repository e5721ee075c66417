import type { Bound } from './bind.ts';
import type { Constraints } from './model.ts';

/** The verdict of every row. */
export function judge({ mutualExclusion }: Bound): Constraints {
  return {
    mutualExclusion: mutualExclusion.map(({ row, a, b }) => ({
      row,
      get tasksA() {
        return a.ids();
      },
      get tasksB() {
        return b.ids();
      },
    })),
  };
}
