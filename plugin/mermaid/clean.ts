import type { Element, ElementContent, Properties } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import { s } from 'hastscript';
import { visit } from 'unist-util-visit';
import { GAP, unshield } from './escape.ts';

/** From the corner of a phase's box to its title. */
const TITLE_INSET = 10;

/** What a reader is told of a drawing, and the id that keeps the ids of its parts apart from those of another one. */
export interface Caption {
  id: string;
  title: string;
  description: string;
}

/**
 * Takes from Mermaid's SVG what belongs to its own theme (styles, data attributes, filters, markers that no edge uses, empty boxes), gives the
 * labels their exact text back, and adds what a reader needs: a name and a description, and a title on each link.
 */
export function clean(svg: string, caption: Caption): string {
  const drawing = fromHtml(svg, { fragment: true, space: 'svg' }).children[0];
  if (drawing?.type !== 'element') throw new Error('Mermaid drew nothing');
  prune(drawing, new Set(svg.match(/(?<=marker-(?:start|end)="url\(#)[^)"]+/g)));
  visit(drawing, 'element', (element) => {
    if (element.tagName === 'text') element.children = element.children.flatMap(row);
    if (element.tagName === 'a') nameLink(element);
    if (hasClass(element, 'cluster')) dressCluster(element);
    if (hasClass(element, 'node') || hasClass(element, 'cluster')) prefixClasses(element);
  });
  describe(drawing, caption);
  return toHtml(drawing, { space: 'svg' });
}

function prune(element: Element, markers: ReadonlySet<string>): void {
  element.properties = Object.fromEntries(Object.entries(element.properties).filter(isWantedProperty).map(rounded));
  for (const child of element.children) if (child.type === 'element') prune(child, markers);
  element.children = element.children.filter((child) => child.type !== 'element' || isWanted(child, markers));
}

function isWantedProperty([name]: [string, Properties[string]]): boolean {
  return !name.startsWith('data') && name !== 'style';
}

/** Two decimals do for a screen, and keep the last digits of another processor's arithmetic out of the bytes. */
function rounded([name, value]: [string, Properties[string]]): [string, Properties[string]] {
  if (typeof value === 'number') return [name, Math.round(value * 100) / 100];
  if (typeof value !== 'string' || !/^(?:d|transform|viewBox|points|x|y|dy|width|height)$/.test(name))
    return [name, value];
  return [name, value.replace(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 100) / 100))];
}

const CONTAINERS = new Set(['g', 'text', 'tspan', 'defs']);

function isWanted(element: Element, markers: ReadonlySet<string>): boolean {
  if (element.tagName === 'style' || element.tagName === 'filter') return false;
  if (element.tagName === 'marker') return markers.has(String(element.properties.id));
  if (element.tagName === 'rect') return element.properties.width !== undefined;
  return element.children.length > 0 || !CONTAINERS.has(element.tagName);
}

/** One row of a label as one tspan; a space of no size stands at its end where the text has one, so that it can be found and read aloud. */
function row(content: ElementContent): ElementContent[] {
  if (content.type !== 'element') return [];
  const text = textOf(content);
  const { x, y, dy } = content.properties;
  const line = s('tspan', { x, y, dy }, unshield(text).trimEnd());
  return text.endsWith(GAP) ? [line, s('tspan', { fontSize: 0 }, ' ')] : [line];
}

/** Mermaid leaves the tooltip as a `title` attribute on the node's group, where SVG knows none. */
function nameLink(link: Element): void {
  const group = link.children.find((child) => child.type === 'element');
  if (!group) return;
  const { title, ...properties } = group.properties;
  group.properties = properties;
  if (title) link.children.unshift(s('title', unshield(String(title))));
}

/** A phase's title stands at the left, where reading begins and edges rarely come in. */
function dressCluster(cluster: Element): void {
  const [box, label] = cluster.children.filter((child) => child.type === 'element');
  if (!box || !label) return;
  const y = Number(box.properties.y) + TITLE_INSET;
  label.properties.transform = `translate(${Number(box.properties.x) + TITLE_INSET}, ${y})`;
}

/** Mermaid's own names stay as they are; a plan's classes get the prefix that all of ours have. */
function prefixClasses(element: Element): void {
  const own = new Set(['node', 'cluster', 'default', 'clickable']);
  const names = [element.properties.className ?? []].flat().map(String);
  element.properties.className = names.map((name) => (own.has(name) ? name : `pw-${name}`));
}

function hasClass(element: Element, name: string): boolean {
  return [element.properties.className ?? []].flat().includes(name);
}

function describe(drawing: Element, { id, title, description }: Caption): void {
  const { width, height, viewBox } = drawing.properties;
  drawing.properties = {
    id,
    className: ['pw-graph', 'flowchart'],
    width,
    height,
    viewBox,
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'graphics-document',
    ariaRoleDescription: ['dependency', 'graph'],
    ariaLabelledBy: [`${id}-title`],
    ariaDescribedBy: [`${id}-desc`],
  };
  drawing.children.unshift(s('title', { id: `${id}-title` }, title), s('desc', { id: `${id}-desc` }, description));
}
