import type { Element } from 'hast';

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

export const classesOf = ({ properties }: Element): string[] => [properties.className ?? []].flat().map(String);

export const hasClass = (element: Element, name: string): boolean => classesOf(element).includes(name);
