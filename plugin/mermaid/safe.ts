import type { Element, Properties } from 'hast';

/** The elements of our drawings. */
const ELEMENTS = new Set('svg g title desc marker path rect circle line polygon text tspan a'.split(' '));

/** An address without a scheme, or with one that runs nothing. */
const ADDRESS = /^(?:(?:https?|mailto):|(?![a-z][a-z\d+.-]*:))/i;
const ADDRESSES = new Set(['href', 'xLinkHref']);

/**
 * Removes from a drawing what could run or load something. Nothing of a text is ever parsed as markup, and Mermaid looks at
 * addresses itself; this holds whatever a later Mermaid draws.
 */
export function removeUnsafe(element: Element): void {
  element.properties = Object.fromEntries(Object.entries(element.properties).filter(isSafe));
  element.children = element.children.filter((child) => child.type === 'text' || isKnown(child));
  for (const child of element.children) if (child.type === 'element') removeUnsafe(child);
}

const isKnown = (child: Element['children'][number]) => child.type === 'element' && ELEMENTS.has(child.tagName);

/**
 * Whether a text is one drawing as `removeUnsafe` leaves them and `hast-util-to-html` writes them, and nothing else. A cache may
 * have come from anyone.
 */
export function isSafeDrawing(text: string): boolean {
  const open: string[] = [];
  let end = 0;
  for (const { 0: piece, 1: closed, 2: opened, 3: attributes = '', index } of text.matchAll(PIECE)) {
    if (index !== end) return false;
    end += piece.length;
    if (closed !== undefined && open.pop() !== closed) return false;
    if (opened !== undefined) {
      const isRoot = index === 0;
      if (isRoot !== (opened === 'svg') || !ELEMENTS.has(opened) || !isSafeList(attributes)) return false;
      open.push(opened);
    }
    if (open.length === 0) break;
  }
  return end > 0 && end === text.length && open.length === 0;
}

/** Text, an end tag, or a start tag with all values in double quotes. */
const PIECE = /[^<]+|<\/([a-zA-Z]+)>|<([a-zA-Z]+)((?: [a-zA-Z][\w:-]*(?:="[^"]*")?)*)>/gy;

function isSafeList(attributes: string): boolean {
  return [...attributes.matchAll(/ ([^ =]+)(?:="([^"]*)")?/g)].every(([, name = '', value = '']) => {
    if (/^(?:on|src|style$)/i.test(name)) return false;
    // A character reference could spell a scheme.
    return !/(?:^|:)href$/i.test(name) || (!/^[^:/?#]*&/.test(value) && isSafe(['href', value]));
  });
}

function isSafe([name, value]: [string, Properties[string]]): boolean {
  return ADDRESSES.has(name) ? isSafeAddress(String(value)) : !/^on/i.test(name);
}

/** Whether an address runs nothing. Browsers overlook white space and control characters in a scheme. */
export function isSafeAddress(address: string): boolean {
  return ADDRESS.test(address.replace(/[\0-\x20]/g, ''));
}
