import type { Element } from 'hast';
import { s } from 'hastscript';
import type { Diagram, DiagramEdge, Part } from './diagram.ts';
import type { LineKind } from './scene/scene.ts';
import { classesOf, elementsOf, hasClass, textIn, walk } from './tree.ts';

/** Classes of edges that Mermaid has no arrow for. */
const CLASSES: { [Kind in LineKind]?: string } = {
  'critical-implied': 'pw-graph-implied',
  cycle: 'pw-graph-cycle',
  exclusion: 'pw-graph-exclusion',
};

/**
 * Adds data attributes that say what the parts of a drawing represent, so that scripts need not know Mermaid's ids:
 * `data-task` and `data-phase` on a task's link or box, `data-phase` on a phase's frame, and on an edge `data-from` and
 * `data-to`, or `data-from-phase` and `data-to-phase` where an end is a phase. Other boxes have a `data-box`, and
 * `data-from-box` and `data-to-box` lead from and to them. Edges that Mermaid has no arrow for get a class. A link to an
 * anchor gets an id that its own page can make of the drawing's id and the anchor, for the way back; a phase one of its
 * Mermaid id.
 *
 * @param id the drawing's own, which all ids in it begin with
 */
export function annotate(drawing: Element, id: string, { parts, edges }: Diagram): void {
  const partOf = new Map(parts.map((part) => [part.node, part]));
  const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
  const drawn = new Map<Element, Part>();
  walk(drawing, (element, parent) => {
    const name = String(element.properties.id ?? '').slice(id.length + 1);
    if (hasClass(element, 'cluster')) annotatePart(element, id, partOf.get(name) ?? { node: name });
    if (hasClass(element, 'node')) {
      const node = name.replace(/^flowchart-|-\d+$/g, '');
      const box = parent?.tagName === 'a' ? asBox(parent, element) : element;
      const part = partOf.get(node) ?? { node };
      annotatePart(box, id, part);
      drawn.set(box, part);
    }
    const edge = hasClass(element, 'flowchart-link') && (edgeOf.get(name) ?? edgeOf.get(name.replace(/_\d+$/, '')));
    if (edge) annotateEdge(element, edge, partOf);
  });
  orderBoxes(drawing, drawn, edges, partOf);
  groupByPhase(drawing, [...drawn.keys()]);
}

/** Screen readers announce the tasks of a phase within it, although their boxes are drawn above all frames. */
function groupByPhase(drawing: Element, boxes: readonly Element[]): void {
  const byPhase = Map.groupBy(boxes, ({ properties: { dataTask, dataPhase } }) => dataTask && dataPhase);
  walk(drawing, (frame) => {
    const { dataPhase } = frame.properties;
    const inside = hasClass(frame, 'cluster') && dataPhase !== undefined ? byPhase.get(dataPhase) : undefined;
    const ids = inside?.flatMap(({ properties: { id } }) => (id === undefined ? [] : String(id))) ?? [];
    if (ids.length > 0) Object.assign(frame.properties, { role: 'group', ariaOwns: ids });
  });
}

/** Makes a link the box in place of the group, which is all that it holds besides its title. */
function asBox(link: Element, group: Element): Element {
  link.properties = { ...link.properties, className: group.properties.className, id: group.properties.id };
  link.children = link.children.flatMap((child) => (child === group ? group.children : [child]));
  return link;
}

function annotatePart(element: Element, id: string, { node, task, phase, title, anchor, tooltip }: Part): void {
  if (tooltip !== undefined && element.tagName === 'a') explain(element, tooltip);
  if (title !== undefined) element.children.unshift(s('title', title));
  if (task !== undefined) Object.assign(element.properties, { dataTask: task, dataPhase: phase });
  else if (phase !== undefined) element.properties.dataPhase = phase;
  else element.properties.dataBox = node;
  if (anchor) element.properties.id = `${id}-${anchor}`;
  else if (phase !== undefined && task === undefined) element.properties.id = `${id}-phase-${node}`;
}

/** Screen readers announce a short name, and then the rest of the tooltip. */
function explain(link: Element, tooltip: string): void {
  const [title] = elementsOf(link);
  if (title?.tagName !== 'title') return;
  const [, , ...more] = tooltip.split('\n');
  if (more.length > 0) Object.assign(link.properties, { ariaLabel: textIn(title), 'aria-description': more.join(' ') });
  title.children = [{ type: 'text', value: tooltip }];
}

function annotateEdge(path: Element, { from, to, kind }: DiagramEdge, partOf: ReadonlyMap<string, Part>): void {
  const className = CLASSES[kind];
  if (className) path.properties.className = [...classesOf(path), className];
  for (const [side, node] of [['From', from] as const, ['To', to] as const]) {
    const { task, phase } = partOf.get(node) ?? {};
    const which = task !== undefined ? '' : phase !== undefined ? 'Phase' : 'Box';
    path.properties[`data${side}${which}`] = task ?? phase ?? node;
  }
}

/**
 * Puts the boxes in topological order, ties in the order of the page: the Tab key and screen readers reach a task before
 * those that wait for it. Where a cycle holds up all boxes that are left, the first of them comes next.
 */
function orderBoxes(
  drawing: Element,
  drawn: ReadonlyMap<Element, Part>,
  edges: readonly DiagramEdge[],
  partOf: ReadonlyMap<string, Part>,
): void {
  const before = predecessors([...drawn.values()], edges, partOf);
  walk(drawing, (group) => {
    if (!hasClass(group, 'nodes')) return;
    const left = elementsOf(group);
    const waiting = new Set(left.map((box) => drawn.get(box)));
    const isFree = (box: Element) => (before.get(drawn.get(box)) ?? []).every((part) => !waiting.has(part));
    group.children = [];
    while (left.length > 0) {
      const [next] = left.splice(Math.max(0, left.findIndex(isFree)), 1);
      if (!next) break;
      waiting.delete(drawn.get(next));
      group.children.push(next);
    }
  });
}

/** The predecessors of each box, with phases as all of their boxes. The implied order holds for tasks without dependencies. */
function predecessors(
  boxes: readonly Part[],
  edges: readonly DiagramEdge[],
  partOf: ReadonlyMap<string, Part>,
): Map<Part | undefined, Part[]> {
  const byPhase = Map.groupBy(boxes, ({ phase }) => phase);
  const boxesAt = (node: string): Part[] => {
    const part = partOf.get(node);
    if (part?.task !== undefined) return [part];
    return part?.phase === undefined ? [] : (byPhase.get(part.phase) ?? []);
  };
  const before = new Map<Part | undefined, Part[]>();
  for (const { from, to, kind } of edges) {
    if (kind === 'exclusion') continue;
    const isImplied = kind === 'implied' || kind === 'critical-implied';
    for (const box of boxesAt(to)) {
      if (!isImplied || box.isSilent) before.set(box, [...(before.get(box) ?? []), ...boxesAt(from)]);
    }
  }
  return before;
}
