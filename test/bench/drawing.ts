import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';

type Point = readonly [x: number, y: number];
type Rectangle = readonly [left: number, top: number, right: number, bottom: number];

/** What a reader notices of a layout. */
export interface Looks {
  width: number;
  height: number;
  /** Pairs of stretches of different lines that cross. */
  crossings: number;
  /** Lines that run through a box. */
  through: number;
  /** All lines together, in pixels. */
  length: number;
}

/** Measures a drawing of `draw`. */
export function looksOf(svg: string): Looks {
  const drawing = select('svg', fromHtml(svg, { fragment: true }));
  if (!drawing) throw new Error('Nothing was drawn');
  const lines = selectAll('path.flowchart-link', drawing).map(stretchesOf);
  const boxes = selectAll('.nodes > *', drawing).map(boxOf);
  return {
    width: Math.round(Number(drawing.properties.width)),
    height: Math.round(Number(drawing.properties.height)),
    crossings: lines.reduce((sum, line, at) => sum + crossings(line, lines.slice(at + 1).flat()), 0),
    through: lines.reduce(
      (sum, line) => sum + boxes.filter((box) => line.some((one) => runsThrough(one, box))).length,
      0,
    ),
    length: Math.round(lines.flat().reduce((sum, [from, to]) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]), 0)),
  };
}

type Stretch = readonly [from: Point, to: Point];

/** A path as straight stretches; of a curve, its ends and a point at each quarter. */
function stretchesOf({ properties }: Element): Stretch[] {
  const points: Point[] = [];
  for (const command of String(properties.d).match(/[MLCQA][^MLCQA]*/g) ?? []) {
    const last = points.at(-1);
    if (command.startsWith('C') && last) points.push(...quarters(last, numbers(command)));
    else points.push(numbers(command).slice(-2) as unknown as Point);
  }
  return points.slice(1).map((point, at) => [points[at] ?? point, point]);
}

function quarters([x, y]: Point, [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0]: number[]): Point[] {
  return [0.25, 0.5, 0.75, 1].map((t) => {
    const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
    return [a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3];
  });
}

function boxOf(group: Element): Rectangle {
  const [dx = 0, dy = 0] = numbers(group.properties.transform);
  const shape = select('.label-container', group)?.properties ?? {};
  if (shape.width !== undefined) {
    const [x, y, width, height] = [shape.x, shape.y, shape.width, shape.height].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return [x + dx, y + dy, x + dx + width, y + dy + height];
  }
  const [moveX = 0, moveY = 0] = numbers(shape.transform);
  const corners = numbers(shape.points);
  const xs = corners.filter((_, at) => at % 2 === 0).map((x) => x + dx + moveX);
  const ys = corners.filter((_, at) => at % 2 === 1).map((y) => y + dy + moveY);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const numbers = (text: unknown) => (String(text ?? '').match(/-?[\d.]+/g) ?? []).map(Number);

const crossings = (line: Stretch[], others: Stretch[]) =>
  line.reduce((sum, one) => sum + others.filter((other) => cross(one, other)).length, 0);

function cross([a, b]: Stretch, [c, d]: Stretch): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

const side = (from: Point, to: Point, point: Point) =>
  Math.sign((to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]));

/** Looks at points along the way; a line that ends on the border is not inside. */
function runsThrough([from, to]: Stretch, [left, top, right, bottom]: Rectangle): boolean {
  const inset = 6;
  return Array.from({ length: 21 }, (_, at) => at / 20).some((part) => {
    const [x, y] = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    return x > left + inset && x < right - inset && y > top + inset && y < bottom - inset;
  });
}
