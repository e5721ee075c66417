import type { Element, ElementContent, Properties } from 'hast';
import { s } from 'hastscript';
import { axes, axisEnd } from './gantt-axis.ts';
import { type Notes, notesOf, type Row, rowsOf } from './gantt-rows.ts';
import { meaningOf } from './ids.ts';

/** Between a bar and its label, round the drawing, and from a phase's name to the line below it. */
const GAP = 8;
const EDGE = 16;
/** What Mermaid leaves free for a title, which stands beside the axis here. */
const TOP = 20;
const UNDERLINE = { offset: 20, height: 3 };
/** A font that stands in for Arial may be this much wider. */
const WIDER_FONT = 1.1;
/** The width of words and bars that every page's column has room for. */
const COLUMN = 580;
/** A drawing with more rows than fit on a screen has its axis below as well. */
const TALL = 640;

/**
 * Makes of Mermaid's gantt chart what the page shows: rows in the order of the text, each label in full beside
 * its bar, phases as headings over a line, bars that are links, classes in place of colours, and no more room than that
 * takes.
 *
 * @param text what Mermaid drew
 * @param id the drawing's own, which all ids in it begin with
 */
export function dressGantt(drawing: Element, text: string, id: string): void {
  const read = rowsOf(drawing, id);
  const notes = notesOf(text);
  const hasTasks = read.some(isTask);
  const end = axisEnd(drawing);
  const rows = read.map(
    (row): Placed => ({ ...row, ...placeOf(row, hasTasks && !isTask(row), Math.max(end, COLUMN)) }),
  );
  const right =
    Math.max(end, ...rows.map(({ at, isBefore, width }) => (isBefore ? 0 : at + width * WIDER_FONT))) + EDGE;
  const bottom = Math.max(0, ...rows.map(({ bar }) => bar.y + bar.height)) + EDGE;
  const isTall = bottom > TALL;
  const height = bottom + (isTall ? 2 * EDGE : 0) - TOP;
  drawing.properties = { width: Math.ceil(right), height, viewBox: `0 ${TOP} ${Math.ceil(right)} ${height}` };
  drawing.children = [...axes(drawing, { left: EDGE, isTall }), ...drawn(rows, notes, hasTasks)];
}

const isTask = ({ id }: Row) => meaningOf(id)?.kind === 'task';

/** A row and where its label is: beginning at `at`, or before its bar, ending there. */
interface Placed extends Row {
  at: number;
  isBefore: boolean;
}

/** Before a bar far from the start there is room for what would make the drawing wider than `end` behind it. */
function placeOf({ bar, width }: Row, isHeading: boolean, end: number): Pick<Placed, 'at' | 'isBefore'> {
  if (isHeading) return { at: EDGE, isBefore: false };
  const [before, after] = [bar.x - GAP, bar.x + bar.width + GAP];
  const needed = width * WIDER_FONT;
  const isBefore = after + needed > end && before - needed >= EDGE;
  return { at: isBefore ? before : after, isBefore };
}

function drawn(rows: readonly Placed[], notes: Notes, hasTasks: boolean): Element[] {
  let phase: string | undefined;
  return rows.map((row) => {
    const meaning = meaningOf(row.id);
    if (meaning?.kind === 'task') return taskRow(row, notes, { dataTask: meaning.id, dataPhase: phase });
    phase = meaning?.id;
    return phaseRow(row, notes, { asHeading: hasTasks, dataPhase: phase });
  });
}

function taskRow(row: Placed, notes: Notes, data: { dataTask: string; dataPhase: string | undefined }): Element {
  const words = [data.dataTask, row.label.slice(data.dataTask.length)];
  const parts = [bar(row), label(row, words)];
  return linked(row, notes, s('g', { className: ['node', ...classesOf(row, notes)] }, parts), data);
}

function phaseRow(
  row: Placed,
  notes: Notes,
  { asHeading, dataPhase }: { asHeading: boolean; dataPhase?: string | undefined },
): Element {
  const { x, y, width } = row.bar;
  const line = s('rect', { x, y: y + UNDERLINE.offset, width, height: UNDERLINE.height });
  const className = [asHeading ? 'cluster' : 'node', ...classesOf(row, notes)];
  const parts = [asHeading ? line : bar(row), label(row, [row.label])];
  return asHeading
    ? linked(row, notes, s('g', { className, dataPhase }, parts), {})
    : linked(row, notes, s('g', { className }, parts), { dataPhase });
}

const classesOf = ({ id }: Row, { classes }: Notes) => classes.get(id) ?? [];

/** A row as a link where it leads anywhere; `data` is on what is outermost. */
function linked({ id }: Row, { hrefs, titles }: Notes, row: Element, data: Properties): Element {
  const href = hrefs.get(id);
  const title = titles.get(id);
  if (href === undefined) return { ...row, properties: { ...row.properties, ...data } };
  return s('a', { href, ...data }, [...(title ? [s('title', title)] : []), row]);
}

/** `label-container` is what Mermaid calls the boxes of a flowchart, and what the stylesheet paints. */
const bar = ({ bar }: Row) => s('rect', { className: ['label-container'], ...bar, rx: 4 });

function label({ baseline, at, isBefore }: Placed, words: readonly string[]): ElementContent {
  const className = isBefore ? ['pw-before'] : undefined;
  const spans = words.filter(Boolean).map((word) => s('tspan', word));
  return s('text', { className, x: at, y: baseline }, spans);
}
