/** The Progress Tracking table: figures that the author typed (FORMAT section 5). */
import type { Table, TableRow } from 'mdast';
import { fieldValue, isField, readFields } from './field/field.ts';
import { pieceOf } from './inline/inline-text.ts';
import { type Labels, wordsFor } from './labels.ts';
import type { Block, Cell, Figure, Phase, ProgressRow, ProgressTable, Sourced, SummaryTable } from './model.ts';
import type { Outline } from './outline.ts';
import type { Page } from './page.ts';
import type { Section } from './sections.ts';
import { progressWord } from './status.ts';
import { type Columns, cellAt, columnsByWords } from './table.ts';
import { nonAlphanumeric, wordEnd } from './text/letters.ts';
import { pattern } from './text/pattern.ts';
import type { Range } from './text/range.ts';
import type { Source } from './text/source.ts';
import {
  inDigits,
  phaseId,
  phaseName,
  phaseNameEnd,
  phaseWordIn,
  phaseWords,
  sectionTitles,
  taskWords,
} from './vocabulary.ts';

/** The words for tasks in the header of a table, as the source of a regular expression. */
export const taskNouns = `(?:${taskWords.join('|')})(?:s|总?数|總?數|\\s?수)?|${wordsFor('tasks').join('|')}`;
const foreignDone =
  'erledigt|fertig|abgeschlossen|terminée?s?|faite?s?|hech[oa]s?|completad[oa]s?|concluíd[oa]s?|выполнено|готово|сделано|завершено|已?完成|完了|완료';
const foreignStatus = 'zustand|statut|état|estado|статус|состояние|状[态態]|狀態|ステータス|상태';
const words = {
  phase: new RegExp(phaseWords.join('|'), 'i'),
  tasks: new RegExp(`^(?:#\\s*|number of\\s+)?(?:${taskNouns}|total)(?:\\s|$)`, 'i'),
  completed: new RegExp(`complete|done|finished|^(?:${foreignDone})$`),
  status: new RegExp(`status|state|^(?:${foreignStatus})$`),
  percent: /progress|%/,
};

/** Reads the first section called Progress Tracking; `ids` in the order of the page, for cells such as `1.1-1.4`. */
export function readProgress(
  { sections, source, labels }: Page,
  phases: readonly Phase[],
  ids: readonly string[],
): ProgressTable | null {
  const section = sections.find(({ title }) => sectionTitles.progress.test(title));
  if (!section) return null;
  const node = section.content.find((block): block is Table => block.type === 'table') ?? null;
  return {
    heading: section.heading,
    node,
    rows: node ? readRows(node, words, phases, ids, source) : [],
    lastUpdated: lastUpdated(section, source, labels),
  };
}

/** Stricter words, since a table elsewhere may be about hours, dates or criteria. */
export const summaryWords = {
  phase: words.phase,
  tasks: new RegExp(`^(?:#\\s*(?:of\\s+)?|number of\\s+|total\\s+)?(?:${taskNouns})$`, 'i'),
  completed: new RegExp(`^(?:(?:tasks?\\s+)?(?:completed?|done|finished)(?:\\s+tasks?)?|${foreignDone})$`),
  status: new RegExp(`^(?:status|state|${foreignStatus})$`),
  percent:
    /^(?:progress|completion|(?:%|percent(?:age)?)\s(?:completed?|done)|(?:completed?|done|progress)\s(?:%|\(%\)|percent(?:age)?))$/,
};

/** The tables outside of tasks, besides that of the progress, whose rows are phases and whose columns state figures about them. */
export function readSummaries(
  { tree, source }: Page,
  { outsideTasks }: Outline,
  phases: readonly Phase[],
  ids: readonly string[],
  progress: ProgressTable | null,
): SummaryTable[] {
  if (phases.length === 0) return [];
  return tree.children.flatMap((node, index) => {
    if (node.type !== 'table' || node === progress?.node || !outsideTasks(index)) return [];
    const { phase, ...columns } = columnsByWords(node, summaryWords);
    if (Object.keys(columns).length === 0) return [];
    const rows = readRows(node, summaryWords, phases, ids, source);
    const [header] = node.children;
    const word = phaseWordIn(header ? cellAt(header, phase ?? 0, null).text : '');
    const named = rows.filter((row) => row.kind === 'phase' && isPhaseRow(row, word, phases));
    const isSummary = named.length > 0 && rows.every((row) => row.kind === 'total' || named.includes(row));
    return isSummary ? [{ node, rows }] : [];
  });
}

