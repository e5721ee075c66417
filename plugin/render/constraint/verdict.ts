/** The verdicts on the rows of the constraint tables, and how they are shown. */
import GithubSlugger from 'github-slugger';
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
import { anchorWords } from '../../plan/heading-ids.ts';
import type { ConstraintTable } from '../../plan/model.ts';
import type { Translate } from '../words/index.ts';

/** A row with its verdict, by the kind of its table. */
export type RowWithVerdict =
  | { kind: 'sequence'; judged: JudgedSequence }
  | { kind: 'exclusion'; judged: JudgedExclusion }
  | { kind: 'liveness'; judged: JudgedLiveness }
  | { kind: 'atomicity'; judged: JudgedAtomicity };

export interface JudgedTable {
  /** The text of its heading. */
  label: string;
  /** In the order of the table; empty where its columns are not recognized. */
  rows: readonly RowWithVerdict[];
}

/** The constraint tables by their nodes. */
export function judgedTables(graph: PlanGraph): Map<Table, JudgedTable> {
  const tables = graph.plan.constraints;
  const { sequence, exclusion, liveness, atomicity } = rowsOf(graph);
  return new Map([
    ...shown(tables.sequence, sequence),
    ...shown(tables.mutualExclusion, exclusion),
    ...shown(tables.liveness, liveness),
    ...shown(tables.atomicity, atomicity),
  ]);
}

/** The anchors of rows, of their own words, so that links to them last when other rows come before them. */
export function rowIds(graph: PlanGraph): Map<RowWithVerdict['judged'], string> {
  const slugger = new GithubSlugger();
  const idOf = (row: RowWithVerdict) => slugger.slug(`pw-${row.kind}-${anchorWords(rowWords(row))}`);
  return new Map(Object.values(rowsOf(graph)).flatMap((rows) => rows.map((row) => [row.judged, idOf(row)])));
}

/** The text that identifies a row. */
export function rowWords({ judged: { row } }: RowWithVerdict): string {
  if ('a' in row) return `${row.a.text} ${row.b.text}`;
  if ('constraint' in row) return row.constraint.text;
  return 'requirement' in row ? row.requirement.text : row.group.text;
}

function rowsOf({ constraints }: PlanGraph): Record<RowWithVerdict['kind'], RowWithVerdict[]> {
  return {
    sequence: constraints.sequence.map((judged) => ({ kind: 'sequence', judged })),
    exclusion: constraints.mutualExclusion.map((judged) => ({ kind: 'exclusion', judged })),
    liveness: constraints.liveness.map((judged) => ({ kind: 'liveness', judged })),
    atomicity: constraints.atomicity.map((judged) => ({ kind: 'atomicity', judged })),
  };
}

function shown(table: ConstraintTable<unknown> | null, rows: readonly RowWithVerdict[]): [Table, JudgedTable][] {
  return table?.node ? [[table.node, { label: plainText(table.heading), rows }]] : [];
}

/** The verdict on a row or a claim. */
type Verdict = (JudgedSequence | JudgedExclusion | JudgedLiveness | JudgedAtomicity | JudgedClaim)['verdict'];

/** The meaning of a verdict: it holds, something is missing, it fails, or there is none. */
export type Tone = 'holds' | 'lacks' | 'fails' | 'open';

/** The verdicts of FORMAT section 4; `not-checked` is not bound, although it names tasks. */
const tones = {
  enforced: 'holds',
  ordered: 'holds',
  serialised: 'holds',
  bounded: 'holds',
  whole: 'holds',
  verified: 'holds',
  unenforced: 'lacks',
  unbounded: 'lacks',
  partial: 'lacks',
  'no-rollback': 'lacks',
  contradicted: 'fails',
  broken: 'fails',
  unreachable: 'fails',
  'not-bound': 'open',
  'not-checked': 'open',
  'authors-claim': 'open',
} as const satisfies Record<Verdict | 'not-checked', Tone>;

/** The verdict on a row as it is shown. */
export function shownVerdict({ judged }: RowWithVerdict): keyof typeof tones {
  const namesTasks = 'unbound' in judged && (judged.unbound ?? 'no-names') !== 'no-names';
  return namesTasks ? 'not-checked' : judged.verdict;
}

export function toneOf(row: RowWithVerdict): Tone {
  return tones[shownVerdict(row)];
}

/**
 * The verdict as a badge that opens to show the evidence.
 *
 * @param of What it is about, for screen readers, which read it out of context
 */
export function verdictBox(
  verdict: keyof typeof tones,
  evidence: readonly ElementContent[],
  t: Translate,
  of?: string,
): Element {
  const words = t(`verdict.${verdict}`);
  // Out of its row, as in a list of controls, a verdict says nothing.
  const ariaLabel = of === undefined ? undefined : `${words} ${of}`;
  return h('details.pw-verdict', { className: [`pw-verdict-${tones[verdict]}`] }, [
    h('summary.pw-badge', { ariaLabel, lang: t.spoken.lang }, words),
    ...evidence,
  ]);
}
