import type { Measure } from './measure.ts';
import { type DomNode, hasName } from './selector.ts';

/** Pixel size of every label; the stylesheet's rule for `.pw-graph text` says the same. */
export const FONT_SIZE = 14;
export const ASCENT = Math.round(0.905 * FONT_SIZE);
export const DESCENT = Math.round(0.212 * FONT_SIZE);

/**
 * Before the layout Mermaid measures a subgraph's title in a temporary node, whose id is not a task's. ELK takes
 * the width for a least height as well, and long titles would leave tall empty frames; a frame is wider than this in
 * any case.
 */
const TASK = /-flowchart-/;
const WIDEST_TITLE = 100;

/** A box in the user space of an element's parent. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Null for what paints nothing. */
export type Edges = [left: number, top: number, right: number, bottom: number] | null;

const UNPAINTED = new Set(['defs', 'marker', 'style', 'title', 'desc', 'script']);

/**
 * What `getBBox` answers in a browser, for the elements that the drawings of plans are made of: groups moved by
 * `translate`, rectangles, paths (by the hull of their control points) and rows of text.
 */
export function boxOf(element: DomNode, measure: Measure): Rect {
  return rectOf(edgesOf(element, measure));
}

export const rectOf = (edges: Edges): Rect =>
  edges
    ? { x: edges[0], y: edges[1], width: edges[2] - edges[0], height: edges[3] - edges[1] }
    : { x: 0, y: 0, width: 0, height: 0 };

function edgesOf(element: DomNode, measure: Measure): Edges {
  switch (element.localName) {
    case 'rect':
      return rectangle(element);
    case 'text':
      return rows(element, measure);
    case 'path':
      return hull(points(element.getAttribute('d') ?? ''));
    default:
      return UNPAINTED.has(element.localName) ? null : group(element, measure);
  }
}

function group(element: DomNode, measure: Measure): Edges {
  let all: Edges = null;
  for (const child of element.children) {
    const edges = edgesOf(child, measure);
    if (!edges) continue;
    const [dx, dy] = translation(child);
    all = union(all, [edges[0] + dx, edges[1] + dy, edges[2] + dx, edges[3] + dy]);
  }
  return all;
}

function rectangle(element: DomNode): Edges {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(element.getAttribute(name) ?? 0));
  return width && height ? [x ?? 0, y ?? 0, (x ?? 0) + width, (y ?? 0) + height] : null;
}

function translation(element: DomNode): [number, number] {
  const [x = 0, y = 0] = numbersIn(/translate\(([^)]*)\)/.exec(element.getAttribute('transform') ?? '')?.[1]);
  return [x, y];
}

/** The numbers in the value of an attribute. */
export const numbersIn = (list: unknown): number[] =>
  (String(list ?? '').match(/[+-]?[\d.]+(?:e[+-]?\d+)?/gi) ?? []).map(Number);

/** Points of a path of absolute commands, control points included; of an arc only its end. */
function points(d: string): number[] {
  return (d.match(/[a-z][^a-z]*/gi) ?? []).flatMap((command) => {
    const values = numbersIn(command);
    return command.startsWith('A') ? values.slice(-2) : values;
  });
}

function hull(coordinates: number[]): Edges {
  const [xs, ys] = [0, 1].map((axis) => coordinates.filter((_, at) => at % 2 === axis)) as [number[], number[]];
  return ys.length === 0 ? null : [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The smallest box around two. */
export function union(a: Edges, b: Edges): Edges {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Width of a text or of one row of it, as `getComputedTextLength` answers. */
export function textLength(element: DomNode, measure: Measure): number {
  return measure(element.textContent, FONT_SIZE, isBold(element));
}

/**
 * The box of a label, null of one without words: `y` and `dy` in em, one outer tspan a row. Sizes are rounded up to even
 * pixels: with others Mermaid's test of whether an edge ends on a box's border fails now and then in the last digit, and the
 * arrow bends along the border.
 */
function rows(element: DomNode, measure: Measure): Edges {
  const painted = element.children.filter((row) => row.textContent);
  if (painted.length === 0) return null;
  const node = closest(element, 'node');
  const most = node && !TASK.test(node.id) ? WIDEST_TITLE : Number.POSITIVE_INFINITY;
  const width = even(Math.min(most, Math.max(...painted.map((row) => textLength(row, measure)))));
  const left = node || element.getAttribute('text-anchor') === 'middle' ? -width / 2 : 0;
  const baselines = painted.map((row) => (em(row.getAttribute('y')) + em(row.getAttribute('dy'))) * FONT_SIZE);
  const top = Math.min(...baselines) - ASCENT;
  return [left, top, left + width, top + even(Math.max(...baselines) + DESCENT - top)];
}

const even = (size: number) => 2 * Math.ceil(size / 2);

const em = (length: string | null) => Number.parseFloat(length ?? '0');

/**
 * The first row of a node is the task's id, which the stylesheet sets in bold, as it does phase titles. Rows that Mermaid
 * only tries for width are in a text without `y`.
 */
function isBold(row: DomNode): boolean {
  const { parentNode: text } = row;
  const isFirst = text?.firstChild === row && text.localName === 'text' && text.attributes.has('y');
  return closest(row, 'cluster-label') !== null || (isFirst && closest(row, 'node') !== null);
}

function closest(element: DomNode, name: string): DomNode | null {
  let found: DomNode | null = element;
  while (found && !hasName(found, name)) found = found.parentNode;
  return found;
}
