import type { PlanGraph } from '../graph/model.ts';
import type { Plan } from '../plan/model.ts';
import { toJson } from '../render/json.ts';
import { doneLately, type History } from './history.ts';

/** The JSON that `export --format json` prints and that is served beside each page. */
export type PlanJson = ReturnType<typeof planJson>;

/**
 * What was read of a plan and, where git knows, its progress over time: `history` with the tasks done and the tasks in all
 * by day, what was done in the last two weeks, when the plan last changed, and whether the clone knows all of its commits.
 *
 * @param now Milliseconds since 1970, from which the last two weeks count
 */
export function planJson(
  { plan, graph }: { plan: Plan; graph: PlanGraph },
  history: History | undefined,
  now = Date.now(),
) {
  return { ...toJson(plan, graph), ...(history && { history: historyJson(history, now) }) };
}

function historyJson(history: History, now: number) {
  const { days, isComplete } = history;
  return {
    days: days.map(({ date, done, total }) => ({ date, done, total })),
    doneLately: doneLately(history, now),
    changed: days.at(-1)?.date ?? null,
    complete: isComplete,
  };
}
