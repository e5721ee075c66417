import type { Element, ElementContent, Properties } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { s } from 'hastscript';
import { GAP, unshield } from './escape.ts';
import type { Measure } from './metrics.ts';
import { placeTitles } from './titles.ts';
import { classesOf, elementsOf, hasClass, walk } from './tree.ts';

const FRAME_RADIUS = '10';

/** Corners of a rectangle, and of one with round corners. */
const RADIUS = { square: 2, round: 10 } as const;
/** More corners than this make a round line. */
const MOST_CORNERS = 12;

/**
 * Makes Mermaid's elements what the page shows: exact labels, links with a name, round boxes, phase titles that no line
 * crosses.
 */
export function postprocessFlowchart(drawing: Element, measure: Measure): void {
  walk(drawing, (element) => {
    if (element.tagName === 'text') element.children = element.children.flatMap(row);
    if (element.tagName === 'a') nameLink(element);
    if (hasClass(element, 'root')) layer(element);
    if (hasClass(element, 'cluster')) roundFrame(element);
    if (hasClass(element, 'node')) redrawBox(element);
  });
  placeTitles(drawing, measure);
}

/**
 * One row of a label as one tspan; a space of no size is at its end where the text has one, so that it can be found
 * and read aloud.
 */
function row(content: ElementContent): ElementContent[] {
  if (content.type !== 'element') return [];
  const text = textOf(content);
  const { x, y, dy } = content.properties;
  const line = s('tspan', { x, y, dy }, unshield(text).trimEnd());
  return text.endsWith(GAP) ? [line, s('tspan', { fontSize: 0 }, ' ')] : [line];
}

/** Mermaid leaves the tooltip as a `title` attribute on the node's group, where SVG knows none. */
function nameLink(link: Element): void {
  for (const name of ['href', 'xLinkHref']) {
    const address = link.properties[name];
    if (typeof address === 'string') link.properties[name] = unshield(address);
  }
  const [group] = elementsOf(link);
  if (!group) return;
  const { title, ...properties } = group.properties;
  group.properties = properties;
  if (title) link.children.unshift(s('title', unshield(String(title))));
}

/**
 * Edges run over the frames' grounds and under their titles, so the grounds are painted on their own, below all else;
 * and the critical path runs over other edges.
 */
function layer(root: Element): void {
  const [clusters, edges, ...rest] = elementsOf(root);
  if (!clusters || !edges || !hasClass(clusters, 'clusters')) return;
  const grounds = elementsOf(clusters).map((cluster) => {
    const { x, y, width, height } = elementsOf(cluster)[0]?.properties ?? {};
    return s('rect', { x, y, width, height, rx: FRAME_RADIUS });
  });
  const isCritical = (edge: Element) => Number(hasClass(edge, 'edge-thickness-thick'));
  // Mermaid lists subgraphs from the last to the first; they are read aloud in this order.
  clusters.children.reverse();
  edges.children = elementsOf(edges).sort((a, b) => isCritical(a) - isCritical(b));
  root.children = [s('g', { className: ['pw-grounds'] }, grounds), edges, clusters, ...rest];
}

function roundFrame(cluster: Element): void {
  prefixClasses(cluster);
  const [frame] = elementsOf(cluster);
  if (frame) frame.properties.rx = FRAME_RADIUS;
}

function redrawBox(node: Element): void {
  prefixClasses(node);
  node.children = node.children.map((child) =>
    child.type === 'element' && hasClass(child, 'label-container')
      ? outline(child, hasClass(node, 'pw-graph-done'))
      : child,
  );
}

/** Mermaid's own names stay as they are; a plan's classes get a prefix of ours that cannot meet the page’s. */
function prefixClasses(element: Element): void {
  const own = new Set(['node', 'cluster', 'default', 'clickable']);
  element.properties.className = classesOf(element).map((name) => (own.has(name) ? name : `pw-graph-${name}`));
}

/**
 * The outline of a box as one plain element. Mermaid draws some by hand, so to speak: twice, in hundreds of curves whose
 * control points are thrown by dice, though all lie on the same line.
 */
function outline(shape: Element, isRound: boolean): Element {
  if (shape.tagName === 'rect') return rectangle(shape, isRound);
  if (shape.tagName !== 'g') return shape;
  const { className, transform } = shape.properties;
  const corners = cornersOf(shape);
  const common: Properties = { className, ...(transform ? { transform } : {}) };
  if (corners.length > MOST_CORNERS) return s('rect', { ...common, ...pill(corners) });
  return s('polygon', { ...common, points: corners.map((corner) => corner.join(',')).join(' ') });
}

function rectangle(shape: Element, isRound: boolean): Element {
  return { ...shape, properties: { ...shape.properties, rx: String(isRound ? RADIUS.round : RADIUS.square) } };
}

/** Where the commands of the first path end, which is the filled one. */
function cornersOf(shape: Element): [number, number][] {
  const corners: [number, number][] = [];
  walk(shape, (path) => {
    if (path.tagName !== 'path' || corners.length > 0) return;
    for (const command of String(path.properties.d).match(/[MLC][^MLC]*/g) ?? []) {
      const [x = 0, y = 0] = (command.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).slice(-2).map(Number);
      const last = corners.at(-1);
      if (last?.[0] !== x || last[1] !== y) corners.push([x, y]);
    }
  });
  return corners;
}

/** A rectangle whose short sides are half circles. */
function pill(corners: readonly [number, number][]): Properties {
  const [left, right] = extent(corners.map(([x]) => x));
  const [top, bottom] = extent(corners.map(([, y]) => y));
  return Object.fromEntries(
    Object.entries({ x: left, y: top, width: right - left, height: bottom - top, rx: (bottom - top) / 2 }).map(
      ([name, size]) => [name, String(Math.round(100 * size) / 100)],
    ),
  );
}

const extent = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
