import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';

/** Half a task's box, and some air. */
const HALF_BOX = 110;
const AIR = 16;
/** What is left blank by less than this need not be skipped. */
const LITTLE = 64;

/**
 * A mark at the left of what stands at the top of a wide drawing, so that its frame can begin there: layouts put the first
 * phase anywhere. Null where the drawing begins well by itself, and where it is made to fit.
 */
export function startMark(svg: Element): Element | null {
  const classes = [svg.properties.className ?? []].flat();
  if (classes.includes('pw-graph-small')) return null;
  const start = Math.round(topmost(svg) - Number(String(svg.properties.viewBox).split(/[ ,]+/)[0]) - AIR);
  if (!(start > LITTLE)) return null;
  const room = s('svg', { width: start, height: 1 });
  return h('div.pw-start', { ariaHidden: 'true' }, [room, h('span')]);
}

/** The left edge of the frame whose upper edge is highest; where there are no frames, of such a box. */
function topmost(svg: Element): number {
  const frames: Corner[] = [];
  const boxes: Corner[] = [];
  visit(svg, 'element', (element) => {
    const classes = [element.properties.className ?? []].flat();
    if (classes.includes('pw-grounds')) frames.push(...element.children.flatMap(cornerOf));
    if (element.tagName !== 'a' && !classes.includes('node')) return undefined;
    const [x = 0, y = 0] = (String(element.properties.transform ?? '').match(/-?[\d.]+/g) ?? []).map(Number);
    boxes.push({ left: x - HALF_BOX, top: y });
    return SKIP;
  });
  const [first] = (frames.length > 0 ? frames : boxes).sort((a, b) => a.top - b.top);
  return first?.left ?? Number.NaN;
}

interface Corner {
  left: number;
  top: number;
}

function cornerOf(ground: ElementContent): Corner[] {
  return ground.type === 'element' ? [{ left: Number(ground.properties.x), top: Number(ground.properties.y) }] : [];
}
