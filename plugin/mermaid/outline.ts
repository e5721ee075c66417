import type { Element, Properties } from 'hast';
import { s } from 'hastscript';
import { walk } from './walk.ts';

/** Corners of a rectangle, and of one with round corners. */
const RADIUS = { square: 2, round: 10 } as const;

/** More corners than this make a round line. */
const MOST_CORNERS = 12;

/**
 * The outline of a box as one plain element. Mermaid draws some by hand, so to speak: twice, in hundreds of curves whose
 * control points are thrown by dice, though all lie on the same line.
 */
export function outline(shape: Element, isRound: boolean): Element {
  if (shape.tagName === 'rect') return rectangle(shape, isRound);
  if (shape.tagName !== 'g') return shape;
  const { className, transform } = shape.properties;
  const corners = cornersOf(shape);
  const common: Properties = { className, ...(transform ? { transform } : {}) };
  if (corners.length > MOST_CORNERS) return s('rect', { ...common, ...pill(corners) });
  return s('polygon', { ...common, points: corners.map((corner) => corner.join(',')).join(' ') });
}

function rectangle(shape: Element, isRound: boolean): Element {
  return { ...shape, properties: { ...shape.properties, rx: String(isRound ? RADIUS.round : RADIUS.square) } };
}

/** Where the commands of the first path end, which is the filled one. */
function cornersOf(shape: Element): [number, number][] {
  const corners: [number, number][] = [];
  walk(shape, (path) => {
    if (path.tagName !== 'path' || corners.length > 0) return;
    for (const command of String(path.properties.d).match(/[MLC][^MLC]*/g) ?? []) {
      const [x = 0, y = 0] = (command.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).slice(-2).map(Number);
      const last = corners.at(-1);
      if (last?.[0] !== x || last[1] !== y) corners.push([x, y]);
    }
  });
  return corners;
}

/** A rectangle whose short sides are half circles. */
function pill(corners: readonly [number, number][]): Properties {
  const [left, right] = extent(corners.map(([x]) => x));
  const [top, bottom] = extent(corners.map(([, y]) => y));
  return Object.fromEntries(
    Object.entries({ x: left, y: top, width: right - left, height: bottom - top, rx: (bottom - top) / 2 }).map(
      ([name, size]) => [name, String(Math.round(100 * size) / 100)],
    ),
  );
}

const extent = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
