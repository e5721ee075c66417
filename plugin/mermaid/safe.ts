import type { Element, Properties } from 'hast';

/** What drawings of ours are made of. */
const ELEMENTS = new Set('svg g title desc marker path rect circle line polygon text tspan a'.split(' '));

/** An address without a scheme, or with one that runs nothing. */
const ADDRESS = /^(?:(?:https?|mailto):|(?![a-z][a-z\d+.-]*:))/i;
const ADDRESSES = new Set(['href', 'xLinkHref']);

/**
 * Takes out of a drawing what could run or load something. Nothing of a text is ever parsed as markup, and Mermaid
 * looks at addresses itself; this holds whatever a later Mermaid draws.
 */
export function makeSafe(element: Element): void {
  element.properties = Object.fromEntries(Object.entries(element.properties).filter(isSafe));
  element.children = element.children.filter((child) => child.type === 'text' || isKnown(child));
  for (const child of element.children) if (child.type === 'element') makeSafe(child);
}

const isKnown = (child: Element['children'][number]) => child.type === 'element' && ELEMENTS.has(child.tagName);

function isSafe([name, value]: [string, Properties[string]]): boolean {
  // Browsers overlook white space and control characters in a scheme.
  if (ADDRESSES.has(name)) return ADDRESS.test(String(value).replace(/[\0-\x20]/g, ''));
  return !/^on/i.test(name);
}
