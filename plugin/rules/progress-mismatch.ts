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

/** One finding for each row, each phase heading and each line. */
export const progressMismatch: Rule = {
  summary: 'A number or status of the plan or a phase, in a table, a heading or a line, disagrees with the tasks.',
  severity: 'contract',
  check: ({ graph }) => typedFigures(graph).flatMap((figures) => report(figures) ?? []),
};

/** A figure that is wrong, as typed and as counted. */
interface Wrong {
  typed: string;
  counted: string;
  note?: string;
  position: Sourced['position'];
}

function report(figures: Figures): Report | null {
  const wrong = [...wrongCounts(figures), ...wrongStatus(figures)];
  const [first, ...others] = wrong;
  if (first === undefined) return null;
  const right = listed(wrong.map((figure) => figure.counted));
  const note = wrong.map((figure) => figure.note ?? '').join('');
  return {
    message: `${figures.place} says ${listed(wrong.map(({ typed }) => typed))}, but the count is ${right}${note}.`,
    hint: `Change it to ${right}. The published page shows the counted numbers in any case.`,
    position: first.position,
    related: others.map(({ typed, position }) => ({ message: `Here it says ${typed}.`, position })),
  };
}

function* wrongCounts({ tasks, completed, percent, tally }: Figures): Iterable<Wrong> {
  if (tasks && !rightTotals(tally).includes(tasks.value)) {
    yield { typed: counted(tasks.value, 'task'), counted: counted(tally.total, 'task'), position: tasks.position };
  }
  if (completed && !rightCompleted(tally, tasks?.value).includes(completed.value)) {
    yield { typed: `${completed.value} completed`, counted: `${tally.done} completed`, position: completed.position };
  }
  if (percent && !isRightPercent(percent.value, tally)) {
    yield { typed: `${percent.value}%`, counted: `${tally.percent ?? 0}%`, position: percent.position };
  }
}

/** Reports a wrong status word, unless every task is cancelled or some may not have been read. */
function* wrongStatus({ status, truth, tally }: Figures): Iterable<Wrong> {
  if (status === null || status.value === truth || tally.total === 0 || tally.unread > 0) return;
  yield {
    typed: `“${progressWords[status.value]}”`,
    counted: `“${progressWords[truth]}”`,
    note: ` (${tally.done} of ${tally.total} done)`,
    position: status.position,
  };
}
