import type { Sourced } from '../plan/model.ts';
import {
  type Figures,
  isRightPercent,
  progressWords,
  rightCompleted,
  rightTotals,
  typedFigures,
} from './support/figures.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { counted, listed } from './support/wording.ts';

/** Typed figures, status words or marks that disagree with the count: one finding for each row and each phase heading. */
export const progressMismatch: Rule = {
  summary: 'A number or status in a progress table or phase heading disagrees with the tasks.',
  severity: 'contract',
  check: ({ plan, graph }) => typedFigures(plan, graph).flatMap((figures) => report(figures) ?? []),
};

/** One figure that is wrong, as typed and as counted. */
interface Wrong {
  typed: string;
  expected: string;
  position: Sourced['position'];
}

function report(figures: Figures): Report | null {
  const wrong = [...wrongCounts(figures), ...wrongStatus(figures)];
  const [first, ...others] = wrong;
  if (first === undefined) return null;
  const expected = listed(wrong.map((figure) => figure.expected));
  return {
    message: `Unexpected ${listed(wrong.map((figure) => figure.typed))} in ${figures.place}, expected ${expected}.`,
    hint: `Write ${expected}, as counted from the tasks; the published page shows the counted figures.`,
    position: first.position,
    related: others.map(({ typed, position }) => ({ message: `Here it says ${typed}.`, position })),
  };
}

function* wrongCounts({ tasks, completed, percent, tally }: Figures): Iterable<Wrong> {
  if (tasks && !rightTotals(tally).includes(tasks.value)) {
    yield { typed: counted(tasks.value, 'task'), expected: counted(tally.total, 'task'), position: tasks.position };
  }
  if (completed && !rightCompleted(tally, tasks?.value).includes(completed.value)) {
    yield { typed: `${completed.value} completed`, expected: `${tally.done} completed`, position: completed.position };
  }
  if (percent && !isRightPercent(percent.value, tally)) {
    yield { typed: `${percent.value} %`, expected: `${tally.percent ?? 0} %`, position: percent.position };
  }
}

/** Where every task is cancelled no word is wrong. */
function* wrongStatus({ status, truth, tally }: Figures): Iterable<Wrong> {
  if (status === null || status.value === truth || tally.total === 0) return;
  const expected = `“${progressWords[truth]}” (${tally.done} of ${tally.total} done)`;
  yield { typed: `“${progressWords[status.value]}”`, expected, position: status.position };
}
