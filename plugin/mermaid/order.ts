import type { Element } from 'hast';
import { hasClass } from './dress.ts';
import { walk } from './walk.ts';

/**
 * Puts the boxes of a drawing in topological order, of several that may come next the first on the page: the Tab key and a
 * reader's voice come to what must be done before they come to what waits for it. Where a cycle holds up all that are left, the first
 * of them goes on.
 *
 * @param drawing with its data attributes
 */
export function orderBoxes(drawing: Element): void {
  walk(drawing, (group) => {
    if (!hasClass(group, 'nodes')) return;
    const left = group.children.filter((child) => child.type === 'element');
    const needs = needsOf(drawing, left);
    const waiting = new Set(left);
    const isFree = (box: Element) => needs.get(box)?.every((need) => !waiting.has(need)) ?? true;
    group.children = [];
    while (left.length > 0) {
      const [next] = left.splice(Math.max(0, left.findIndex(isFree)), 1);
      if (!next) break;
      waiting.delete(next);
      group.children.push(next);
    }
  });
}

/** What each box waits for, phases taken as all of their boxes. What is only implied holds for silent tasks. */
function needsOf(drawing: Element, boxes: readonly Element[]): Map<Element, Element[]> {
  const byTask = Map.groupBy(boxes, ({ properties }) => properties.dataTask);
  const byPhase = Map.groupBy(boxes, ({ properties }) => properties.dataPhase);
  const end = (task: unknown, phase: unknown) =>
    (task === undefined ? byPhase.get(phase as string) : byTask.get(task as string)) ?? [];
  const needs = new Map<Element, Element[]>();
  walk(drawing, (edge) => {
    const { dataFrom, dataFromPhase, dataTo, dataToPhase, markerEnd } = edge.properties;
    if (!markerEnd || (dataFrom ?? dataFromPhase) === undefined || (dataTo ?? dataToPhase) === undefined) return;
    const isImplied = hasClass(edge, 'edge-pattern-dotted') || hasClass(edge, 'pw-graph-implied');
    const before = end(dataFrom, dataFromPhase);
    for (const box of end(dataTo, dataToPhase)) {
      if (!isImplied || isSilent(box)) needs.set(box, [...(needs.get(box) ?? []), ...before]);
    }
  });
  return needs;
}

function isSilent(box: Element): boolean {
  return [box, ...box.children].some((part) => part.type === 'element' && hasClass(part, 'pw-graph-silent'));
}
