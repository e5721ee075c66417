import type { Element, ElementContent, Properties } from 'hast';
import { textIn } from '../tree.ts';
import { blocksOf, type CssBlock } from './css.ts';
import { declarations } from './style.ts';

/** The values in the dark drawing of properties that only the light one declares, in a rule or for an element. */
export interface DarkValues {
  ofRule(selector: string, name: string): string | undefined;
  of(element: Element, name: string): string | undefined;
}

/**
 * One drawing of two that differ in colours: where they do, `light-dark()` says both, and the page's `color-scheme`
 * chooses. Sizes are those of the light one. What an author set has the same colour in both, and keeps it.
 */
export function joinThemes(light: Element, dark: Element, values: DarkValues): Element {
  const properties: Properties = { ...light.properties };
  for (const [name, value] of Object.entries(light.properties)) {
    const other = dark.properties[name];
    if (typeof value !== 'string' || value === other) continue;
    if (name === 'style')
      properties.style = joinDeclarations(value, String(other ?? ''), (one) => values.of(dark, one));
    else if (typeof other === 'string') properties[name] = joinValues(name, value, other);
  }
  if (light.tagName === 'style') return { ...light, properties, children: joinSheets(light, dark, values) };
  let next = 0;
  const children = light.children.map((child) => {
    const at = dark.children.findIndex((other, index) => index >= next && isAlike(child, other));
    const other = dark.children[at];
    if (child.type !== 'element' || other?.type !== 'element') return child;
    next = at + 1;
    return joinThemes(child, other, values);
  });
  return { ...light, properties, children };
}

/** A theme may draw more than another: shadows, gradients, lines beneath boxes. */
function isAlike(one: ElementContent, other: ElementContent): boolean {
  if (one.type !== 'element' || other.type !== 'element') return false;
  const nameOf = ({ tagName, properties: { className } }: Element) => [tagName, className].join(' ');
  return nameOf(one) === nameOf(other);
}

function joinSheets(light: Element, dark: Element, values: DarkValues): ElementContent[] {
  const [ours, theirs] = [light, dark].map((style) => blocksOf(textIn(style))) as [CssBlock[], CssBlock[]];
  const bodies = new Map(theirs);
  const value = ours
    .map(([head, body]) => {
      const isRule = !head.startsWith('@');
      const other = bodies.get(head) ?? '';
      return `${head}{${isRule ? joinDeclarations(body, other, (name) => values.ofRule(head, name)) : body}}`;
    })
    .join('');
  return [{ type: 'text', value }];
}

function joinDeclarations(light: string, dark: string, missing: (name: string) => string | undefined): string {
  const theirs = new Map(declarations(dark).map(({ name, text }) => [name, text]));
  return declarations(light)
    .map(({ name, text }) => {
      const other = theirs.get(name) ?? (isColoured(name) ? missing(name) : undefined);
      return `${name}:${other === undefined ? text : joinValues(name, text, other)}`;
    })
    .join(';');
}

const COLOUR = /#[\da-f]{3,8}\b|(?:rgb|hsl)a?\([^()]*\)/gi;
const COLOURED = /^(?:fill|stroke|color|background(?:-color)?|border-color|(?:stop|flood|lighting)-?color)$/i;

const isColoured = (name: string) => COLOURED.test(name);

const coloursIn = (value: string): readonly string[] => value.match(COLOUR) ?? [];

function joinValues(name: string, light: string, dark: string): string {
  const [ours, theirs] = [coloursIn(light), coloursIn(dark)];
  if (light.replace(COLOUR, '') === dark.replace(COLOUR, '') && ours.length === theirs.length) {
    let at = -1;
    return light.replace(COLOUR, (colour) => {
      at += 1;
      return both(colour, theirs[at] ?? colour);
    });
  }
  const [one, other] = [light, dark].map((value) => value.replace('!important', '').trim()) as [string, string];
  const isColour = isColoured(name) && [one, other].every((value) => /^(?:#?\w+|(?:rgb|hsl)a?\([^()]*\))$/.test(value));
  return isColour ? light.replace(one, both(one, other)) : light;
}

/** `none` is not a colour. */
const both = (light: string, dark: string) =>
  light === dark
    ? light
    : `light-dark(${[light, dark].map((one) => (one === 'none' ? 'transparent' : one)).join(', ')})`;
