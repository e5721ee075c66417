import type { Element } from 'hast';
import { elementsOf, hasClass, walk } from './tree.ts';

/** The distance from the middle, across and down, within which a task is still in sight, so that its phase can be the middle. */
const ACROSS = 200;
const DOWN = 180;
/** A drawing up to this size fits nearly every frame and needs no starting point. */
const SMALL = { width: 340, height: 400 };

/** States of what a reader looks for, the first before the second. */
const SOUGHT = ['pw-graph-in-progress', 'pw-graph-ready'];

interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * What a frame that is too small for the drawing is to have in its middle, in pixels from the drawing's corner: a task in
 * progress, else one that is ready, as near to the middle of its phase as it is in sight; else the top of the first phase.
 * Null where the drawing is small.
 */
export function startOf(svg: Element): readonly [x: number, y: number] | null {
  const [left = 0, top = 0, width = 0, height = 0] = numbersIn(svg.properties.viewBox);
  if (width <= SMALL.width && height <= SMALL.height) return null;
  const { frames, boxes } = partsOf(svg);
  const box = SOUGHT.map((state) =>
    highestOf(boxes.filter(({ node }) => hasClass(node, state)).map(({ area }) => area)),
  ).find(Boolean);
  const highest = highestOf(frames) ?? highestOf(boxes.map(({ area }) => area));
  const frame = box && frames.find((one) => isIn(box, one));
  // Without anything in progress or ready it starts at the top.
  if (!box) return highest ? [Math.round(highest.left + highest.width / 2 - left), 1] : null;
  const towards = (own: number, phase: number | undefined, most: number) =>
    own + Math.min(Math.max((phase ?? own) - own, -most), most);
  const [x, y] = middleOf(box);
  const [phaseX, phaseY] = frame ? middleOf(frame) : [];
  return [Math.round(towards(x, phaseX, ACROSS) - left), Math.round(towards(y, phaseY, DOWN) - top)];
}

const middleOf = ({ left, top, width, height }: Area) => [left + width / 2, top + height / 2] as const;

const highestOf = (areas: readonly Area[]): Area | undefined => areas.toSorted((one, other) => one.top - other.top)[0];

const numbersIn = (list: unknown) => (String(list ?? '').match(/-?[\d.]+/g) ?? []).map(Number);

const isIn = (box: Area, frame: Area) =>
  box.left >= frame.left &&
  box.left <= frame.left + frame.width &&
  box.top >= frame.top &&
  box.top <= frame.top + frame.height;

function partsOf(svg: Element) {
  const frames: Area[] = [];
  const boxes: { node: Element; area: Area }[] = [];
  walk(svg, (element, parent) => {
    if (hasClass(element, 'pw-grounds')) frames.push(...elementsOf(element).map(areaOf));
    const outline = hasClass(element, 'node') && elementsOf(element).find((one) => hasClass(one, 'label-container'));
    if (!outline) return;
    const moved = parent?.tagName === 'a' ? parent : element;
    const [x = 0, y = 0] = numbersIn(moved.properties.transform);
    const { left, top, ...size } = areaOf(outline);
    boxes.push({ node: element, area: { left: left + x, top: top + y, ...size } });
  });
  return { frames, boxes };
}

function areaOf({ properties: { x, y, width, height } }: Element): Area {
  return { left: Number(x), top: Number(y), width: Number(width), height: Number(height) };
}
