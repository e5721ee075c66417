import type { Element, Properties } from 'hast';
import { s } from 'hastscript';
import { oneLine, unshield } from '../escape.ts';
import type { Rect } from '../geometry.ts';
import { select } from '../selector.ts';
import { elementsOf, hasClass, rounded, textIn, walk } from '../tree.ts';
import { safeSheet } from './css.ts';
import type { StyledElement } from './dom.ts';
import { boxWithin } from './layout.ts';
import { makeSafe } from './safe.ts';
import { cascaded, pixels } from './style.ts';
import { joinThemes } from './themes.ts';

/** Widest drawing, in pixels, that can still be read when a page's column makes it fit. */
const SMALL = 840;

/** Diagrams whose labels Mermaid puts beside the middle of their boxes where they are not HTML. */
const CENTRED = new Set(['stateDiagram', 'usecase']);

/** Puts labels of one text in the middle of their boxes. */
function centreLabels(drawing: StyledElement): void {
  for (const node of drawing.querySelectorAll('.node')) {
    const labels = node.children.filter((child) => child.classList.contains('label'));
    const [label, shape] = [labels[0], node.children.find((child) => !labels.includes(child))];
    if (!label || !shape || labels.length > 1 || label.querySelectorAll('text').length !== 1) continue;
    const [inner, outer] = [label, shape].map((element) => boxWithin(element)) as [Rect, Rect];
    const shift = outer.x + outer.width / 2 - inner.x - inner.width / 2;
    if (Math.abs(shift) < 1) continue;
    label.setAttribute('transform', `translate(${shift}, 0) ${label.getAttribute('transform') ?? ''}`);
  }
}

/** Some types put words at their edges, where they would be cut. */
function makeRoom(drawing: StyledElement): void {
  const [x, y, width, height] = (drawing.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  if (x === undefined || y === undefined || !width || !height) return;
  for (const text of drawing.querySelectorAll('text[x$="%"]')) {
    text.setAttribute('x', pixels(text.getAttribute('x'), 0, width));
  }
  const words = drawing.querySelectorAll('text').map((text) => text.getBoundingClientRect());
  const shown = words.filter((box) => box.width > 0);
  const [left, top] = [Math.min(x, ...shown.map((box) => box.left)), Math.min(y, ...shown.map((box) => box.top))];
  const right = Math.max(x + width, ...shown.map((box) => box.right));
  const bottom = Math.max(y + height, ...shown.map((box) => box.bottom));
  drawing.setAttribute('viewBox', [left, top, right - left, bottom - top].join(' '));
}

/** Keeps the part of the style sheets that the drawing uses, and makes it independent of Mermaid. */
export function taken(drawing: StyledElement): Element {
  if (CENTRED.has(drawing.getAttribute('aria-roledescription') ?? '')) centreLabels(drawing);
  makeRoom(drawing);
  // It would be right only on the day of the build.
  for (const today of drawing.querySelectorAll('.today')) today.remove();
  for (const style of drawing.querySelectorAll('style')) {
    style.textContent = safeSheet(style.textContent, (selector) => isUsed(selector.trim(), drawing));
  }
  return drawing.toHast();
}

function joined(light: Element, dark: StyledElement): Element {
  const drawing = taken(dark);
  const origins = originsOf(drawing, dark);
  return joinThemes(light, drawing, {
    ofRule: (selector, name) => valueIn(dark, selector, name),
    of(element, name) {
      const origin = origins.get(element);
      return origin && cascaded(origin, name);
    },
  });
}

/** The element of Mermaid's document that each element was. */
function originsOf(element: Element, origin: StyledElement, found = new Map<Element, StyledElement>()) {
  found.set(element, origin);
  const children = elementsOf(element);
  for (const [at, child] of origin.children.entries()) if (children[at]) originsOf(children[at], child, found);
  return found;
}

/** Words in a box whose ground its author chose stay as they are on light pages: the ground does not change either. */
function keepContrast(drawing: Element): void {
  walk(drawing, (element) => {
    if (!hasClass(element, 'node') && !hasClass(element, 'cluster')) return;
    let isFilled = false;
    for (const part of elementsOf(element).filter((one) => !hasClass(one, 'label'))) {
      walk(part, ({ properties }) => {
        isFilled ||= /(?:^|;)\s*fill:(?!\s*(?:none|light-dark))/.test(String(properties.style ?? ''));
      });
    }
    if (isFilled) element.properties.style = [element.properties.style, 'color-scheme:light'].filter(Boolean).join(';');
  });
}

/** The value of a property that all elements have which a selector means; undefined where they do not agree. */
function valueIn(drawing: StyledElement, selector: string, name: string): string | undefined {
  const values = new Set(drawing.querySelectorAll(selector).map((element) => cascaded(element, name)));
  return values.size === 1 ? [...values][0] : undefined;
}

/** A selector that cannot be judged is that of a state, such as `:hover`. */
function isUsed(selector: string, drawing: StyledElement): boolean {
  if (!selector.startsWith(`#${drawing.id}`)) return false;
  try {
    const test = select(selector);
    return test(drawing) || drawing.find(test) !== null;
  } catch {
    return true;
  }
}

/** The title of a drawing, and how it is shown. */
export interface Name {
  id: string;
  /** Used if its author gave none. */
  title: string;
  /** Colour behind one whose theme its author chose, and which has the same colours on all pages. */
  ground?: string | undefined;
}

/** One drawing for light and dark pages, safe and small, with ids of its own and a name for screen readers. */
export function finish(light: Element, dark: StyledElement | null, name: Name): Element {
  const drawing = makeSafe(dark ? joined(light, dark) : light);
  keepContrast(drawing);
  showEntities(drawing);
  dropUnwanted(drawing);
  ownIds(drawing, name.id);
  sizeUp(drawing, name.ground);
  nameIt(drawing, name);
  return drawing;
}

function showEntities(drawing: Element): void {
  walk(drawing, ({ properties, children }) => {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === 'string') properties[name] = unshield(value);
    }
    for (const child of children) if (child.type === 'text') child.value = unshield(child.value);
  });
}

