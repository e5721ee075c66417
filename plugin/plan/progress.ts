/** The Progress Tracking table: figures that the author typed (FORMAT section 5). */
import type { Table, TableRow } from 'mdast';
import { fieldValue, isField, readFields } from './field/field.ts';
import { pieceOf } from './inline/inline-text.ts';
import type { Block, Cell, Figure, ProgressRow, ProgressTable, Sourced } from './model.ts';
import type { Section } from './sections.ts';
import { progressWord } from './status.ts';
import { type Columns, cellAt, columnsByWords } from './table.ts';
import type { Range } from './text/range.ts';
import type { Source } from './text/source.ts';
import { phaseId, phaseWord, sectionTitles } from './vocabulary.ts';

const words = {
  phase: /phase|stage|wave|sprint|batch|milestone|epic|group|week|part/,
  tasks: /^(?:#\s*|number of\s+)?(?:tasks?|total)(?:\s|$)/,
  completed: /complete|done|finished/,
  status: /status|state/,
  percent: /progress|%/,
};

/** Reads the first section called Progress Tracking; `ids` in the order of the page, for cells such as `1.1-1.4`. */
export function readProgress(
  sections: readonly Section[],
  ids: readonly string[],
  source: Source | null,
): ProgressTable | null {
  const section = sections.find(({ title }) => sectionTitles.progress.test(title));
  if (!section) return null;
  const node = section.content.find((block): block is Table => block.type === 'table') ?? null;
  return {
    heading: section.heading,
    node,
    rows: node ? readRows(node, ids, source) : [],
    lastUpdated: lastUpdated(section, source),
  };
}

function readRows(node: Table, ids: readonly string[], source: Source | null): ProgressRow[] {
  const columns = { phase: 0, ...columnsByWords(node, words) };
  const order = new Map(ids.map((id, index) => [id, index]));
  return node.children.slice(1).map((row) => readRow(row, columns, order, source));
}

function readRow(
  row: TableRow,
  columns: Columns<keyof typeof words>,
  order: ReadonlyMap<string, number>,
  source: Source | null,
): ProgressRow {
  const cells = row.children.map((_, index) => cellAt(row, index, source));
  const cellIn = (column: number | undefined) => cells[column ?? -1] ?? cellAt(row, column, source);
  const cell = (name: keyof typeof words) => (columns[name] === undefined ? null : cellIn(columns[name]));
  const label = cellIn(columns.phase);
  const { kind, phase } = kindOf(label.text);
  const [tasks, completed, percent] = [cell('tasks'), cell('completed'), cell('percent')];
  return {
    label,
    phase,
    kind,
    cells,
    tasks: figure(tasks, (text) => totalIn(text) ?? leadingNumber(text) ?? taskCount(text, order)),
    completed:
      figure(completed, (text) => doneIn(text) ?? leadingNumber(text)) ??
      figure(tasks, doneIn) ??
      figure(percent, doneIn),
    percent: figure(percent, percentIn) ?? figure(completed, percentIn),
    status: statusIn(cell('status')),
  };
}

const leadingPhase = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${phaseWord}\\s+)?#?(${phaseId}(?:[-–]\\d+)?)(?=$|[\\s:：.,()–—-])`,
  'u',
);

function kindOf(label: string): Pick<ProgressRow, 'kind' | 'phase'> {
  if (/^\W*(?:(?:grand\s+)?total|overall|sum)\b/i.test(label)) return { kind: 'total', phase: null };
  const phase = leadingPhase.exec(label)?.[1];
  return phase === undefined ? { kind: 'other', phase: null } : { kind: 'phase', phase };
}

/** A number in a cell's text; without a range where it was worked out. */
type Typed = { value: number } & Partial<Range>;

function figure(cell: Cell | null, read: (text: string) => Typed | undefined): Figure | null {
  const typed = cell ? read(cell.text) : undefined;
  if (!cell || typed === undefined) return null;
  const { value, from, to } = typed;
  const digits = from === undefined || to === undefined ? null : pieceOf(cell.inlineText, { from, to });
  return { value, position: cell.position, digits };
}

function statusIn(cell: Cell | null): ProgressRow['status'] {
  const found = cell ? progressWord(cell.text) : undefined;
  if (!cell || found === undefined) return null;
  const { value, symbols, word } = found;
  return {
    value,
    position: cell.position,
    symbols: symbols && pieceOf(cell.inlineText, symbols),
    word: word && pieceOf(cell.inlineText, word),
  };
}

/** The number that a group of a pattern finds. */
function numberIn(text: string, pattern: RegExp, group: number): Typed | undefined {
  const match = pattern.exec(text);
  const [from, to] = match?.indices?.[group] ?? [];
  return from === undefined || to === undefined ? undefined : { value: Number(match?.[group]), from, to };
}

const number = /^(\d+)(?:\s+(?:tasks?|done|completed?))?$/di;
const fraction = /^(\d+)\s*(?:\/|of)\s*(\d+)/d;
const percentage = /^(\d+(?:\.\d+)?)\s*%/d;

/** `3`, `3 tasks`; not `3h`, `~3` or `1.1`. */
function leadingNumber(text: string): Typed | undefined {
  return numberIn(text, number, 1);
}

function totalIn(text: string): Typed | undefined {
  return numberIn(text, fraction, 2);
}

function doneIn(text: string): Typed | undefined {
  return numberIn(text, fraction, 1);
}

function percentIn(text: string): Typed | undefined {
  return numberIn(text, percentage, 1);
}

/** How many tasks `1.1-1.4, 1.6` names, ranges in the plan's own order; undefined where one of them is no task's id. */
function taskCount(text: string, order: ReadonlyMap<string, number>): Typed | undefined {
  const counts = text.split(/[,;、，]|\band\b/i).map((item) => rangeLength(item.trim(), order));
  return counts.every((count) => count > 0) ? { value: counts.reduce((sum, count) => sum + count) } : undefined;
}

function rangeLength(text: string, order: ReadonlyMap<string, number>): number {
  const [, first = '', last = first] = /^(?:Tasks?\s+)?([\w.]+)(?:\s*(?:[-–—〜~]|to)\s*([\w.]+))?$/i.exec(text) ?? [];
  const from = order.get(first);
  const to = order.get(last);
  return from === undefined || to === undefined ? 0 : to - from + 1;
}

function lastUpdated(section: Section, source: Source | null): Sourced | null {
  const blocks = section.content.filter((block): block is Block => block.type === 'paragraph' || block.type === 'list');
  return fieldValue(readFields(blocks, source).filter(isField), 'lastUpdated');
}
