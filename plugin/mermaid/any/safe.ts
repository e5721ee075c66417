import type { Element, ElementContent, Properties } from 'hast';
import { isSafeAddress } from '../safe.ts';
import { safeDeclarations } from './css.ts';

/** Elements allowed in drawings; HTML as far as labels need it. */
const ELEMENTS = new Set(
  `svg g defs title desc style symbol use switch a path rect circle ellipse line polygon polyline text tspan textPath image
  marker clipPath mask pattern linearGradient radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite
  feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feTurbulence
  foreignObject div span p b i em strong u s code pre sub sup small ul ol li`.split(/\s+/),
);

const ADDRESSES = new Set(['href', 'xLinkHref']);
/** Pictures that are part of the drawing itself; a picture runs no script. */
const EMBEDDED = /^data:image\/(?:png|gif|jpeg|webp|svg\+xml)[;,]/i;
const LOADING = new Set(['src', 'srcSet', 'srcDoc', 'action', 'formAction', 'ping', 'background', 'poster', 'data']);

/**
 * Removes from a drawing of any kind what could run something, and all that loads anything other than pictures which its
 * author put there. Mermaid's strict security does so as well; this holds whatever a later Mermaid draws.
 */
export function makeSafe(element: Element): Element {
  const properties = Object.fromEntries(
    Object.entries(element.properties).flatMap(([name, value]) => safeProperty(element.tagName, name, value)),
  );
  return { ...element, properties, children: element.children.flatMap(safeChild) };
}

function safeChild(child: ElementContent): ElementContent[] {
  if (child.type === 'text') return [{ type: 'text', value: child.value }];
  if (child.type !== 'element') return [];
  // As SVG, a tag without an end would be written with one, which HTML takes for a second.
  if (child.tagName === 'br') return [{ type: 'element', tagName: 'div', properties: {}, children: [] }];
  return ELEMENTS.has(child.tagName) ? [makeSafe(child)] : [];
}

function safeProperty(tag: string, name: string, value: Properties[string]): [string, Properties[string]][] {
  const text = String(value);
  if (/^on/i.test(name) || LOADING.has(name)) return [];
  if (name === 'style') {
    const style = safeDeclarations(text);
    return style === '' ? [] : [[name, style]];
  }
  if (ADDRESSES.has(name)) return isSafeLink(tag, text) ? [[name, value]] : [];
  return /url\s*\(\s*(?!["']?#)/i.test(text) ? [] : [[name, value]];
}

function isSafeLink(tag: string, address: string): boolean {
  if (tag === 'image') return EMBEDDED.test(address) || isSafeAddress(address);
  return tag === 'a' ? isSafeAddress(address) : address.startsWith('#');
}