/** Whether a row is about the phase whose id it begins with: `Wave 2` is not a row of Phase 2, and `2. Risks` none of `2. Core`. */
function isPhaseRow(
  { label: { text }, phase: id }: ProgressRow,
  word: string | null,
  phases: readonly Phase[],
): boolean {
  const named = phases.find((phase) => phase.id === id);
  if (!named) return false;
  return (
    (phaseWordIn(text) ?? word) === phaseWordIn(named.heading.value) || isName(text.replace(leadingPhase, ''), named)
  );
}

function isName(text: string, { name }: Phase): boolean {
  const plain = (words: string) =>
    words
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase();
  return plain(text) !== '' && plain(text) === plain(name);
}

function readRows(
  node: Table,
  columnWords: Partial<Record<keyof typeof words, RegExp>>,
  phases: readonly Phase[],
  ids: readonly string[],
  source: Source | null,
): ProgressRow[] {
  const columns: Columns<keyof typeof words> = { phase: 0, ...columnsByWords(node, columnWords as typeof words) };
  const order = new Map(ids.map((id, index) => [id, index]));
  return node.children.slice(1).map((row) => readRow(row, columns, phases, order, source));
}

function readRow(
  row: TableRow,
  columns: Columns<keyof typeof words>,
  phases: readonly Phase[],
  order: ReadonlyMap<string, number>,
  source: Source | null,
): ProgressRow {
  const cells = row.children.map((_, index) => cellAt(row, index, source));
  const cellIn = (column: number | undefined) => cells[column ?? -1] ?? cellAt(row, column, source);
  const cell = (name: keyof typeof words) => (columns[name] === undefined ? null : cellIn(columns[name]));
  const label = cellIn(columns.phase);
  const { kind, phase } = kindOf(label.text, phases);
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
  `^[${nonAlphanumeric}]*(?:${phaseName})?#?(${phaseId}(?:[-–]\\d+)?)${phaseNameEnd}(?=$|[\\s:：.,()–—-])`,
  'u',
);

const totalRow = pattern`^[${nonAlphanumeric}]*(?:(?:grand\s+)?total|overall|sum|gesamt|summe|всего|итого|合[计計]|总计|總計|합계)${wordEnd}`;

function kindOf(label: string, phases: readonly Phase[]): Pick<ProgressRow, 'kind' | 'phase'> {
  if (totalRow.test(label)) return { kind: 'total', phase: null };
  const named = phases.filter((phase) => isName(label, phase));
  const id = leadingPhase.exec(label)?.[1];
  const phase = id === undefined ? (named.length === 1 ? named[0]?.id : undefined) : inDigits(id);
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

/** A reader of the number that a group of an expression finds. */
function numberIn(expression: RegExp, group = 1) {
  return (text: string): Typed | undefined => {
    const match = expression.exec(text);
    const [from, to] = match?.indices?.[group] ?? [];
    return from === undefined || to === undefined ? undefined : { value: Number(match?.[group]), from, to };
  };
}

const fraction = /^(\d+)\s*(?:\/|of)\s*(\d+)/d;
const totalIn = numberIn(fraction, 2);
const doneIn = numberIn(fraction);
const percentIn = numberIn(/^(\d+(?:\.\d+)?)\s*%/d);
/** `3`, `3 tasks`; not `3h`, `~3` or `1.1`. */
const leadingNumber = numberIn(/^(\d+)(?:\s+(?:tasks?|done|completed?))?$/di);

/** The number of tasks in `1.1-1.4, 1.6`, with ranges in the plan's own order; undefined if one of them is not the id of a task. */
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

function lastUpdated(section: Section, source: Source | null, labels: Labels): Sourced | null {
  const blocks = section.content.filter((block): block is Block => block.type === 'paragraph' || block.type === 'list');
  return fieldValue(readFields(blocks, source, labels).filter(isField), 'lastUpdated');
}
