/** The verdicts on the rows of the constraint tables, and how they are shown. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type {
  JudgedAtomicity,
  JudgedClaim,
  JudgedExclusion,
  JudgedLiveness,
  JudgedSequence,
} from '../../graph/constraints/model.ts';
import type { PlanGraph } from '../../graph/model.ts';
import type { ConstraintTable } from '../../plan/model.ts';

/** A row with its verdict, by the kind of its table. */
export type JudgedRow =
  | { kind: 'sequence'; judged: JudgedSequence }
  | { kind: 'exclusion'; judged: JudgedExclusion }
  | { kind: 'liveness'; judged: JudgedLiveness }
  | { kind: 'atomicity'; judged: JudgedAtomicity };

export interface JudgedTable {
  /** The text of its heading. */
  label: string;
  /** In the order of the table; empty where its columns are not recognized. */
  rows: readonly JudgedRow[];
}

/** The anchor of a row, since other rows' evidence links to it. */
export function rowId(kind: JudgedRow['kind'], index: number): string {
  return `pw-${kind}-${index + 1}`;
}

/** The constraint tables by their nodes. */
export function judgedTables({ plan, constraints }: PlanGraph): Map<Table, JudgedTable> {
  const tables = plan.constraints;
  const sequence = constraints.sequence.map((judged): JudgedRow => ({ kind: 'sequence', judged }));
  const exclusion = constraints.mutualExclusion.map((judged): JudgedRow => ({ kind: 'exclusion', judged }));
  const liveness = constraints.liveness.map((judged): JudgedRow => ({ kind: 'liveness', judged }));
  const atomicity = constraints.atomicity.map((judged): JudgedRow => ({ kind: 'atomicity', judged }));
  return new Map([
    ...shown(tables.sequence, sequence),
    ...shown(tables.mutualExclusion, exclusion),
    ...shown(tables.liveness, liveness),
    ...shown(tables.atomicity, atomicity),
  ]);
}

function shown(table: ConstraintTable<unknown> | null, rows: readonly JudgedRow[]): [Table, JudgedTable][] {
  return table?.node ? [[table.node, { label: plainText(table.heading), rows }]] : [];
}

/** The verdict on a row or a claim. */
export type Verdict = (JudgedSequence | JudgedExclusion | JudgedLiveness | JudgedAtomicity | JudgedClaim)['verdict'];

/** What a verdict means: it holds, something is missing, it fails, or there is none. */
type Tone = 'holds' | 'lacks' | 'fails' | 'open';

/** The badges of the verdicts of FORMAT section 4. */
export const verdicts = {
  enforced: { word: 'enforced', tone: 'holds' },
  ordered: { word: 'ordered', tone: 'holds' },
  serialised: { word: 'serialised', tone: 'holds' },
  bounded: { word: 'has a limit', tone: 'holds' },
  whole: { word: 'whole', tone: 'holds' },
  verified: { word: 'verified', tone: 'holds' },
  unenforced: { word: 'unenforced', tone: 'lacks' },
  unbounded: { word: 'no limit', tone: 'lacks' },
  partial: { word: 'partial', tone: 'lacks' },
  'no-rollback': { word: 'no rollback', tone: 'lacks' },
  contradicted: { word: 'contradicted', tone: 'fails' },
  broken: { word: 'broken', tone: 'fails' },
  unreachable: { word: 'unreachable', tone: 'fails' },
  'not-bound': { word: 'names no task', tone: 'open' },
  /** Not bound, although it names tasks. */
  'not-checked': { word: 'not checked', tone: 'open' },
  'authors-claim': { word: 'author’s claim', tone: 'open' },
} as const satisfies Record<Verdict | 'not-checked', { word: string; tone: Tone }>;

/** The verdict as a badge that opens to show the evidence. */
export function verdictBox(verdict: keyof typeof verdicts, evidence: readonly ElementContent[]): Element {
  const { word, tone } = verdicts[verdict];
  return h('details.pw-verdict', { className: [`pw-verdict-${tone}`] }, [
    h('summary', h('span.pw-badge', [h('span.pw-icon', { ariaHidden: 'true' }), word])),
    h('div.pw-evidence', [...evidence]),
  ]);
}
