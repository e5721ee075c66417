import type { Element } from 'hast';
import { numbersIn, type Rect } from './geometry.ts';
import { boxArea, elementsOf, hasClass, rectangle, walk } from './tree.ts';

/** The distance from the middle within which a task is still in sight, so that its phase can be the middle. */
const ACROSS = 180;
/** How much of what is above a task is shown, its phase at most: less of the frame may be on the first screen than of that. */
const ABOVE = 60;
/** So near to the top of the drawing, the view begins there. */
const NEAR = 160;
/** A drawing up to this size fits nearly every frame and needs no starting point. */
const SMALL = { width: 340, height: 400 };

/** States of what a reader looks for, the first before the second. */
const SOUGHT = ['pw-graph-in-progress', 'pw-graph-ready'];

/**
 * What a frame that is too small for the drawing is to have in the middle of its top, in pixels from the drawing's corner: a task
 * in progress, else one that is ready, as near to the middle of its phase as it is in sight; else the top of the first phase.
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
  if (!box) return highest ? [Math.round(middleOf(highest) - left), 1] : null;
  const x = middleOf(box);
  const aside = middleOf(frame ?? box) - x;
  const y = Math.max(box.y - ABOVE, frame?.y ?? box.y) - top;
  return [Math.round(x + Math.min(Math.max(aside, -ACROSS), ACROSS) - left), y < NEAR ? 1 : Math.round(y)];
}

const middleOf = ({ x, width }: Rect) => x + width / 2;

const highestOf = (areas: readonly Rect[]): Rect | undefined => areas.toSorted((one, other) => one.y - other.y)[0];

const isIn = (box: Rect, frame: Rect) =>
  box.x >= frame.x && box.x <= frame.x + frame.width && box.y >= frame.y && box.y <= frame.y + frame.height;
