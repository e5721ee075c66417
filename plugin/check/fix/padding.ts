import type { Table, TableCell } from 'mdast';
import stringWidth from 'string-width';
import { firstIndex } from '../../plan/text/range.ts';
import type { Edit } from './edit.ts';

/**
 * Keeps the columns of a table aligned when its cells change, by adding or removing padding. Only in cells that are aligned
 * with the header, and never the last space.
 */
export function paddingEdits(table: Table, edits: readonly Edit[], source: string): Edit[] {
  const [header, ...rows] = table.children;
  const ordered = [...edits].sort((a, b) => a.from - b.from);
  const bars = new Map<number, number | null>();
  const headerBar = (column: number) => {
    const cell = header?.children[column];
    if (!bars.has(column)) bars.set(column, cell ? (layOut(cell, source)?.bar ?? null) : null);
    return bars.get(column);
  };
  return rows.flatMap((row) =>
    row.children.flatMap((cell, column) => {
      const inside = editsIn(cell, ordered);
      const place = inside.length > 0 ? layOut(cell, source) : null;
      if (!place || place.bar !== headerBar(column)) return [];
      return pad(place, table.align?.[column] === 'right', growth(inside, source));
    }),
  );
}

function editsIn({ position }: TableCell, ordered: readonly Edit[]): Edit[] {
  const [start = 0, end = 0] = [position?.start.offset, position?.end.offset];
  const first = firstIndex(ordered, ({ from }) => from >= start);
  return ordered.slice(
    first,
    firstIndex(ordered, ({ from }) => from >= end),
  );
}

/** Offsets of a cell's content and of the spaces around it, and the column of the bar after it. */
interface CellLayout {
  before: number;
  start: number;
  end: number;
  after: number;
  bar: number;
}

/** Null for an empty cell, and for one without a bar at its end. */
function layOut({ children }: TableCell, source: string): CellLayout | null {
  const { offset: start, column = 1 } = children[0]?.position?.start ?? {};
  const end = children.at(-1)?.position?.end.offset;
  if (start === undefined || end === undefined) return null;
  let [before, after] = [start, end];
  while (source[before - 1] === ' ') before--;
  while (source[after] === ' ') after++;
  if (source[after] !== '|') return null;
  return { before, start, end, after, bar: stringWidth(source.slice(start - column + 1, after)) };
}

function growth(edits: readonly Edit[], source: string): number {
  return edits.reduce((sum, { from, to, text }) => sum + stringWidth(text) - stringWidth(source.slice(from, to)), 0);
}

function pad({ before, start, end, after }: CellLayout, isRight: boolean, growth: number): Edit[] {
  const [from, to] = isRight ? [before, start] : [end, after];
  const taken = Math.min(growth, to - from - 1);
  if (growth < 0) return [{ from: isRight ? from : to, to: isRight ? from : to, text: ' '.repeat(-growth) }];
  return taken > 0 ? [{ from: to - taken, to, text: '' }] : [];
}
