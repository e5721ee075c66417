import type { Element } from 'hast';
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

/** The left edge of the frame or box whose upper edge is highest. */
function topmost(svg: Element): number {
  let best = { left: Number.NaN, top: Number.POSITIVE_INFINITY };
  const offer = (left: number, top: number) => {
    if (top < best.top) best = { left, top };
  };
  visit(svg, 'element', (element) => {
    const [x = 0, y = 0] = (String(element.properties.transform ?? '').match(/-?[\d.]+/g) ?? []).map(Number);
    const classes = [element.properties.className ?? []].flat();
    if (classes.includes('pw-grounds')) {
      for (const rect of element.children) {
        if (rect.type === 'element') offer(Number(rect.properties.x), Number(rect.properties.y));
      }
    }
    const isBox = element.tagName === 'a' || classes.includes('node');
    if (isBox) offer(x - HALF_BOX, y - AIR);
    return isBox ? SKIP : undefined;
  });
  return best.left;
}
