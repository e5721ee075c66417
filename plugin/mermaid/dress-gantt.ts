import type { Element, ElementContent, Properties } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { s } from 'hastscript';
import { visit } from 'unist-util-visit';
import { hasClass } from './dress.ts';
import { MARGIN } from './gantt.ts';
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
/** A drawing with more rows than fit on a screen has its axis below as well. */
const TALL = 640;

/**
 * Makes of Mermaid's gantt chart what the page shows: rows in the order of the text, each label in full to the right of
 * its bar, phases as headings over a line, bars that are links, classes in place of colours, and no more room than that
 * takes.
 *
 * @param text what Mermaid drew
 * @param id the drawing's own, which all ids in it begin with
 */
export function dressGantt(drawing: Element, text: string, id: string): void {
  const rows = rowsOf(drawing, id);
  const notes = notesOf(text);
  const hasTasks = rows.some((row) => isTask(row));
  const right =
    Math.max(...rows.map((row) => labelAt(row, hasTasks) + row.width * WIDER_FONT), axisEnd(drawing)) + EDGE;
  const bottom = Math.max(0, ...rows.map(({ bar }) => bar.y + bar.height)) + EDGE;
  const isTall = bottom > TALL;
  const height = bottom + (isTall ? 2 * EDGE : 0) - TOP;
  drawing.properties = { width: Math.ceil(right), height, viewBox: `0 ${TOP} ${Math.ceil(right)} ${height}` };
  drawing.children = [...axes(drawing, isTall), ...drawn(rows, notes, hasTasks)];
}

const isTask = ({ id }: Row) => meaningOf(id)?.kind === 'task';

const labelAt = ({ id, bar }: Row, hasTasks: boolean) =>
  hasTasks && meaningOf(id)?.kind !== 'task' ? EDGE : bar.x + bar.width + GAP;

/** Mermaid draws the axis below first, then the one above, and the chart's title over all. */
function axes(drawing: Element, isTall: boolean): Element[] {
  const [below, above] = drawing.children.filter((child) => child.type === 'element' && hasClass(child, 'grid'));
  const title = drawing.children.find((child) => child.type === 'element' && hasClass(child, 'titleText'));
  const name = title?.type === 'element' ? textOf(title) : '';
  return [
    ...(above?.type === 'element' ? [axis(above, true)] : []),
    ...(isTall && below?.type === 'element' ? [axis(below, false)] : []),
    s('text', { className: ['pw-axis-name'], x: EDGE, y: 50 }, name),
  ];
}

function axis({ properties, children }: Element, withLines: boolean): Element {
  const ticks = children.flatMap((tick) => {
    if (tick.type !== 'element' || !hasClass(tick, 'tick')) return [];
    const [line, number] = tick.children.filter((child) => child.type === 'element');
    if (!line || !number) return [];
    const { y, dy } = number.properties;
    return s('g', { className: ['tick'], transform: tick.properties.transform }, [
      ...(withLines ? [s('line', { y2: line.properties.y2 })] : []),
      s('text', { y: Number(y) * 2, dy }, textOf(number)),
    ]);
  });
  return s('g', { className: ['grid'], transform: properties.transform }, ticks);
}

/** Where the last number of the axis may end. */
function axisEnd(drawing: Element): number {
  let last = 0;
  visit(drawing, 'element', (element) => {
    if (!hasClass(element, 'domain')) return;
    last = Math.max(last, ...(String(element.properties.d).match(/(?<=H)[\d.]+/g) ?? []).map(Number));
  });
  return MARGIN.left + last;
}

function drawn(rows: readonly Row[], notes: Notes, hasTasks: boolean): Element[] {
  let phase: string | undefined;
  return rows.map((row) => {
    const meaning = meaningOf(row.id);
    if (meaning?.kind === 'task') return taskRow(row, notes, { dataTask: meaning.id, dataPhase: phase });
    phase = meaning?.id;
    return phaseRow(row, notes, { asHeading: hasTasks, dataPhase: phase });
  });
}

function taskRow(row: Row, notes: Notes, data: { dataTask: string; dataPhase: string | undefined }): Element {
  const words = [data.dataTask, row.label.slice(data.dataTask.length)];
  const parts = [bar(row), label(row, labelAt(row, true), words)];
  return linked(row, notes, s('g', { className: ['node', ...classesOf(row, notes)] }, parts), data);
}

function phaseRow(
  row: Row,
  notes: Notes,
  { asHeading, dataPhase }: { asHeading: boolean; dataPhase?: string | undefined },
): Element {
  const { x, y, width } = row.bar;
  const line = s('rect', { x, y: y + UNDERLINE.offset, width, height: UNDERLINE.height });
  const className = [asHeading ? 'cluster' : 'node', ...classesOf(row, notes)];
  const parts = [asHeading ? line : bar(row), label(row, labelAt(row, asHeading), [row.label])];
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

function label({ baseline }: Row, x: number, words: readonly string[]): ElementContent {
  return s(
    'text',
    { x, y: baseline },
    words.filter(Boolean).map((word) => s('tspan', word)),
  );
}
