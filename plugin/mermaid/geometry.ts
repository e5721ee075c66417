import type { Measure } from './metrics.ts';

/** A box in the user space of an element's parent. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Pixel size of every label; the stylesheet's rule for `.pw-graph text` says the same. */
export const FONT_SIZE = 14;
const ASCENT = Math.round(0.905 * FONT_SIZE);
const DESCENT = Math.round(0.212 * FONT_SIZE);

/**
 * Before the layout Mermaid measures a subgraph's title in a stand-in for a node, whose id is not a task's. ELK takes
 * the width for a least height as well, and long titles would leave tall empty frames; a frame is wider than this in
 * any case.
 */
const TASK = /-flowchart-/;
const WIDEST_TITLE = 100;

const UNPAINTED = new Set(['defs', 'marker', 'style', 'title', 'desc', 'script']);

/**
 * What `getBBox` answers in a browser, for the elements that Mermaid's flowcharts are made of: groups moved by
 * `translate`, rectangles, polygons, paths (by the hull of their control points) and rows of text.
 */
export function boxOf(element: Element, measure: Measure): Box {
  return tuple(edgesOf(element, measure));
}

/** Width of a text or of one row of it, as `getComputedTextLength` answers. */
export function textLength(element: Element, measure: Measure): number {
  return measure(element.textContent ?? '', FONT_SIZE, isBold(element));
}

/** Left, top, right, bottom; null for what paints nothing. */
type Edges = [number, number, number, number] | null;

const tuple = (edges: Edges): Box =>
  edges
    ? { x: edges[0], y: edges[1], width: edges[2] - edges[0], height: edges[3] - edges[1] }
    : { x: 0, y: 0, width: 0, height: 0 };

function edgesOf(element: Element, measure: Measure): Edges {
  switch (element.localName) {
    case 'rect':
      return rectangle(element);
    case 'text':
      return element.children.length > 0 ? rows(element, measure) : line(element, measure);
    case 'path':
      return hull(points(element.getAttribute('d') ?? ''));
    case 'polygon':
      return hull(numbers(element.getAttribute('points') ?? ''));
    default:
      return UNPAINTED.has(element.localName) ? null : group(element, measure);
  }
}

function group(element: Element, measure: Measure): Edges {
  let all: Edges = null;
  for (const child of element.children) {
    const edges = edgesOf(child, measure);
    if (!edges) continue;
    const [dx, dy] = translation(child);
    all = union(all, [edges[0] + dx, edges[1] + dy, edges[2] + dx, edges[3] + dy]);
  }
  return all;
}

function rectangle(element: Element): Edges {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(element.getAttribute(name) ?? 0));
  return width && height ? [x ?? 0, y ?? 0, (x ?? 0) + width, (y ?? 0) + height] : null;
}

/** A label beside a bar, of which the first word, the task's id, is set in bold. */
function line(element: Element, measure: Measure): Edges {
  const text = element.textContent ?? '';
  return text ? [0, -ASCENT, measure(text, FONT_SIZE, true), DESCENT] : null;
}

/**
 * Mermaid's rows: `y` and `dy` in em, one outer tspan each. Sizes are rounded up to even pixels: with others Mermaid's
 * test of whether an edge ends on a box's border fails now and then in the last digit, and the arrow bends along the
 * border.
 */
function rows(element: Element, measure: Measure): Edges {
  const painted = [...element.children].filter((row) => row.textContent);
  if (painted.length === 0) return null;
  const node = element.closest('.node');
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
 * only tries for width stand in a text without `y`.
 */
function isBold(row: Element): boolean {
  return row.matches('.node text[y] > :first-child, .cluster-label *');
}

function translation(element: Element): [number, number] {
  const [x = 0, y = 0] = numbers(/translate\(([^)]*)\)/.exec(element.getAttribute('transform') ?? '')?.[1] ?? '');
  return [x, y];
}

const numbers = (list: string) => (list.match(/-?[\d.]+(?:e-?\d+)?/gi) ?? []).map(Number);

/** Points of a path of absolute commands, control points included; of an arc only its end. */
function points(d: string): number[] {
  return (d.match(/[a-z][^a-z]*/gi) ?? []).flatMap((command) => {
    const values = numbers(command);
    return command.startsWith('A') ? values.slice(-2) : values;
  });
}

function hull(coordinates: number[]): Edges {
  let all: Edges = null;
  for (let at = 0; at + 1 < coordinates.length; at += 2) {
    const [x = 0, y = 0] = coordinates.slice(at, at + 2);
    all = union(all, [x, y, x, y]);
  }
  return all;
}

function union(a: Edges, b: Edges): Edges {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
