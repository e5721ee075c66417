import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { s } from 'hastscript';
import { isolatedRow, isolates, isRightToLeft } from '../plan/text/bidi.ts';
import type { Part } from './diagram.ts';
import { GAP, unshield } from './escape.ts';
import { FONT_SIZE } from './geometry.ts';
import { ICON_SIZE, ICONS } from './icons.ts';
import type { Measure } from './measure.ts';
import { placeTitles } from './titles.ts';
import { classesOf, elementsOf, firstText, hasClass, rectangle, walk, withHead } from './tree.ts';

const FRAME_RADIUS = '10';
const BOX_RADIUS = 6;
/** From the left edge of a box to its words, and from its icon to the words beside it. */
const INSET = 16;
const ICON_GAP = 6;

/**
 * Makes Mermaid's elements what the page shows: exact labels, links with a name, boxes with a stripe and an icon, phase
 * titles that no line crosses.
 */
export function postprocessFlowchart(drawing: Element, measure: Measure, parts: readonly Part[]): void {
  const marks = new Map(parts.map(({ node, mark }) => [node, mark]));
  walk(drawing, (element) => {
    if (element.tagName === 'text') element.children = element.children.flatMap(row);
    if (element.tagName === 'a') nameLink(element);
    if (hasClass(element, 'root')) layer(element);
    if (hasClass(element, 'cluster')) roundFrame(element);
    if (hasClass(element, 'flowchart-link')) element.properties.className = [...new Set(classesOf(element))];
  });
  walk(drawing, (element) => {
    if (hasClass(element, 'node')) redrawBox(element, marks.get(nodeName(element)));
  });
  placeTitles(drawing, measure);
  walk(drawing, (element) => {
    element.children = element.children.flatMap(unwrapped);
  });
}

/** The children of a group without meaning. */
function unwrapped(child: ElementContent): ElementContent[] {
  if (child.type !== 'element' || child.tagName !== 'g') return [child];
  const isBare = hasClass(child, 'root') || Object.keys(child.properties).length === 0;
  return isBare ? child.children.flatMap(unwrapped) : [child];
}

/** Mermaid's own id of a box. */
const nodeName = ({ properties: { id } }: Element) => String(id).replace(/^.*-flowchart-|-\d+$/g, '');

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

/** A box with a stripe and an icon for its state, and its words at its left side. */
function redrawBox(node: Element, mark: string | undefined): void {
  prefixClasses(node);
  const [box, label] = elementsOf(node);
  const text = label && firstText(label);
  if (!box || !text) return;
  const { x: left, y: top, width, height } = rectangle(box);
  box.properties.rx = String(BOX_RADIUS);
  const icon = iconOf(node);
  const rows = elementsOf(text).filter((row) => !isGap(row));
  const base = Number(/,\s*(-?[\d.]+)/.exec(String(label.properties.transform))?.[1] ?? 0);
  const turned = turnedRows(rows);
  for (const [at, line] of rows.entries()) {
    const words = textOf(line);
    const isTurned = turned.has(line);
    const beside = at === 0 && icon ? ICON_SIZE + ICON_GAP : 0;
    line.properties = {
      x: String(isTurned ? left + width - INSET : left + INSET + beside),
      y: round(base + (em(line.properties.y) + em(line.properties.dy)) * FONT_SIZE),
      ...(isTurned ? { textAnchor: 'end' } : {}),
    };
    if (at === 0 && mark) line.children = [{ type: 'text', value: words.replace(` ${mark}`, '') }];
  }
  const [head] = rows;
  const first = Number(head?.properties.y ?? 0);
  const [x, y] = [left + INSET, Number(round(first - ICON_SIZE + 3))];
  const d = `${stripe(left - x, top - y, height)}${icon ?? ''}`;
  const sign = s('path', { className: ['pw-mark'], d, transform: `translate(${x},${y})` });
  // Only after a line that ends at a place of its own, a space with a width would move it.
  const isTurned = rows.some(({ properties }) => properties.textAnchor === 'end');
  const children = isTurned ? text.children : text.children.map((row) => (isGap(row) ? SPACE : row));
  const words = { ...text, properties: {}, children };
  node.children = [box, sign, head && !turned.has(head) ? withHead(words, head) : words];
}

const SPACE = { type: 'text', value: ' ' } as const;

const isGap = (row: ElementContent): boolean => row.type === 'element' && row.properties.fontSize !== undefined;

/** The rows of texts that run from right to left. Each row of a text is set apart in the direction of the whole. */
function turnedRows(rows: readonly Element[]): ReadonlySet<Element> {
  const turned = new Set<Element>();
  let text: Element[] = [];
  for (const line of rows) {
    const words = textOf(line);
    if (text.length === 0 && !isolates.beginIn(words)) continue;
    text.push(line);
    if (!isolates.endIn(words)) continue;
    const whole = text.map(textOf).join(' ');
    for (const one of text) {
      if (isRightToLeft(whole)) turned.add(one);
      if (text.length > 1) one.children = [{ type: 'text', value: isolatedRow(textOf(one), whole) }];
    }
    text = [];
  }
  return turned;
}

/** Tasks have one, and phases that are boxes. */
function iconOf(node: Element): string | undefined {
  const state = Object.keys(ICONS).find((name) => hasClass(node, `pw-graph-${name}`));
  return state === undefined ? undefined : ICONS[state];
}

/** The left end of a box with rounded corners. */
function stripe(left: number, top: number, height: number): string {
  const corner = BOX_RADIUS;
  const arc = (x: number, y: number) => `a${corner},${corner} 0 0 0 ${x},${y}`;
  return `M${round(left + corner)},${round(top)}${arc(-corner, corner)}v${height - 2 * corner}${arc(corner, corner)}z`;
}

const em = (length: unknown) => Number.parseFloat(String(length ?? 0));

const round = (length: number) => String(Math.round(100 * length) / 100);

/** Mermaid's own names stay as they are; a plan's classes get a prefix of ours that cannot meet the page’s. */
function prefixClasses(element: Element): void {
  const own = new Set(['node', 'cluster', 'default', 'clickable']);
  element.properties.className = classesOf(element).map((name) => (own.has(name) ? name : `pw-graph-${name}`));
}
