import type { Element } from 'hast';
import { numbersIn, type Rect } from './geometry.ts';
import { boxArea, elementsOf, hasClass, rectangle, walk } from './tree.ts';

/** The distance from the middle, across and down, within which a task is still in sight, so that its phase can be the middle. */
const ACROSS = 200;
const DOWN = 180;
/** A drawing up to this size fits nearly every frame and needs no starting point. */
const SMALL = { width: 340, height: 400 };

/** States of what a reader looks for, the first before the second. */
const SOUGHT = ['pw-graph-in-progress', 'pw-graph-ready'];

/**
 * What a frame that is too small for the drawing is to have in its middle, in pixels from the drawing's corner: a task in
 * progress, else one that is ready, as near to the middle of its phase as it is in sight; else the top of the first phase.
 * Null where the drawing is small.
 */
export function startOf(svg: Element): readonly [x: number, y: number] | null {
  const [left = 0, top = 0, width = 0, height = 0] = numbersIn(svg.properties.viewBox);
  if (width <= SMALL.width && height <= SMALL.height) return null;
  const frames: Rect[] = [];
  const boxes: { node: Element; area: Rect }[] = [];
  walk(svg, (node, parent) => {
    if (hasClass(node, 'pw-grounds')) frames.push(...elementsOf(node).map(rectangle));
    const area = boxArea(node, parent);
    if (area) boxes.push({ node, area });
  });
  const box = SOUGHT.map((state) =>
    highestOf(boxes.filter(({ node }) => hasClass(node, state)).map(({ area }) => area)),
  ).find(Boolean);
  const highest = highestOf(frames) ?? highestOf(boxes.map(({ area }) => area));
  const frame = box && frames.find((one) => isIn(box, one));
  // Without anything in progress or ready it starts at the top.
  if (!box) return highest ? [Math.round(highest.x + highest.width / 2 - left), 1] : null;
  const towards = (own: number, phase: number | undefined, most: number) =>
    own + Math.min(Math.max((phase ?? own) - own, -most), most);
  const [x, y] = middleOf(box);
  const [phaseX, phaseY] = frame ? middleOf(frame) : [];
  return [Math.round(towards(x, phaseX, ACROSS) - left), Math.round(towards(y, phaseY, DOWN) - top)];
}

const middleOf = ({ x, y, width, height }: Rect) => [x + width / 2, y + height / 2] as const;

const highestOf = (areas: readonly Rect[]): Rect | undefined => areas.toSorted((one, other) => one.y - other.y)[0];

const isIn = (box: Rect, frame: Rect) =>
  box.x >= frame.x && box.x <= frame.x + frame.width && box.y >= frame.y && box.y <= frame.y + frame.height;
