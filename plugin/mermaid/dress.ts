import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { s } from 'hastscript';
import { GAP, unshield } from './escape.ts';
import { outline } from './outline.ts';
import { walk } from './walk.ts';

/** From the corner of a phase's frame to its title. */
const TITLE_INSET = 10;
const FRAME_RADIUS = '10';

/**
 * Makes Mermaid's elements what the page shows: exact labels, links with a name, round boxes, phase titles that no line
 * crosses.
 */
export function dress(drawing: Element): void {
  walk(drawing, (element) => {
    if (element.tagName === 'text') element.children = element.children.flatMap(row);
    if (element.tagName === 'a') nameLink(element);
    if (hasClass(element, 'root')) layer(element);
    if (hasClass(element, 'cluster')) dressFrame(element);
    if (hasClass(element, 'node')) dressNode(element);
  });
}

export function hasClass(element: Element, name: string): boolean {
  return [element.properties.className ?? []].flat().includes(name);
}

const elements = (parent: Element) => parent.children.filter((child) => child.type === 'element');

/**
 * One row of a label as one tspan; a space of no size stands at its end where the text has one, so that it can be found
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
  const [group] = elements(link);
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
  const [clusters, edges, ...rest] = elements(root);
  if (!clusters || !edges || !hasClass(clusters, 'clusters')) return;
  const grounds = elements(clusters).map((cluster) => {
    const { x, y, width, height } = elements(cluster)[0]?.properties ?? {};
    return s('rect', { x, y, width, height, rx: FRAME_RADIUS });
  });
  const isCritical = (edge: Element) => Number(hasClass(edge, 'edge-thickness-thick'));
  // Mermaid lists subgraphs from the last to the first; they are read aloud in this order.
  clusters.children.reverse();
  edges.children = elements(edges).sort((a, b) => isCritical(a) - isCritical(b));
  root.children = [s('g', { className: ['pw-grounds'] }, grounds), edges, clusters, ...rest];
}

function dressFrame(cluster: Element): void {
  prefixClasses(cluster);
  const [frame, label] = elements(cluster);
  if (!frame || !label) return;
  frame.properties.rx = FRAME_RADIUS;
  const [x, y] = [Number(frame.properties.x) + TITLE_INSET, Number(frame.properties.y) + TITLE_INSET];
  label.properties.transform = `translate(${x}, ${y})`;
}

function dressNode(node: Element): void {
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
  const names = [element.properties.className ?? []].flat().map(String);
  element.properties.className = names.map((name) => (own.has(name) ? name : `pw-graph-${name}`));
}
