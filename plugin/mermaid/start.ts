import type { Element, ElementContent } from 'hast';
import { hasClass } from './tree.ts';

/** Half a task's box, and some air. */
const HALF_BOX = 110;
const AIR = 16;
/** What is left blank by less than this need not be skipped. */
const LITTLE = 64;

/**
 * Where what stands at the top of a wide drawing begins, in pixels from the left edge: layouts put the first phase
 * anywhere. Null where the drawing begins well by itself, and where it is made to fit.
 */
export function startOf(svg: Element): number | null {
  if (hasClass(svg, 'pw-graph-small')) return null;
  const start = Math.round(topmost(svg) - Number(String(svg.properties.viewBox).split(/[ ,]+/)[0]) - AIR);
  return start > LITTLE ? start : null;
}

/** The left edge of the frame whose upper edge is highest; where there are no frames, of such a box. */
function topmost(svg: Element): number {
  const frames: Corner[] = [];
  const boxes: Corner[] = [];
  gather(svg);
  const [first] = (frames.length > 0 ? frames : boxes).sort((a, b) => a.top - b.top);
  return first?.left ?? Number.NaN;

  function gather(element: Element): void {
    if (hasClass(element, 'pw-grounds')) frames.push(...element.children.flatMap(cornerOf));
    if (element.tagName === 'a' || hasClass(element, 'node')) {
      const [x = 0, y = 0] = (String(element.properties.transform ?? '').match(/-?[\d.]+/g) ?? []).map(Number);
      boxes.push({ left: x - HALF_BOX, top: y });
    } else {
      for (const child of element.children) if (child.type === 'element') gather(child);
    }
  }
}

interface Corner {
  left: number;
  top: number;
}

function cornerOf(ground: ElementContent): Corner[] {
  return ground.type === 'element' ? [{ left: Number(ground.properties.x), top: Number(ground.properties.y) }] : [];
}
