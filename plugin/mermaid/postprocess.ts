import type { Element, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import { annotate } from './annotate.ts';
import type { Diagram } from './diagram.ts';
import { oneLine } from './escape.ts';
import { FONT_SIZE } from './geometry.ts';
import type { Measure } from './measure.ts';
import { postprocessFlowchart } from './postprocess-flowchart.ts';
import { removeUnsafe } from './safe.ts';
import { startOf } from './start.ts';
import { hasClass, rounded, walk } from './tree.ts';

/** Widest drawing, in pixels, that can still be read when a page's column makes it fit. */
const SMALL = 840;
/** One that fits nearly every column as it is, and need not be made to. */
const NARROW = 544;
/** From this height on a drawing stays in its frame, or the page would be lost behind it. */
const TALL = 2600;

/** A drawing's name and description for screen readers, and the prefix of all ids in it. */
export interface Caption {
  id: string;
  title: string;
  description: string;
  /** Its role for screen readers, read after its title. */
  role: string;
}

/** A drawing as it goes into a page. */
export interface FinishedDrawing {
  svg: string;
  /** The point to centre at first in a frame that is too small for it, in pixels from its corner. */
  start?: readonly [x: number, y: number];
}

/** A drawing, or what kept Mermaid from making it, in its own words. */
export type Drawing = (FinishedDrawing & { fault?: undefined }) | { svg?: undefined; fault: string };

/**
 * Removes from Mermaid's drawing what belongs to its own theme (styles, data attributes, filters, markers that no edge uses,
 * empty boxes), restores the exact text of labels, and adds what a reader needs: a name and a description, and a title on
 * each link. What each part represents is in its data attributes.
 */
export function postprocess(drawing: Element, diagram: Diagram, caption: Caption, measure: Measure): FinishedDrawing {
  prune(drawing, markersIn(drawing));
  postprocessFlowchart(drawing, measure, diagram.parts);
  annotate(drawing, caption.id, diagram);
  placeMarkers(drawing, caption.id);
  describe(drawing, caption);
  removeUnsafe(drawing);
  const svg = toHtml(drawing, { space: 'svg' });
  const start = startOf(drawing);
  return start === null ? { svg } : { svg, start };
}

/** Classes of lines whose arrowheads have a colour of their own: not every browser gives a marker that of its line. */
const MARKED = { cycle: 'pw-graph-cycle', critical: 'edge-thickness-thick' } as const;

/** A marker for each class of lines that occurs. */
function placeMarkers(drawing: Element, id: string): void {
  const used = new Map<string, Element[]>();
  let marker: Element | undefined;
  walk(drawing, (element) => {
    if (element.tagName === 'marker') marker = element;
    if (element.properties.markerEnd === undefined) return;
    const kind = Object.entries(MARKED).find(([, name]) => hasClass(element, name))?.[0] ?? 'needs';
    used.set(kind, [...(used.get(kind) ?? []), element]);
  });
  const template = marker;
  if (!template) return;
  for (const [kind, lines] of used) {
    for (const line of lines) line.properties.markerEnd = `url(#${id}-tip-${kind})`;
  }
  walk(drawing, (group) => {
    group.children = group.children.flatMap((child) => {
      if (child !== template) return [child];
      const { properties, children } = template;
      return [...used.keys()].map((kind) =>
        s('marker', { ...properties, id: `${id}-tip-${kind}`, className: ['marker', `pw-tip-${kind}`] }, children),
      );
    });
  });
}

/** The ids of the markers that lines end with. */
function markersIn(drawing: Element): Set<string> {
  const ids = new Set<string>();
  walk(drawing, ({ properties: { markerStart, markerEnd } }) => {
    for (const marker of [markerStart, markerEnd]) ids.add(String(marker).replace(/^url\(#(.+)\)$/, '$1'));
  });
  return ids;
}

function prune(element: Element, markers: ReadonlySet<string>): void {
  element.properties = Object.fromEntries(Object.entries(element.properties).filter(isWantedProperty).map(rounded));
  for (const child of element.children) if (child.type === 'element') prune(child, markers);
  element.children = element.children.filter((child) => child.type !== 'element' || isWanted(child, markers));
}

function isWantedProperty([name]: [string, Properties[string]]): boolean {
  return !name.startsWith('data') && name !== 'style';
}

const CONTAINERS = new Set(['g', 'text', 'tspan', 'defs']);

function isWanted(element: Element, markers: ReadonlySet<string>): boolean {
  if (element.tagName === 'style' || element.tagName === 'filter') return false;
  if (element.tagName === 'marker') return markers.has(String(element.properties.id));
  if (element.tagName === 'rect') return element.properties.width !== undefined;
  if (hasClass(element, 'edge-thickness-invisible')) return false;
  return element.children.length > 0 || !CONTAINERS.has(element.tagName);
}

function describe(drawing: Element, { id, title, description, role }: Caption): void {
  const { width, height, viewBox } = drawing.properties;
  drawing.properties = {
    id,
    className: [
      'pw-graph',
      ...(Number(width) <= SMALL ? ['pw-graph-small'] : []),
      ...(Number(width) <= NARROW ? ['pw-graph-narrow'] : []),
      ...(Number(height) > TALL ? ['pw-graph-tall'] : []),
      'flowchart',
    ],
    width,
    height,
    viewBox,
    fontSize: String(FONT_SIZE),
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'graphics-document',
    ariaRoleDescription: [role],
    ariaLabelledBy: [`${id}-title`],
    ariaDescribedBy: [`${id}-desc`],
  };
  drawing.children.unshift(
    s('title', { id: `${id}-title` }, oneLine(title)),
    s('desc', { id: `${id}-desc` }, oneLine(description)),
  );
}
