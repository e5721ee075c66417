import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { ProgressTable } from '../../plan/model.ts';

/** What a typed progress table holds besides figures. */
export interface OwnColumns {
  head: RootContent[][];
  /** A phase's cells, or for null those of the Total row. */
  cells(phase: string | null): RootContent[][];
  /** Rows that belong to no phase. */
  others: { label: RootContent[]; cells: RootContent[][] }[];
}

/** Headers of the columns that the page fills with what it has counted. */
const counted =
  /phase|stage|wave|sprint|batch|milestone|epic|group|task|total|#|complete|done|finished|remaining|left|status|state|progress|%/i;

/** The author's own columns, such as who does it, and own rows. */
export function ownColumns(progress: ProgressTable | null): OwnColumns {
  const [header, ...body] = progress?.node?.children ?? [];
  const columns = (header?.children ?? []).flatMap((cell, index) =>
    index > 0 && !counted.test(plainText(cell)) ? [index] : [],
  );
  const rows = body.map((row, index) => {
    const cells = columns.map((column): RootContent[] => row.children[column]?.children ?? []);
    return { label: row.children[0]?.children ?? [], cells, read: progress?.rows[index] };
  });
  return {
    head: columns.map((column) => header?.children[column]?.children ?? []),
    cells: (phase) => {
      const kind = phase === null ? 'total' : 'phase';
      const found = rows.find(({ read }) => read?.kind === kind && read.phase === phase);
      return found?.cells ?? columns.map(() => []);
    },
    others: rows.filter(({ read }) => read?.kind === 'other'),
  };
}
