import type { DrawnElement, DrawnText } from '../dom.ts';
import type { Edges, Rect } from '../geometry.ts';
import { pixels, styleOf, type TextStyle } from './style.ts';

/** Words one after another in one style. */
interface Fragment {
  element: DrawnElement;
  width: number;
  box: NonNullable<Edges>;
}

/** Of Arimo and Arial, in em. */
const ASCENT = 0.905;
const DESCENT = 0.212;
const X_HEIGHT = 0.528;
/** Characters that reach below the font's descent once that is rounded, and how far in em: Chromium's boxes hold them. */
const DEEP = /[()[\]{}|_gjpqyQµþç]/;
const DEPTH = 0.2075;

/**
 * The words in a text or in a part of one, each fragment with its box. The whole text is laid out, since a part goes on
 * where the one before it ends.
 */
export function fragmentsOf(element: DrawnElement): Fragment[] {
  let text = element;
  while (text.localName !== 'text' && text.parentNode && text.parentNode.namespaceURI === text.namespaceURI) {
    text = text.parentNode;
  }
  return layOut(text).filter((fragment) => isIn(fragment.element, element));
}

function isIn(element: DrawnElement, other: DrawnElement): boolean {
  return element === other || (element.parentNode !== null && isIn(element.parentNode, other));
}

interface Placed {
  element: DrawnElement;
  style: TextStyle;
  text: string;
  x: number;
  y: number;
  width: number;
}

/** Sets the words of a text one after the other; a new `x` begins a chunk, which its anchor moves as one. */
function layOut(text: DrawnElement): Fragment[] {
  const { measure } = text.ownerDocument;
  const placed: Placed[] = [];
  let chunk: Placed[] = [];
  let [x, y, endsInSpace] = [0, 0, true];
  walk(text);
  anchor();
  return placed.map(boxed);

  function walk(element: DrawnElement): void {
    const style = styleOf(element);
    if (style.isHidden) return;
    const [newX, newY] = ['x', 'y'].map((name) => element.getAttribute(name));
    if (newX || newY) {
      if (newX) anchor();
      if (newX) x = pixels(newX, style.size);
      if (newY) y = pixels(newY, style.size);
    }
    x += pixels(element.getAttribute('dx'), style.size);
    y += pixels(element.getAttribute('dy'), style.size);
    for (const node of element.childNodes) {
      if (node.nodeType === 1) walk(node);
      else set(node, element, style);
    }
  }

  function set(node: DrawnText, element: DrawnElement, style: TextStyle): void {
    const words = style.keepsSpace ? node.textContent : collapsed(node.textContent, endsInSpace);
    if (words === '') return;
    endsInSpace = !style.keepsSpace && words.endsWith(' ');
    const one = { element, style, text: words, x, y, width: measure(words, style.size, style.isBold) };
    placed.push(one);
    chunk.push(one);
    x += one.width;
  }

  function anchor(): void {
    const last = chunk.at(-1);
    const first = chunk[0];
    if (last && first) {
      if (!last.style.keepsSpace && last.text.endsWith(' ')) {
        last.text = last.text.trimEnd();
        last.width = measure(last.text, last.style.size, last.style.isBold);
      }
      const width = last.x + last.width - first.x;
      const shift = first.style.anchor === 'middle' ? width / 2 : first.style.anchor === 'end' ? width : 0;
      for (const one of chunk) one.x -= shift;
    }
    chunk = [];
    endsInSpace = true;
  }
}

function collapsed(text: string, isAfterSpace: boolean): string {
  const words = text.replace(/[ \t\r\n]+/g, ' ');
  return isAfterSpace ? words.trimStart() : words;
}

function boxed({ element, style, text, x, y, width }: Placed): Fragment {
  const [ascent, descent] = [Math.round(ASCENT * style.size), Math.round(DESCENT * style.size)];
  const baseline = y + shiftOf(element, style, ascent, descent);
  const depth = DEEP.test(text) ? Math.max(descent, Math.ceil(DEPTH * style.size)) : descent;
  return { element, width, box: [x, baseline - ascent, x + width, baseline + depth] };
}

/** The distance of the baseline below its point. */
function shiftOf(element: DrawnElement, { size }: TextStyle, ascent: number, descent: number): number {
  switch (baselineOf(element)) {
    case 'middle':
      return (X_HEIGHT * size) / 2;
    case 'central':
      return (ascent - descent) / 2;
    case 'hanging':
      return 0.8 * ascent;
    case 'mathematical':
      return ascent / 2;
    case 'text-before-edge':
    case 'before-edge':
      return ascent;
    case 'text-after-edge':
    case 'after-edge':
    case 'ideographic':
      return -descent;
    default:
      return 0;
  }
}

/** `dominant-baseline` is passed on, `alignment-baseline` is an element's own. */
function baselineOf(element: DrawnElement): string | undefined {
  const { other } = styleOf(element);
  const own = other('alignment-baseline');
  if (own && own !== 'auto' && own !== 'baseline') return own;
  let from: DrawnElement | null = element;
  while (from && from.localName !== 'svg') {
    const value = styleOf(from).other('dominant-baseline');
    if (value && value !== 'auto') return value;
    from = from.parentNode;
  }
  return undefined;
}

const BLOCKS = new Set(['div', 'p', 'ul', 'ol', 'li', 'pre']);
/** Of a font's size, where no line height is set. */
const NORMAL_LINE = 1.15;

/** The box of HTML: lines of words below one another, at most as wide as it is told to be. */
export function htmlBox(element: DrawnElement): Rect {
  const style = styleOf(element);
  const most = style.other('white-space') === 'nowrap' ? Infinity : pixels(limitOf(element), style.size) || Infinity;
  const lines = linesOf(element, most);
  const height = lines.reduce((sum, line) => sum + line.height, 0);
  return { x: 0, y: 0, width: Math.max(0, ...lines.map(({ width }) => width)), height };
}

const limitOf = (element: DrawnElement) =>
  styleOf(element).other('max-width') ??
  styleOf(element)
    .other('width')
    ?.replace(/^\D.*|.*%$/, '');

function linesOf(element: DrawnElement, most: number): { width: number; height: number }[] {
  const { measure } = element.ownerDocument;
  const lines: { width: number; height: number }[] = [];
  let isOpen = false;
  walk(element);
  return lines;

  function walk(one: DrawnElement): void {
    const style = styleOf(one);
    if (style.isHidden) return;
    if (one.localName === 'br' || BLOCKS.has(one.localName)) isOpen = false;
    for (const node of one.childNodes) {
      if (node.nodeType === 1) walk(node);
      else for (const word of node.textContent.match(/\s*\S+/g) ?? []) put(word, style);
    }
    if (BLOCKS.has(one.localName)) isOpen = false;
  }

  function put(word: string, { size, isBold, lineHeight }: TextStyle): void {
    const width = measure(isOpen ? word.replace(/^\s+/, ' ') : word.trimStart(), size, isBold);
    const height = lineHeight === null ? Math.round(NORMAL_LINE * size) : lineHeight * size;
    const last = lines.at(-1);
    if (last && isOpen && last.width + width <= most) {
      last.width += width;
      last.height = Math.max(last.height, height);
    } else lines.push({ width: measure(word.trimStart(), size, isBold), height });
    isOpen = true;
  }
}
