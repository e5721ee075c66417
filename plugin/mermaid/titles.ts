import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { isRightToLeft } from '../plan/text/bidi.ts';
import { FONT_SIZE } from './geometry.ts';
import type { Measure } from './measure.ts';
import { corners, type Point, rounded } from './polyline.ts';
import { boxArea, elementsOf, firstText, hasClass, rectangle, walk, withHead } from './tree.ts';

/** From the border of a phase's frame to its title. */
const INSET = 10;
const ROW = 1.1 * FONT_SIZE;
/** Around a title, for fonts that are wider than Arial, too. */
const AIR = 5;
const WIDER = 1.04;
/** Steps in which a free place is looked for. */
const STEP = 4;
/** Between lines, and from a line to the corner of its box. */
const APART = 4;
const FROM_CORNER = 6;
/** More than from the end of a line to its box. */
const ARROW = 12;
/** The distance above a frame at which a line turns off to pass its title. */
const ABOVE = 2;

/** Left, top, right, bottom. */
type Area = readonly [number, number, number, number];

interface Line {
  path: Element;
  points: Point[];
}

/**
 * Sets each phase's title into its frame where no line runs: as far to the left as can be, to the right of a title that
 * runs from right to left. Where lines enter everywhere, they end farther to one side of their boxes.
 */
export function placeTitles(root: Element, measure: Measure): void {
  const lines: Line[] = [];
  const boxes: Area[] = [];
  const clusters: Element[] = [];
  walk(root, (element, parent) => {
    if (hasClass(element, 'flowchart-link'))
      lines.push({ path: element, points: corners(String(element.properties.d)) });
    if (hasClass(element, 'cluster')) clusters.push(element);
    const box = boxArea(element, parent);
    if (box) boxes.push([box.x, box.y, box.x + box.width, box.y + box.height]);
  });
  for (const cluster of clusters) placeTitle(cluster, lines, boxes, measure);
}

function placeTitle(cluster: Element, lines: readonly Line[], boxes: readonly Area[], measure: Measure): void {
  const [frame, label] = elementsOf(cluster);
  if (!frame || !label) return;
  const { x: left, y: top, width } = rectangle(frame);
  const rows = rowsOf(label);
  const length = WIDER * Math.max(0, ...rows.map((row) => measure(row, FONT_SIZE, true)));
  const isTurned = isRightToLeft(rows.join(' '));
  const areaAt = (x: number): Area => [
    x - AIR,
    top + INSET - AIR,
    x + length + AIR,
    top + INSET + rows.length * ROW + AIR,
  ];
  const [first, last] = [left + INSET, left + Math.max(INSET, width - INSET - length)];
  const places = Array.from({ length: 1 + Math.floor((last - first) / STEP) }, (_, step) =>
    isTurned ? last - step * STEP : first + step * STEP,
  );
  const crossing = (x: number) => lines.filter((line) => crosses(line.points, areaAt(x)));
  const start =
    places.find((x) => crossing(x).length === 0) ??
    places.find((x) => crossing(x).every((line) => canBeLed(line, areaAt(x), boxes))) ??
    places[0] ??
    first;
  leadPast(areaAt(start), top, lines, boxes, isTurned);
  const text = firstText(label);
  const head = text && elementsOf(text)[0];
  if (!head) return;
  text.properties = {
    transform: `translate(${Math.round(isTurned ? start + length : start)}, ${top + INSET})`,
    textAnchor: isTurned ? 'end' : undefined,
  };
  cluster.children = [frame, withHead(text, head)];
}

function rowsOf(label: Element): string[] {
  const rows: string[] = [];
  walk(label, (element) => {
    if (element.tagName === 'tspan') rows.push(textOf(element).trim());
  });
  return rows.filter((row) => row !== '');
}

function crosses(points: readonly Point[], [left, top, right, bottom]: Area): boolean {
  return points.some(([x, y], at) => {
    const [nextX, nextY] = points[at + 1] ?? [x, y];
    return (
      Math.max(x, nextX) > left && Math.min(x, nextX) < right && Math.max(y, nextY) > top && Math.min(y, nextY) < bottom
    );
  });
}

/** Whether a line crosses a title only on its last segment, to a box below. */
function canBeLed({ points }: Line, title: Area, boxes: readonly Area[]): boolean {
  const before = points.slice(0, lastSegment(points) + 1);
  return !crosses(before, title) && boxBelow(points, boxes) !== undefined;
}

/**
 * Leads the lines that would cross a title to another place of the boxes below it, in their order from left to right; those
 * that end at one place do so again.
 */
function leadPast(
  title: Area,
  frameTop: number,
  lines: readonly Line[],
  boxes: readonly Area[],
  toLeft: boolean,
): void {
  const crossing = lines.filter((line) => crosses(line.points, title) && canBeLed(line, title, boxes));
  const places = [...Map.groupBy(crossing, ({ points }) => endOf(points)[0])].sort(([x], [other]) => x - other);
  const all = toLeft ? places : places.toReversed();
  all.forEach(([, bundle], at) => {
    const box = bundle[0] && boxBelow(bundle[0].points, boxes);
    const to = box && freePlace(bundle, title, box, lines, toLeft);
    if (to === undefined) return;
    for (const line of bundle) lead(line, to, frameTop - ABOVE - at * APART);
  });
}

/** The start of the last straight part of a line. */
function lastSegment(points: readonly Point[]): number {
  const [x] = endOf(points);
  return points.findLastIndex(([other]) => other !== x) + 1;
}

function boxBelow(points: readonly Point[], boxes: readonly Area[]): Area | undefined {
  const [x, y] = endOf(points);
  return boxes.find(([left, top, right]) => left <= x && x <= right && Math.abs(top - y) < ARROW);
}

const endOf = (points: readonly Point[]): Point => points.at(-1) ?? [0, 0];

/** A place on the upper side of a box from which straight up nothing is in the way; else lines share the last one. */
function freePlace(
  bundle: readonly Line[],
  title: Area,
  box: Area,
  lines: readonly Line[],
  toLeft: boolean,
): number | undefined {
  const [from, to] = toLeft ? [box[0] + FROM_CORNER, title[0]] : [title[2], box[2] - FROM_CORNER];
  const places = Array.from({ length: Math.max(0, Math.floor(to - from) + 1) }, (_, step) =>
    toLeft ? to - step : from + step,
  );
  const others = lines.filter((line) => !bundle.includes(line));
  const isFree = (x: number) => !others.some(({ points }) => crosses(points, [x - APART, title[1], x + APART, box[1]]));
  return places.find(isFree) ?? places.at(-1);
}

/** Moves the last segment of a line, which turns off at a height. */
function lead(line: Line, to: number, height: number): void {
  const { points } = line;
  const [x] = endOf(points);
  const start = lastSegment(points);
  const turn = points.findLastIndex(([, y], at) => at >= start && y < height);
  const before: Point[] = turn < 0 ? points.slice(0, start) : [...points.slice(0, turn + 1), [x, height], [to, height]];
  const after = points.slice(Math.max(turn + 1, start)).map(([, y]): Point => [to, y]);
  line.points = [...before, ...after];
  line.path.properties.d = rounded(line.points);
}
