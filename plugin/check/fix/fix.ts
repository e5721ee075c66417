import { type Figures, typedFigures } from '../../rules/support/figures.ts';
import type { Finding } from '../../rules/support/finding.ts';
import type { Examined } from '../examine.ts';
import { claimEdits } from './claims.ts';
import type { Edit } from './edit.ts';
import { figureEdits, totalEdits } from './figures.ts';
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
  const all = typedFigures(plan, graph);
  const places = new Set(findings.flatMap((finding) => (isMismatch(finding) ? (startOf(finding) ?? []) : [])));
  const isWhole = !findings.some(({ rule }) => /^un(?:read-|closed-fence$)/.test(rule));
  const wrong = all.filter((figures) => isWhole && startsOf(figures).some((start) => places.has(start)));
  const notations = {
    row: notationOf(all, 'row'),
    heading: notationOf(all, 'heading'),
    line: notationOf(all, 'line'),
  };
  const inFigures = wrong.flatMap((figures) => [
    ...figureEdits(figures, source),
    ...statusEdits(figures, notations[figures.kind], source),
  ]);
  const claims = new Set(findings.flatMap((finding) => (finding.rule === 'deadlock-claim' ? [startOf(finding)] : [])));
  const tables = [plan.progress, ...plan.summaries].flatMap((table) => table?.node ?? []);
  return [
    ...(isWhole && findings.some(({ rule }) => rule === 'total-mismatch') ? totalEdits(plan, graph, source) : []),
    ...inFigures,
    ...tables.flatMap((table) => paddingEdits(table, inFigures, source)),
    ...claimEdits(graph, source, ({ claim }) => claims.has(startOf(claim))),
  ];
}

function isMismatch({ rule }: Finding): boolean {
  return rule === 'progress-mismatch';
}

/** The places of the figures of a row or heading; a finding about them points at one of these. */
function startsOf({ tasks, completed, percent, status }: Figures): number[] {
  return [tasks, completed, percent, status].flatMap((figure) => (figure ? (startOf(figure) ?? []) : []));
}

function startOf({ position }: Pick<Finding, 'position'>): number | undefined {
  return position?.start.offset;
}
