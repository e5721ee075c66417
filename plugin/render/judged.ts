/** The constraint tables of a page: what each row binds to, and what it comes to. */
import type { Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Mention } from '../graph/constraints/mention.ts';
import type { JudgedAtomicity, JudgedExclusion, JudgedLiveness, JudgedSequence } from '../graph/constraints/model.ts';
import type { PlanGraph } from '../graph/model.ts';
import type { Cell, ConstraintTable } from '../plan/model.ts';

/** A row with its verdict, by the kind of its table. */
export type Judged =
  | { kind: 'sequence'; judged: JudgedSequence }
  | { kind: 'exclusion'; judged: JudgedExclusion }
  | { kind: 'liveness'; judged: JudgedLiveness }
  | { kind: 'atomicity'; judged: JudgedAtomicity };

/** One row, as its table shows it, and the cells of it that name something. */
export type JudgedRow = Judged & { bound: readonly BoundCell[] };

/** A cell and the words in it that name tasks or phases; offsets count in the cell's text. */
export interface BoundCell {
  cell: Cell;
  mentions: readonly Mention[];
}

export interface JudgedTable {
  /** The text of its heading. */
  label: string;
  /** In the order of the table; empty where its columns cannot be told apart. */
  rows: readonly JudgedRow[];
}

/** An anchor for each row, since evidence can be another row. */
export function rowId(kind: Judged['kind'], index: number): string {
  return `pw-${kind}-${index + 1}`;
}

/** The constraint tables by their nodes. */
export function judgedTables({ plan, constraints }: PlanGraph): Map<Table, JudgedTable> {
  const tables = plan.constraints;
  const sequence = constraints.sequence.map((judged): JudgedRow => {
    const { row, mentions } = judged;
    return { kind: 'sequence', judged, bound: [{ cell: row.constraint, mentions: mentions.constraint ?? [] }] };
  });
  const exclusion = constraints.mutualExclusion.map((judged): JudgedRow => {
    const { row, mentions } = judged;
    const bound = [
      { cell: row.a, mentions: mentions.a ?? [] },
      { cell: row.b, mentions: mentions.b ?? [] },
    ];
    return { kind: 'exclusion', judged, bound };
  });
  const liveness = constraints.liveness.map((judged): JudgedRow => {
    const { row, mentions } = judged;
    return { kind: 'liveness', judged, bound: apart(mentions, row.requirement, row.trigger) };
  });
  const atomicity = constraints.atomicity.map(
    (judged): JudgedRow => ({
      kind: 'atomicity',
      judged,
      bound: [{ cell: judged.row.group, mentions: judged.mentions }],
    }),
  );
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

/** The mentions of two cells, which follow each other: those of the second begin where one does not go on in the first. */
function apart(mentions: readonly Mention[], first: Cell, second: Cell): BoundCell[] {
  const isIn = ({ reference, from, to }: Mention) => {
    const words = first.flow.text.slice(from, to);
    return 'id' in reference ? words.includes(reference.id) : words.trim() !== '';
  };
  const end = mentions.findIndex((one, index) => !isIn(one) || one.from < (mentions[index - 1]?.to ?? 0));
  const cut = end < 0 ? mentions.length : end;
  return [
    { cell: first, mentions: mentions.slice(0, cut) },
    { cell: second, mentions: mentions.slice(cut) },
  ];
}
