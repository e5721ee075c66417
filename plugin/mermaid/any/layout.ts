import type { DrawnElement } from '../dom.ts';
import { type Edges, numbersIn, type Rect, rectOf, union } from '../geometry.ts';
import { IDENTITY, type Matrix, matrixOf, multiplied, transformed } from './matrix.ts';
import { trace } from './path.ts';
import { pixels, styleOf } from './style.ts';
import { fragmentsOf, htmlBox } from './text-layout.ts';

const UNPAINTED = new Set(
  'defs marker style title desc script symbol clipPath mask pattern linearGradient radialGradient filter metadata'.split(
    ' ',
  ),
);

/** The result of `getBBox`: the box of an element in its own space. */
export function boxOf(element: DrawnElement): Rect {
  return rectOf(edgesOf(element));
}

/** The box of an element in the space of the one that it is in. */
export function boxWithin(element: DrawnElement): Rect {
  return rectOf(moved(edgesOf(element), matrixOf(element.getAttribute('transform') ?? '')));
}

/** The result of `getBoundingClientRect`, for a page that begins at the drawing's upper left corner. */
export function clientBox(element: DrawnElement): Rect {
  if (isHtml(element)) return htmlBox(element);
  return rectOf(moved(edgesOf(element), screenMatrix(element)));
}

/** The transformation from an element's own space to the screen. */
export function screenMatrix(element: DrawnElement): Matrix {
  const own = matrixOf(element.getAttribute('transform') ?? '');
  return element.parentNode ? multiplied(screenMatrix(element.parentNode), own) : own;
}

/** The result of `getComputedTextLength`. */
export function lengthOf(element: DrawnElement): number {
  return fragmentsOf(element).reduce((sum, { width }) => sum + width, 0);
}

export const isHtml = ({ namespaceURI }: DrawnElement): boolean => namespaceURI.endsWith('xhtml');

function edgesOf(element: DrawnElement): Edges {
  const number = (name: string) => pixels(element.getAttribute(name), 16);
  const [x, y] = [number('x'), number('y')];
  switch (element.localName) {
    case 'rect':
    case 'image':
    case 'use':
    case 'foreignObject': {
      const [width, height] = [number('width'), number('height')];
      return width > 0 && height > 0 ? [x, y, x + width, y + height] : null;
    }
    case 'circle':
      return round(number('cx'), number('cy'), number('r'), number('r'));
    case 'ellipse':
      return round(number('cx'), number('cy'), number('rx'), number('ry'));
    case 'line':
      return hull([number('x1'), number('x2')], [number('y1'), number('y2')]);
    case 'polygon':
    case 'polyline': {
      const points = numbersIn(element.getAttribute('points'));
      return hull(
        points.filter((_, at) => at % 2 === 0),
        points.filter((_, at) => at % 2 === 1),
      );
    }
    case 'path': {
      const { points } = trace(element.getAttribute('d') ?? '');
      return hull(
        points.map((point) => point.x),
        points.map((point) => point.y),
      );
    }
    case 'text':
    case 'tspan':
      return fragmentsOf(element)
        .map(({ box }) => box)
        .reduce(union, null);
    default:
      return UNPAINTED.has(element.localName) ? null : group(element);
  }
}

function round(x: number, y: number, rx: number, ry: number): Edges {
  return rx > 0 && ry > 0 ? [x - rx, y - ry, x + rx, y + ry] : null;
}

function group(element: DrawnElement): Edges {
  let all: Edges = null;
  for (const child of element.children) {
    if (isHtml(child) || styleOf(child).isHidden) continue;
    const nested = child.localName === 'svg' ? nestedMatrix(child) : matrixOf(child.getAttribute('transform') ?? '');
    all = union(all, moved(edgesOf(child), nested));
  }
  return all;
}

/** Of an icon: where it lies, and how much its own space is shrunk for it. */
function nestedMatrix(svg: DrawnElement): Matrix {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => pixels(svg.getAttribute(name), 16));
  const [left = 0, top = 0, wide = 0, high = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const scale = wide > 0 && high > 0 && width && height ? Math.min(width / wide, height / high) : 1;
  return multiplied([1, 0, 0, 1, x ?? 0, y ?? 0], [scale, 0, 0, scale, -left * scale, -top * scale]);
}

function moved(edges: Edges, matrix: Matrix): Edges {
  if (!edges || matrix === IDENTITY) return edges;
  const [left, top, right, bottom] = edges;
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([x = 0, y = 0]) => transformed(matrix, x, y));
  return hull(
    corners.map(([x]) => x),
    corners.map(([, y]) => y),
  );
}

function hull(xs: readonly number[], ys: readonly number[]): Edges {
  if (xs.length === 0 || ys.length === 0) return null;
  const edges: Edges = [Infinity, Infinity, -Infinity, -Infinity];
  for (const x of xs) {
    edges[0] = Math.min(edges[0], x);
    edges[2] = Math.max(edges[2], x);
  }
  for (const y of ys) {
    edges[1] = Math.min(edges[1], y);
    edges[3] = Math.max(edges[3], y);
  }
  return edges;
}
