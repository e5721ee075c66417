import type { DomNode } from './dom-node.ts';
import { hasName } from './dom-select.ts';
import type { Measure } from './metrics.ts';

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

/** Left, top, right, bottom; null for what paints nothing. */
export type Edges = [number, number, number, number] | null;

/** Width of a text or of one row of it, as `getComputedTextLength` answers. */
export function textLength(element: DomNode, measure: Measure): number {
  return measure(element.textContent, FONT_SIZE, isBold(element));
}

/** The box of a label, null of one without words. */
export function labelBox(label: DomNode, measure: Measure): Edges {
  return label.children.length > 0 ? rows(label, measure) : line(label, measure);
}

/** A label beside a bar, of which the first word, the task's id, is set in bold. */
function line(element: DomNode, measure: Measure): Edges {
  const text = element.textContent;
  return text ? [0, -ASCENT, measure(text, FONT_SIZE, true), DESCENT] : null;
}

/**
 * Mermaid's rows: `y` and `dy` in em, one outer tspan each. Sizes are rounded up to even pixels: with others Mermaid's
 * test of whether an edge ends on a box's border fails now and then in the last digit, and the arrow bends along the
 * border.
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
 * only tries for width stand in a text without `y`.
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
