import type { DomNode } from './dom-node.ts';
import { type Edges, labelBox } from './label-box.ts';
import type { Measure } from './metrics.ts';

/** A box in the user space of an element's parent. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const UNPAINTED = new Set(['defs', 'marker', 'style', 'title', 'desc', 'script']);

/**
 * What `getBBox` answers in a browser, for the elements that Mermaid's flowcharts are made of: groups moved by
 * `translate`, rectangles, polygons, paths (by the hull of their control points) and rows of text.
 */
export function boxOf(element: DomNode, measure: Measure): Box {
  return tuple(edgesOf(element, measure));
}

const tuple = (edges: Edges): Box =>
  edges
    ? { x: edges[0], y: edges[1], width: edges[2] - edges[0], height: edges[3] - edges[1] }
    : { x: 0, y: 0, width: 0, height: 0 };

function edgesOf(element: DomNode, measure: Measure): Edges {
  switch (element.localName) {
    case 'rect':
      return rectangle(element);
    case 'text':
      return labelBox(element, measure);
    case 'path':
      return hull(points(element.getAttribute('d') ?? ''));
    case 'polygon':
      return hull(numbers(element.getAttribute('points') ?? ''));
    default:
      return UNPAINTED.has(element.localName) ? null : group(element, measure);
  }
}

function group(element: DomNode, measure: Measure): Edges {
  let all: Edges = null;
  for (const child of element.children) {
    const edges = edgesOf(child, measure);
    if (!edges) continue;
    const [dx, dy] = translation(child);
    all = union(all, [edges[0] + dx, edges[1] + dy, edges[2] + dx, edges[3] + dy]);
  }
  return all;
}

function rectangle(element: DomNode): Edges {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(element.getAttribute(name) ?? 0));
  return width && height ? [x ?? 0, y ?? 0, (x ?? 0) + width, (y ?? 0) + height] : null;
}

function translation(element: DomNode): [number, number] {
  const [x = 0, y = 0] = numbers(/translate\(([^)]*)\)/.exec(element.getAttribute('transform') ?? '')?.[1] ?? '');
  return [x, y];
}

const numbers = (list: string) => (list.match(/-?[\d.]+(?:e-?\d+)?/gi) ?? []).map(Number);

/** Points of a path of absolute commands, control points included; of an arc only its end. */
function points(d: string): number[] {
  return (d.match(/[a-z][^a-z]*/gi) ?? []).flatMap((command) => {
    const values = numbers(command);
    return command.startsWith('A') ? values.slice(-2) : values;
  });
}

function hull(coordinates: number[]): Edges {
  const [xs, ys] = [0, 1].map((axis) => coordinates.filter((_, at) => at % 2 === axis)) as [number[], number[]];
  return ys.length === 0 ? null : [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function union(a: Edges, b: Edges): Edges {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
