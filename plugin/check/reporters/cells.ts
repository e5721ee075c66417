import { createRequire } from 'node:module';
import type stringWidth from 'string-width';
import { lazy } from '../../plan/lazy.ts';
import { visibleIn } from './visible.ts';

const TAB = 4;
/** Cap on the characters of a line that are looked at: a line may have a megabyte. */
const REACH = 1000;
const ELLIPSIS = '…';

/** One grapheme of a line as a terminal shows it. Offsets count UTF-16 units from the start of the line. */
export interface Cell {
  text: string;
  width: number;
  from: number;
  to: number;
}

const segmenter = lazy(() => new Intl.Segmenter());

/** Loading it compiles the pattern of all emoji, which takes longer than to check a small plan, and few lines need it. */
const widthOfText = lazy((): typeof stringWidth => createRequire(import.meta.url)('string-width').default);

/** Text whose characters are its graphemes: the data of all scripts need not be loaded for that. */
const simple = /^[\t -~]*$/;

/** A character that is shown as it is, in one column; a bracket may have to be escaped. */
const plain = /^[ -Z\\-~]$/;

/** The graphemes of a line around an offset: tabs as spaces up to the next stop, control characters made visible. */
export function cellsOf(line: string, around: number): Cell[] {
  const start = boundary(line, Math.max(0, around - REACH));
  const end = boundary(line, Math.min(line.length, around + 2 * REACH));
  let column = 0;
  return Array.from(graphemesOf(line.slice(start, end)), ({ segment, index }) => {
    const from = start + index;
    const { text, width } = plain.test(segment) ? { text: segment, width: 1 } : shown(segment, from);
    column += width;
    return { text, width, from, to: from + segment.length };
  });

  function shown(segment: string, from: number) {
    const show = (character: string) => visibleIn(line, character, from);
    const text = segment === '\t' ? ' '.repeat(TAB - (column % TAB)) : Array.from(segment, show).join('');
    return { text, width: widthOfText()(text) };
  }
}

function graphemesOf(text: string): Iterable<Pick<Intl.SegmentData, 'segment' | 'index'>> {
  return simple.test(text) ? Array.from(text, (segment, index) => ({ segment, index })) : segmenter().segment(text);
}

/** The number of columns that the cells take. */
export function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/** The cells as printed. */
export function textOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join('');
}

/** As many of the first cells as fit into `room` columns, with an ellipsis for the rest. */
export function keepStart(cells: readonly Cell[], room: number): Cell[] {
  if (room < 1) return [];
  let width = 0;
  const over = cells.findIndex((cell) => {
    width += cell.width;
    return width > room;
  });
  if (over < 0) return [...cells];
  const fitting = cells.slice(0, over);
  while (widthOf(fitting) >= room) fitting.pop();
  const next = cells[fitting.length]?.from ?? 0;
  return [...fitting, { text: ELLIPSIS, width: 1, from: next, to: next }];
}

/** As many of the last cells as fit into `room` columns, with an ellipsis for the rest. */
export function keepEnd(cells: readonly Cell[], room: number): Cell[] {
  return keepStart(cells.toReversed(), room).reverse();
}

/** The offset, or the one before where it would cut a surrogate pair in two. */
function boundary(line: string, offset: number): number {
  const code = line.charCodeAt(offset);
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
