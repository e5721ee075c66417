import { numbersIn } from './geometry.ts';

/** Mermaid's paths of straight segments with rounded corners. */

export type Point = [x: number, y: number];

const RADIUS = 7;

/** The corners of a path, and its ends; of a rounded corner, where its sides would meet. */
export function corners(d: string): Point[] {
  const found: Point[] = [];
  for (const command of d.match(/[MLQ][^MLQ]*/g) ?? []) {
    const [x = 0, y = 0] = numbersIn(command);
    if (command.startsWith('Q')) found.pop();
    found.push([x, y]);
  }
  return found;
}

/** The path through some corners, which become rounded. */
export function rounded(points: readonly Point[]): string {
  const parts = points.map((corner, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    if (!before || !after) return `${before ? 'L' : 'M'}${corner.map(short).join(',')}`;
    const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2);
    const [start, end] = [towards(corner, before, radius), towards(corner, after, radius)];
    return `L${start.map(short).join(',')}Q${corner.map(short).join(',')} ${end.map(short).join(',')}`;
  });
  return parts.join('');
}

const distance = ([x, y]: Point, [otherX, otherY]: Point) => Math.hypot(otherX - x, otherY - y);

function towards([x, y]: Point, [otherX, otherY]: Point, by: number): Point {
  const share = by / (Math.hypot(otherX - x, otherY - y) || 1);
  return [x + share * (otherX - x), y + share * (otherY - y)];
}

const short = (length: number) => Math.round(100 * length) / 100;
