/** The constraint tables of a page: what each row binds to, and what it comes to. */
import type { Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type {
  JudgedAtomicity,
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
  /** In the order of the table; empty where its columns cannot be told apart. */
  rows: readonly JudgedRow[];
}

/** An anchor for each row, since evidence can be another row. */
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
