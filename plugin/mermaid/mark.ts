import type { Element } from 'hast';
import { hasClass } from './dress.ts';
import { endsOf, meaningOf } from './ids.ts';
import { walk } from './walk.ts';

/** What the SVG does not say of a drawing, by Mermaid ids. */
export interface Written {
  /** Of each node, the subgraph that it stands in. */
  frames: ReadonlyMap<string, string>;
  /** The ends of lines that have ids of their own. */
  ends: ReadonlyMap<string, { from: string; to: string }>;
}

/** Reads from a text of `toMermaid` what its drawing is to say. */
export function writtenIn(text: string): Written {
  const frames = new Map<string, string>();
  const ends = new Map<string, { from: string; to: string }>();
  let frame: string | null = null;
  for (const line of text.split('\n')) {
    const [, opened, node] = /^\s*(?:subgraph (\w+)\[|(\w+)[[({>])/.exec(line) ?? [];
    const [, from, edge, to] = /^\s*(\w+) (\w+)@\S+ (\w+)$/.exec(line) ?? [];
    if (opened) frame = opened;
    else if (/^\s*end$/.test(line)) frame = null;
    else if (node && frame !== null) frames.set(node, frame);
    else if (from && edge && to) ends.set(edge, { from, to });
  }
  return { frames, ends };
}

/** By the first letter of a line's own id, what it is. */
const CLASSES = new Map([
  ['i', 'pw-graph-implied'],
  ['c', 'pw-graph-cycle'],
  ['x', 'pw-graph-exclusion'],
]);

/**
 * Says in data attributes what the parts of a drawing stand for, so that scripts need not know Mermaid's ids: `data-task`
 * and `data-phase` on a task's link or box, `data-phase` on a phase's frame, and on an edge `data-from` and `data-to`, or
 * `data-from-phase` and `data-to-phase` where an end is a phase. Other boxes have a `data-box`, and `data-from-box` and
 * `data-to-box` lead from and to them. Lines with an id of their own get a class for it. A link to
 * an anchor gets an id that its own page can make of the drawing's id and the anchor, for the way back.
 *
 * @param id the drawing's own, which all ids in it begin with
 */
export function mark(drawing: Element, id: string, { frames, ends: named }: Written): void {
  const parts = partsOf(drawing, id);
  const known = new Set(parts.keys());
  for (const [node, element] of parts) {
    const meaning = meaningOf(node);
    const frame = meaningOf(frames.get(node) ?? '');
    if (meaning?.kind === 'task') Object.assign(element.properties, { dataTask: meaning.id, dataPhase: frame?.id });
    else if (meaning?.kind === 'phase') element.properties.dataPhase = meaning.id;
    else element.properties.dataBox = node;
    const anchor = /^#(.+)$/.exec(String(element.properties.href ?? ''))?.[1];
    if (meaning?.kind === 'task' && anchor) element.properties.id = `${id}-${anchor}`;
  }
  walk(drawing, (edge) => {
    if (!hasClass(edge, 'flowchart-link')) return;
    const name = String(edge.properties.id).slice(id.length + 1);
    const ends = named.get(name) ?? endsOf(name, known);
    const own = named.has(name) ? CLASSES.get(name.charAt(0)) : undefined;
    if (own) edge.properties.className = [[edge.properties.className ?? []].flat(), own].flat().map(String);
    if (ends) Object.assign(edge.properties, end('From', ends.from), end('To', ends.to));
  });
}

/** The links or boxes of nodes, and the frames, by their Mermaid ids. */
function partsOf(drawing: Element, id: string): Map<string, Element> {
  const parts = new Map<string, Element>();
  walk(drawing, (element, parent) => {
    const name = String(element.properties.id ?? '').slice(id.length + 1);
    if (hasClass(element, 'cluster')) parts.set(name, element);
    if (!hasClass(element, 'node')) return;
    const link = parent?.tagName === 'a' ? parent : null;
    parts.set(name.replace(/^flowchart-|-\d+$/g, ''), link ?? element);
  });
  return parts;
}

function end(which: 'From' | 'To', node: string): Record<string, string> {
  const meaning = meaningOf(node);
  const kind = meaning === null ? 'Box' : meaning.kind === 'phase' ? 'Phase' : '';
  return { [`data${which}${kind}`]: meaning?.id ?? node };
}
