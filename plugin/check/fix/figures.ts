import type { PlanGraph } from '../../graph/model.ts';
import type { Figure, Plan } from '../../plan/model.ts';
import type { Figures } from '../../rules/support/figures.ts';
import { isRightPercent, rightCompleted, rightTotals, type Tally } from '../../rules/support/figures.ts';
import { type Edit, replacing } from './edit.ts';

/** Corrects Total Tasks. Call it only if it is wrong. */
export function totalEdits({ overview }: Plan, { progress }: PlanGraph, source: string): Edit[] {
  const digits = overview.totalTasks?.digits;
  return digits ? replacing(digits, String(progress.total), source) : [];
}

/**
 * Corrects the numbers of one row or heading. A total that was worked out, as from `1.1-1.4`, is the author's own text and
 * stays; the number of completed tasks then has to match that.
 */
export function figureEdits({ tasks, completed, percent, tally }: Figures, source: string): Edit[] {
  const totals = rightTotals(tally);
  const newTasks =
    tasks?.digits && !totals.includes(tasks.value) ? replacing(tasks.digits, `${tally.total}`, source) : [];
  const total = newTasks.length > 0 ? tally.total : tasks?.value;
  return [
    ...newTasks,
    ...unless(completed, (value) => rightCompleted(tally, total).includes(value), `${tally.done}`, source),
    ...unless(percent, (value) => isRightPercent(value, tally), percentLike(percent, tally), source),
  ];
}

function unless(figure: Figure | null, isRight: (value: number) => boolean, text: string, source: string): Edit[] {
  return figure?.digits && !isRight(figure.value) ? replacing(figure.digits, text, source) : [];
}

/** The percentage with as many decimals as were typed, rounded down. */
function percentLike(typed: Figure | null, { done, total }: Tally): string {
  const decimals = typed?.digits?.value.split('.')[1]?.length ?? 0;
  const [whole, scale] = [(100 * done) / Math.max(1, total), 10 ** decimals];
  return (Math.floor(whole * scale) / scale).toFixed(decimals);
}
