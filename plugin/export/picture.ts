/** The graph of a plan as a PNG, for programs that show no SVG. */
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { render } from 'takumi-js';
import { ASCENT, DESCENT, FONT_SIZE } from '../mermaid/geometry.ts';
import { lightColour, standaloneLight } from '../mermaid/standalone.ts';
import { elementsOf, hasClass, textIn } from '../mermaid/tree.ts';
import { lostLetters, settable, typefaceFor } from '../share/fonts.ts';

/** A picture, and what is wrong with it. */
export interface GraphPicture {
  png: Uint8Array;
  /** Letters left out because no font has them. */
  lost: string[];
  /** Packages with fonts that may have them. */
  missing: string[];
}

/** The largest picture that most programs can show, in pixels. */
const MAX_PIXELS = 16e6;
const LONGEST_SIDE = 16_000;

/**
 * Draws the graph on white, at twice its size where that is not too large.
 *
 * @param svg what `draw` gave
 * @param projects as for `typefaceFor`
 */
export async function pictureOfGraph(svg: string, projects: readonly string[]): Promise<GraphPicture> {
  const [drawing] = fromHtml(standaloneLight(svg), { fragment: true, space: 'svg' }).children;
  if (drawing?.type !== 'element') throw new Error('There is no drawing.');
  const [left = 0, top = 0, width = 0, height = 0] = numbersIn(drawing.properties.viewBox);
  const rows = rowsIn(drawing, { x: -left, y: -top });
  const typeface = typefaceFor(rows.map(({ text }) => text).join(''), projects);
  const families = typeface.files.map(({ name }) => name).join(',');
  const whole = { width: '100%', height: '100%' };
  const page = h('div', { style: style({ ...whole, background: '#fff', 'font-family': families }) }, [
    h('img', { src: 'graph', style: style({ ...whole, position: 'absolute', top: 0, left: 0 }) }),
    ...rows.map((row) => placed({ ...row, text: settable(row.text, typeface) }, width)),
  ]);
  const scale = Math.min(2, Math.sqrt(MAX_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height));
  const png = await render(toHtml(page), {
    width: Math.round(width * scale),
    height: Math.round(height * scale),
    devicePixelRatio: scale,
    format: 'png',
    fonts: typeface.files,
    emoji: 'from-font',
    images: [{ src: 'graph', data: new TextEncoder().encode(toHtml(drawing, { space: 'svg' })) }],
  });
  return { png, lost: lostLetters(typeface), missing: typeface.missing };
}

/** A row of a label, where its words begin, end or have their middle. */
interface Row {
  text: string;
  x: number;
  /** Of the line that letters are on. */
  y: number;
  anchor: string;
  looks: Rules;
}

interface Offset {
  x: number;
  y: number;
}

/** Removes the rows of labels from a drawing: the SVG renderer does not shape text across fonts, the HTML renderer does. */
function rowsIn(element: Element, { x, y }: Offset, around: readonly Element[] = []): Row[] {
  const [dx = 0, dy = 0] = numbersIn(element.properties.transform);
  const place = { x: x + dx, y: y + dy };
  const path = [...around, element];
  const texts = elementsOf(element).filter(({ tagName }) => tagName === 'text');
  element.children = element.children.filter((child) => !texts.some((text) => text === child));
  return [
    ...texts.flatMap((text) => rowsOf(text, place, path)),
    ...elementsOf(element).flatMap((child) => rowsIn(child, place, path)),
  ];
}

function rowsOf(text: Element, place: Offset, around: readonly Element[]): Row[] {
  const [dx = 0, dy = 0] = numbersIn(text.properties.transform);
  // The first row of a box is the text itself; a part without a place of its own is a space for screen readers.
  const rows = [text, ...elementsOf(text)].filter(({ properties }) => properties.x !== undefined);
  return rows.map((row, index) => ({
    text: textIn(row).trim(),
    x: place.x + dx + lengthOf(row.properties.x),
    y: place.y + dy + lengthOf(row.properties.y ?? text.properties.y) + lengthOf(row.properties.dy),
    anchor: String(
      row.properties.textAnchor ?? text.properties.textAnchor ?? (isIn(around, 'edgeLabel') ? 'middle' : 'start'),
    ),
    looks: looksOf(around, index),
  }));
}

type Rules = Readonly<Record<string, string | number>>;

/** The rules of `graph.css` for labels. */
function looksOf(around: readonly Element[], index: number): Rules {
  const isTitle = isIn(around, 'cluster');
  const isCancelled = isIn(around, 'node') && isIn(around, 'pw-graph-cancelled');
  return {
    color: lightColour(isCancelled || isIn(around, 'edgeLabel') ? '--pw-graph-muted' : '--pw-text'),
    ...(isCancelled && { 'text-decoration': 'line-through' }),
    ...((isTitle || (isIn(around, 'node') && index === 0)) && { 'font-weight': 700 }),
    ...(isTitle && { background: lightColour('--pw-surface') }),
  };
}

const isIn = (around: readonly Element[], name: string) => around.some((element) => hasClass(element, name));

const LINE = 18;
/** From the top of a line to its baseline. */
const BASE = (LINE - (ASCENT + DESCENT)) / 2 + ASCENT;

function placed({ text, x, y, anchor, looks }: Row, width: number): Element {
  const sides = {
    start: { left: `${x}px` },
    end: { right: `${width - x}px` },
    middle: { left: `${x}px`, transform: 'translateX(-50%)' },
  };
  const rules = {
    position: 'absolute',
    top: `${y - BASE}px`,
    ...sides[anchor as keyof typeof sides],
    'white-space': 'nowrap',
    'font-size': `${FONT_SIZE}px`,
    'line-height': `${LINE}px`,
    ...looks,
  };
  return h('div', { style: style(rules) }, text);
}

const style = (rules: Rules) =>
  Object.entries(rules)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');

const numbersIn = (list: unknown) => (String(list ?? '').match(/-?[\d.]+/g) ?? []).map(Number);

const lengthOf = (value: unknown) =>
  Number.parseFloat(String(value ?? 0)) * (String(value).endsWith('em') ? FONT_SIZE : 1);