const REFERABLE = new Set('marker filter symbol linearGradient radialGradient clipPath mask pattern'.split(' '));

/** Removes definitions that nothing refers to, and data that only Mermaid itself uses. */
function dropUnwanted(drawing: Element): void {
  const used = new Set<string>();
  let css = '';
  walk(drawing, (element) => {
    for (const value of Object.values(element.properties)) {
      for (const [, id = ''] of String(value).matchAll(/#([^\s"')]+)/g)) used.add(id);
    }
    if (element.tagName === 'style') css += textIn(element);
  });
  for (const [, id = ''] of css.matchAll(/url\(["']?#([^\s"')]+)/g)) used.add(id);
  const styled = new Set(Array.from(css.matchAll(/\[data-([\w-]+)/g), ([, name = '']) => camelCase(`data-${name}`)));
  const isWanted = ([name]: [string, Properties[string]]) => !/^data[A-Z]/.test(name) || styled.has(name);
  walk(drawing, (element) => {
    element.properties = Object.fromEntries(Object.entries(element.properties).filter(isWanted).map(rounded));
    element.children = element.children.filter(
      (child) =>
        child.type !== 'element' || !REFERABLE.has(child.tagName) || used.has(String(child.properties.id ?? '')),
    );
  });
}

const camelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Makes ids unique to the drawing. Those without its id in front get it, and a number: Mermaid counts some on from drawing
 * to drawing. An id that is there already gets another, and what refers to none goes.
 */
function ownIds(drawing: Element, prefix: string): void {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  walk(drawing, ({ properties }) => {
    const id = String(properties.id ?? '');
    if (id === '') return;
    const isOwn = id === prefix || id.startsWith(`${prefix}-`);
    const name = isOwn && !taken.has(id) ? id : `${prefix}-part-${taken.size}`;
    if (!names.has(id)) names.set(id, name);
    taken.add(name);
    properties.id = name;
  });
  const named = (whole: string, id: string) => (names.has(id) ? `#${names.get(id)}` : whole);
  walk(drawing, ({ tagName, properties, children }) => {
    for (const [key, value] of Object.entries(properties)) {
      if (REFERRING.has(key)) properties[key] = [value].flat().map((id) => names.get(String(id)) ?? String(id));
      else if (key === 'href' || key === 'xLinkHref') properties[key] = String(value).replace(/^#(.+)$/, named);
      else if (typeof value === 'string' && key !== 'style' && names.has(referred(value)))
        properties[key] = value.replace(REFERENCE, `url(#${names.get(referred(value))})`);
      else if (typeof value === 'string' && key !== 'style' && REFERENCE.test(value)) delete properties[key];
    }
    const renamed = (css: string) =>
      css.replace(DECLARATION, (whole, id) => (names.has(id) ? whole : '')).replace(/#([\w-]+)/g, named);
    if (typeof properties.style === 'string') properties.style = renamed(properties.style);
    if (tagName === 'style')
      for (const child of children) if (child.type === 'text') child.value = renamed(child.value);
  });
}

const REFERRING = new Set(['ariaLabelledBy', 'ariaDescribedBy']);
const REFERENCE = /url\(["']?#([^"')]+)["']?\)/;
const DECLARATION = /[\w-]+:\s*url\(["']?#([^"')]+)["']?\)(?:\s*!important)?;?/g;

/** The id in a value such as `url(#id)`; empty where there is none. */
const referred = (value: string): string => REFERENCE.exec(value)?.[1] ?? '';

/** A drawing has its own size; a small one shrinks with its column, and a large one is for a frame that scrolls. */
function sizeUp(drawing: Element, ground: string | undefined): void {
  const [, , width, height] = String(drawing.properties.viewBox ?? '')
    .split(/[\s,]+/)
    .map(Number);
  const style = String(drawing.properties.style ?? '').replace(/(?:^|;)\s*max-width:[^;]*/g, '');
  const fit = width !== undefined && width > SMALL ? 'max-width:none' : 'max-width:100%;height:auto';
  drawing.properties.style = [style.replace(/^;+|;+$/g, ''), ground && `background-color:${ground}`, fit]
    .filter(Boolean)
    .join(';');
  if (width && height) Object.assign(drawing.properties, { width: Math.ceil(width), height: Math.ceil(height) });
}

/** Mermaid writes the author's title and description where there are some. */
function nameIt(drawing: Element, { id, title }: Name): void {
  const { properties, children } = drawing;
  const role = String(properties.ariaRoleDescription ?? '').replace(/-v2$/, '');
  if (role) properties.ariaRoleDescription = [role];
  if (elementsOf(drawing).some(({ tagName }) => tagName === 'title')) return;
  properties.ariaLabelledBy = [`${id}-title`];
  children.unshift(s('title', { id: `${id}-title` }, oneLine(title)));
}
