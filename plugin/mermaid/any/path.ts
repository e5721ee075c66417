/** A path as short straight lines, each point with what has been drawn before it. */
export interface Trace {
  points: readonly Point[];
  length: number;
}

interface Point {
  x: number;
  y: number;
  at: number;
}

type Pair = [x: number, y: number];

/** Lines that a curve is replaced by; the error is below a hundredth of a pixel for what diagrams draw. */
const PIECES = 48;
/** The number of parameters of each command. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** All points that an SVG path goes through, in the space of its element. */
export function trace(d: string): Trace {
  const points: Point[] = [];
  let length = 0;
  let here: Pair = [0, 0];
  let start = here;
  let handle = here;
  const lineTo = ([x, y]: Pair, isMove = false) => {
    if (!isMove) length += Math.hypot(x - here[0], y - here[1]);
    points.push({ x, y, at: length });
    here = [x, y];
  };
  const curveTo = (curve: (t: number) => Pair) => {
    for (let piece = 1; piece <= PIECES; piece += 1) lineTo(curve(piece / PIECES));
  };
  let last = '';
  for (const [command, values] of commands(d)) {
    const kind = command.toUpperCase();
    const from: Pair = here;
    const base: Pair = command === kind ? [0, 0] : from;
    const pair = (at: number): Pair => [base[0] + (values[at] ?? 0), base[1] + (values[at + 1] ?? 0)];
    const mirrored = (kinds: string): Pair =>
      kinds.includes(last) ? [2 * from[0] - handle[0], 2 * from[1] - handle[1]] : from;
    const isShort = kind === 'S' || kind === 'T';
    if (kind === 'M') {
      lineTo(pair(0), true);
      start = here;
    } else if (kind === 'L') lineTo(pair(0));
    else if (kind === 'H') lineTo([base[0] + (values[0] ?? 0), from[1]]);
    else if (kind === 'V') lineTo([from[0], base[1] + (values[0] ?? 0)]);
    else if (kind === 'Z') lineTo(start);
    else if (kind === 'C' || kind === 'S') {
      const [one, two, end] = [isShort ? mirrored('CS') : pair(0), pair(isShort ? 0 : 2), pair(isShort ? 2 : 4)];
      curveTo(bezier([from, one, two, end]));
      handle = two;
    } else if (kind === 'Q' || kind === 'T') {
      const [one, end] = [isShort ? mirrored('QT') : pair(0), pair(isShort ? 0 : 2)];
      curveTo(bezier([from, one, end]));
      handle = one;
    } else if (kind === 'A') curveTo(arc(from, values, pair(5)));
    last = kind;
  }
  return { points, length };
}

/** The point that is `length` along a path. */
export function pointAt({ points }: Trace, length: number): { x: number; y: number } {
  const next = points.findIndex(({ at }) => at >= length);
  const after = points[next < 0 ? points.length - 1 : next] ?? { x: 0, y: 0, at: 0 };
  const before = points[next - 1] ?? after;
  const share = after.at > before.at ? Math.max(0, length - before.at) / (after.at - before.at) : 0;
  return { x: before.x + share * (after.x - before.x), y: before.y + share * (after.y - before.y) };
}

/** Commands with the numbers of one each: further numbers repeat a command, and `M` as `L`. */
function* commands(d: string): Generator<[command: string, values: number[]]> {
  for (const [, command = '', list = ''] of d.matchAll(/([a-z])([^a-z]*(?:e[+-]?\d[^a-z]*)*)/gi)) {
    const takes = TAKES[command.toUpperCase()];
    if (takes === undefined) continue;
    const values = numbersOf(list, command.toUpperCase() === 'A');
    if (takes === 0 || values.length < takes) yield [command, values];
    for (let at = 0; takes > 0 && at + takes <= values.length; at += takes) {
      const repeated = command === 'M' ? 'L' : command === 'm' ? 'l' : command;
      yield [at === 0 ? command : repeated, values.slice(at, at + takes)];
    }
  }
}

/** The flags of an arc may be written without a space between them. */
function numbersOf(list: string, isArc: boolean): number[] {
  const pattern = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;
  const spaced = isArc
    ? list.replace(
        /((?:[+-]?[\d.]+(?:e[+-]?\d+)?[\s,]+){2}[+-]?[\d.]+(?:e[+-]?\d+)?[\s,]+)([01])[\s,]*([01])[\s,]*/gi,
        '$1 $2 $3 ',
      )
    : list;
  return (spaced.match(pattern) ?? []).map(Number);
}

/** De Casteljau's construction. */
function bezier(controls: readonly Pair[]): (t: number) => Pair {
  return (t) => {
    let level = controls;
    while (level.length > 1) {
      level = level.slice(1).map(([x, y], at): Pair => {
        const [fromX, fromY] = level[at] as Pair;
        return [fromX + t * (x - fromX), fromY + t * (y - fromY)];
      });
    }
    return level[0] as Pair;
  };
}

/** An arc by its centre, as SVG 2 derives it (appendix B.2). */
function arc(from: Pair, values: readonly number[], end: Pair): (t: number) => Pair {
  let [rx = 0, ry = 0] = values.map(Math.abs);
  const [, , turned = 0, isLarge = 0, isForward = 0] = values;
  if (rx === 0 || ry === 0 || (from[0] === end[0] && from[1] === end[1])) return bezier([from, end]);
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
  const [halfX, halfY] = [(from[0] - end[0]) / 2, (from[1] - end[1]) / 2];
  const [x, y] = [cos * halfX + sin * halfY, cos * halfY - sin * halfX];
  const grown = Math.sqrt(Math.max(1, (x / rx) ** 2 + (y / ry) ** 2));
  rx *= grown;
  ry *= grown;
  const lengths = (rx * y) ** 2 + (ry * x) ** 2;
  const side = (isLarge === isForward ? -1 : 1) * Math.sqrt(Math.max(0, (rx * ry) ** 2 / lengths - 1));
  const [cx, cy] = [(side * rx * y) / ry, (-side * ry * x) / rx];
  const [first, last] = [Math.atan2((y - cy) / ry, (x - cx) / rx), Math.atan2((-y - cy) / ry, (-x - cx) / rx)];
  const whole = 2 * Math.PI;
  const sweep = isForward ? (((last - first) % whole) + whole) % whole : -((((first - last) % whole) + whole) % whole);
  const [midX, midY] = [(from[0] + end[0]) / 2, (from[1] + end[1]) / 2];
  return (t) => {
    const [px, py] = [cx + rx * Math.cos(first + t * sweep), cy + ry * Math.sin(first + t * sweep)];
    return [cos * px - sin * py + midX, sin * px + cos * py + midY];
  };
}
