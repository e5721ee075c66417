import type { DeadlockClaim, Figure } from '../../plan/model.ts';
import {
  type Figures,
  isRightPercent,
  rightCompleted,
  rightTotals,
  type Tally,
  typedFigures,
} from '../../rules/support/figures.ts';
import type { Finding } from '../../rules/support/finding.ts';
import type { Examined } from '../examine.ts';
import { type Edit, replacing } from './edit.ts';
import { paddingEdits } from './padding.ts';
import { notationOf, statusEdits } from './statuses.ts';

/**
 * Corrects what follows from the tasks: Total Tasks, numbers and status words of the Progress Tracking table and of phase
 * headings, and the box that claims there are no circular dependencies. Only what a finding is about is changed, so that
 * silenced places stay as they are. Numbers stay as they are in a plan that was not read completely, since its count may be
 * the wrong one.
 */
export function fixes({ plan, graph, findings, source }: Examined): Edit[] {
  if (plan.faults.length > 0) return [];
  const all = typedFigures(graph);
  const startsIn = (id: string) => new Set(findings.flatMap((one) => (one.rule === id ? (startOf(one) ?? []) : [])));
  const places = startsIn('progress-mismatch');
  const isWhole = !findings.some(({ rule }) => /^un(?:read-|closed-fence$)/.test(rule));
  const wrong = all.filter((figures) => isWhole && startsOf(figures).some((start) => places.has(start)));
  const inFigures = wrong.flatMap((figures) => [
    ...figureEdits(figures, source),
    ...statusEdits(figures, notationOf(all, figures.kind), source),
  ]);
  const total = isWhole && findings.some(({ rule }) => rule === 'total-mismatch') ? plan.overview.totalTasks : null;
  const tables = [plan.progress, ...plan.summaries].flatMap((table) => table?.node ?? []);
  const claims = startsIn('deadlock-claim');
  return [
    ...(total?.digits ? replacing(total.digits, String(graph.progress.total), source) : []),
    ...inFigures,
    ...tables.flatMap((table) => paddingEdits(table, inFigures, source)),
    ...graph.constraints.deadlock.flatMap(({ claim, verdict }) =>
      verdict !== 'authors-claim' && claims.has(startOf(claim.claim) ?? -1)
        ? tick(claim, verdict === 'verified' ? 'x' : ' ', source)
        : [],
    ),
  ];
}

/** The places of the figures of a row or heading; a finding about them points at one of these. */
function startsOf({ tasks, completed, percent, status }: Figures): number[] {
  return [tasks, completed, percent, status].flatMap((figure) => (figure ? (startOf(figure) ?? []) : []));
}

function startOf({ position }: Pick<Finding, 'position'>): number | undefined {
  return position?.start.offset;
}

/**
 * Corrects the numbers of one row or heading. A total that was worked out, as from `1.1-1.4`, is the author's own text and
 * stays; the number of completed tasks then has to match that.
 */
function figureEdits({ tasks, completed, percent, tally }: Figures, source: string): Edit[] {
  const newTasks = unless(tasks, (value) => rightTotals(tally).includes(value), `${tally.total}`, source);
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

const box = /\[([ xX])\]\s*$/;

/** The mark in the box of a GFM task item, right before its text; any other mark is the author's own. */
function tick({ node }: DeadlockClaim, text: string, source: string): Edit[] {
  const start = node.position?.start.offset;
  const end = node.children[0]?.position?.start.offset;
  if (start === undefined || end === undefined || typeof node.checked !== 'boolean') return [];
  const match = box.exec(source.slice(start, end));
  return match ? [{ from: start + match.index + 1, to: start + match.index + 2, text }] : [];
}
