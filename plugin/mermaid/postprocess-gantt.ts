import type { Element, Properties } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { s } from 'hastscript';
import { shownId } from '../plan/id.ts';
import { MARGIN } from './config.ts';
import type { GanttChart, GanttRow } from './diagram.ts';
import { elementsOf, hasClass, walk } from './tree.ts';

/** Between a bar and its label, round the drawing, and from a phase's name to the line below it. */
const GAP = 8;
const EDGE = 16;
/** What Mermaid leaves free for a title, which is beside the axis here. */
const TOP = 20;
const UNDERLINE = { offset: 20, height: 3 };
/** No task is so short that its bar cannot be seen. */
const SHORTEST = 5;
/** A substitute for Arial may be this much wider. */
const WIDER_FONT = 1.1;
/** The width that every page's column has room for. */
const COLUMN = 580;
/** A drawing with more rows than fit on a screen has its axis below as well. */
const TALL = 640;

/**
 * Makes of Mermaid's gantt chart what the page shows: rows in the order of the text, each label in full beside
 * its bar, phases as headings over a line, bars that are links, classes in place of colours, and no more room than that
 * takes.
 *
 * @param id the drawing's own, which all ids in it begin with
 */
export function postprocessGantt(drawing: Element, { rows, unit, width }: GanttChart, id: string): void {
  const hasTasks = rows.some(({ task }) => task !== null);
  // D3 draws axes between pixels.
  const end = MARGIN.left + width + 0.5;
  const drawn = drawnRows(drawing, rows, id);
  const placed = drawn.map(
    (row): PlacedRow => ({ ...row, ...placeOf(row, hasTasks && row.task === null, Math.max(end, COLUMN)) }),
  );
  const right =
    Math.max(end, ...placed.map(({ at, isBefore, labelWidth }) => (isBefore ? 0 : at + labelWidth * WIDER_FONT))) +
    EDGE;
  const bottom = Math.max(0, ...placed.map(({ bar }) => bar.y + bar.height)) + EDGE;
  const isTall = bottom > TALL;
  const height = bottom + (isTall ? 2 * EDGE : 0) - TOP;
  drawing.properties = { width: Math.ceil(right), height, viewBox: `0 ${TOP} ${Math.ceil(right)} ${height}` };
  drawing.children = [...axes(drawing, unit, isTall), ...placed.map((row) => rowElement(row, hasTasks))];
}

/** A row where Mermaid drew it. */
interface DrawnRow extends GanttRow {
  labelWidth: number;
  baseline: number;
  bar: { x: number; y: number; width: number; height: number };
}

/** The rows that Mermaid drew, from top to bottom. */
function drawnRows(drawing: Element, rows: readonly GanttRow[], id: string): DrawnRow[] {
  const parts = new Map<string, Properties>();
  walk(drawing, ({ properties }) => parts.set(String(properties.id ?? ''), properties));
  const drawn = rows.flatMap((row): DrawnRow[] => {
    const bar = parts.get(`${id}-${row.node}`);
    const label = parts.get(`${id}-${row.node}-text`);
    if (!bar || !label) return [];
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => Number(bar[key] ?? 0));
    return [
      {
        ...row,
        labelWidth: widthOf(label),
        baseline: Number(label.y ?? 0),
        bar: { x: x ?? 0, y: y ?? 0, width: Math.max(SHORTEST, width ?? 0), height: height ?? 0 },
      },
    ];
  });
  return drawn.sort((one, other) => one.bar.y - other.bar.y);
}

/** Mermaid leaves the width that it measured in a class. */
function widthOf({ className }: Properties): number {
  const name = [className ?? []]
    .flat()
    .map(String)
    .find((name) => name.startsWith('width-'));
  return Number(name?.slice('width-'.length) ?? 0);
}

/** A row and where its label is: beginning at `at`, or before its bar, ending there. */
interface PlacedRow extends DrawnRow {
  at: number;
  isBefore: boolean;
}

/** Before a bar far from the start there is room for what would make the drawing wider than `end` behind it. */
function placeOf({ bar, labelWidth }: DrawnRow, isHeading: boolean, end: number): Pick<PlacedRow, 'at' | 'isBefore'> {
  if (isHeading) return { at: EDGE, isBefore: false };
  const [before, after] = [bar.x - GAP, bar.x + bar.width + GAP];
  const needed = labelWidth * WIDER_FONT;
  const isBefore = after + needed > end && before - needed >= EDGE;
  return { at: isBefore ? before : after, isBefore };
}

/** Beside tasks, a phase is a heading. */
function rowElement(row: PlacedRow, hasTasks: boolean): Element {
  const { bar, task, phase, classes, label } = row;
  const own = classes.map((name) => `pw-graph-${name}`);
  // `label-container` is what Mermaid calls the boxes of a flowchart, and what the stylesheet paints.
  const box = s('rect', { className: ['label-container'], ...bar, rx: 4 });
  if (task !== null) {
    const id = shownId(task);
    const words = labelElement(row, [id, label.slice(id.length)]);
    return linked(row, s('g', { className: ['node', ...own] }, [box, words]), { dataTask: task, dataPhase: phase });
  }
  const words = labelElement(row, [label]);
  if (!hasTasks) return linked(row, s('g', { className: ['node', ...own] }, [box, words]), { dataPhase: phase });
  const line = s('rect', { x: bar.x, y: bar.y + UNDERLINE.offset, width: bar.width, height: UNDERLINE.height });
  return linked(row, s('g', { className: ['cluster', ...own], dataPhase: phase }, [line, words]), {});
}

/** A row as a link where it leads anywhere; `data` is on what is outermost. */
function linked({ href, title }: GanttRow, row: Element, data: Properties): Element {
  if (href === null) return { ...row, properties: { ...row.properties, ...data } };
  return s('a', { href, ...data }, [s('title', title), row]);
}

function labelElement({ baseline, at, isBefore }: PlacedRow, words: readonly string[]): Element {
  const className = isBefore ? ['pw-before'] : undefined;
  const spans = words.filter(Boolean).map((word) => s('tspan', word));
  return s('text', { className, x: at, y: baseline }, spans);
}

/**
 * The axis above the rows, with its lines, and below them where the chart is tall; its name is before it. Mermaid draws
 * the one below first.
 */
function axes(drawing: Element, unit: string, isTall: boolean): Element[] {
  const [below, above] = elementsOf(drawing).filter((child) => hasClass(child, 'grid'));
  return [
    ...(above ? [axis(above, true)] : []),
    ...(isTall && below ? [axis(below, false)] : []),
    s('text', { className: ['pw-axis-name'], x: EDGE, y: 50 }, unit),
  ];
}

function axis(grid: Element, withLines: boolean): Element {
  const ticks = elementsOf(grid).flatMap((tick) => {
    const [line, number] = hasClass(tick, 'tick') ? elementsOf(tick) : [];
    if (!line || !number) return [];
    const { y, dy } = number.properties;
    return s('g', { className: ['tick'], transform: tick.properties.transform }, [
      ...(withLines ? [s('line', { y2: line.properties.y2 })] : []),
      s('text', { y: Number(y) * 2, dy }, textOf(number)),
    ]);
  });
  return s('g', { className: ['grid'], transform: grid.properties.transform }, ticks);
}
