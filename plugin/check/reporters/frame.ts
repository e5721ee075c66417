import type { Position } from 'unist';
import { type Cell, cellsOf, keepEnd, keepStart, textOf, widthOf } from './cells.ts';

const CONTEXT = 1;
const MAX_LINES = 5;
/** The share of a shortened line that is before the fault. */
const LEAD = 0.4;

/** Options for a code frame. */
export interface FrameOptions {
  /** Columns for the source text, without the gutter. */
  columns: number;
  /** Paints the text at fault and its underline. */
  paint: (text: string) => string;
  /** Paints the gutter. */
  dim: (text: string) => string;
}

/** The lines of a source, as Markdown counts them. */
export function linesOf(source: string): string[] {
  return source.split(/\r\n|\n|\r/);
}

/**
 * The lines at fault with the one before and the one after, numbered, the exact text underlined on each line. A long line
 * is cut around the fault; of many lines the first are shown. Empty where the position is not in the source.
 */
export function codeFrame(lines: readonly string[], { start, end }: Position, options: FrameOptions): string[] {
  if (start.line < 1 || start.line > lines.length) return [];
  const last = Math.min(end.line, start.line + MAX_LINES - 1, lines.length);
  const top = Math.max(1, start.line - CONTEXT);
  const bottom = end.line > last ? last : Math.min(lines.length, last + CONTEXT);
  const gutter = (label: string, mark = ' ') => options.dim(`${mark} ${label.padStart(String(bottom).length)} │ `);
  const frame = lines.slice(top - 1, bottom).flatMap((line, index) => {
    const number = top + index;
    if (number < start.line || number > last) {
      return gutter(String(number)) + textOf(keepStart(cellsOf(line, 0), options.columns));
    }
    const from = number === start.line ? start.column - 1 : line.search(/\S|$/);
    const to = number === end.line ? end.column - 1 : line.trimEnd().length;
    const { text, marks } = underlined(line, from, to, options);
    return [gutter(String(number), '>') + text, gutter('') + marks];
  });
  return (end.line > last ? [...frame, gutter('…')] : frame).map((line) => line.trimEnd());
}

/** The line with `from` to `to` painted, and what goes below it; an empty range gets one mark. */
function underlined(line: string, from: number, to: number, { columns, paint }: FrameOptions) {
  const { head, fault, tail } = fitted(split(cellsOf(line, from), from, to), columns);
  const marks = '^'.repeat(Math.max(1, widthOf(fault)));
  const text = textOf(head) + (fault.length > 0 ? paint(textOf(fault)) : '') + textOf(tail);
  return { text, marks: ' '.repeat(widthOf(head)) + paint(marks) };
}

interface Split {
  head: Cell[];
  fault: Cell[];
  tail: Cell[];
}

function split(cells: readonly Cell[], from: number, to: number): Split {
  const begin = cells.filter((cell) => cell.to <= from).length;
  const end = Math.max(begin, cells.filter((cell) => cell.from < to).length);
  return { head: cells.slice(0, begin), fault: cells.slice(begin, end), tail: cells.slice(end) };
}

function fitted({ head, fault, tail }: Split, columns: number): Split {
  const lead = Math.max(Math.floor(columns * LEAD), columns - widthOf(fault) - widthOf(tail));
  const shownHead = keepEnd(head, lead);
  const shownFault = keepStart(fault, columns - widthOf(shownHead));
  return {
    head: shownHead,
    fault: shownFault,
    tail: keepStart(tail, columns - widthOf(shownHead) - widthOf(shownFault)),
  };
}
