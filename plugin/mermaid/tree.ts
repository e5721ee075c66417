import type { Element, Properties } from 'hast';
import { numbersIn, type Rect } from './geometry.ts';

/**
 * Calls `visit` with an element and with all that are in it, each before those that it holds. A drawing has thousands
 * of them, and a library that walks trees of any kind took a twentieth of the time of a drawing.
 */
export function walk(
  element: Element,
  visit: (element: Element, parent: Element | null) => void,
  parent: Element | null = null,
): void {
  visit(element, parent);
  for (const child of element.children) if (child.type === 'element') walk(child, visit, element);
}

export const elementsOf = (parent: Element): Element[] => parent.children.filter((child) => child.type === 'element');

/** The text that is first in an element, or is it. */
export function firstText(element: Element): Element | undefined {
  if (element.tagName === 'text') return element;
  for (const child of elementsOf(element)) {
    const found = firstText(child);
    if (found) return found;
  }
  return undefined;
}

/** A label of which the first row is the text itself. */
export function withHead(text: Element, head: Element): Element {
  const children = text.children.flatMap((row) => (row === head ? head.children : [row]));
  return { ...text, properties: { ...text.properties, ...head.properties }, children };
}

/** The words right in an element. */
export const textIn = ({ children }: Element): string =>
  children.map((child) => (child.type === 'text' ? child.value : '')).join('');

export const classesOf = ({ properties }: Element): string[] => [properties.className ?? []].flat().map(String);

export const hasClass = (element: Element, name: string): boolean => classesOf(element).includes(name);

/** A rectangle, in the space that it is drawn in. */
export function rectangle({ properties: { x, y, width, height } }: Element): Rect {
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}

/** The rectangle of a box, in the drawing's own space; undefined for what is not a box. */
export function boxArea(element: Element, parent: Element | null): Rect | undefined {
  const outline = hasClass(element, 'node') && elementsOf(element).find((one) => hasClass(one, 'label-container'));
  if (!outline) return undefined;
  const [dx = 0, dy = 0] = numbersIn((parent?.tagName === 'a' ? parent : element).properties.transform);
  const { x, y, ...size } = rectangle(outline);
  return { x: x + dx, y: y + dy, ...size };
}

/** Two decimals do for a screen, and keep the last digits of another processor's arithmetic out of the bytes. */
export function rounded([name, value]: [string, Properties[string]]): [string, Properties[string]] {
  if (typeof value === 'number') return [name, Math.round(value * 100) / 100];
  if (typeof value !== 'string' || !GEOMETRY.has(name)) return [name, value];
  return [name, value.replace(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 100) / 100))];
}

const GEOMETRY = new Set(['d', 'transform', 'viewBox', 'points', 'x', 'y', 'dy', 'width', 'height']);
