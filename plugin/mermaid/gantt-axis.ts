import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { s } from 'hastscript';
import { hasClass } from './dress.ts';
import { MARGIN } from './gantt.ts';
import { walk } from './walk.ts';

/**
 * The axis above the rows, with its lines, and below them where the chart `isTall`; its name stands before it. Mermaid draws
 * the one below first, then the one above, and the chart's title last.
 *
 * @param left where the name begins
 */
export function axes(drawing: Element, { left, isTall }: { left: number; isTall: boolean }): Element[] {
  const [below, above] = drawing.children.filter((child) => child.type === 'element' && hasClass(child, 'grid'));
  const title = drawing.children.find((child) => child.type === 'element' && hasClass(child, 'titleText'));
  const name = title?.type === 'element' ? textOf(title) : '';
  return [
    ...(above?.type === 'element' ? [axis(above, true)] : []),
    ...(isTall && below?.type === 'element' ? [axis(below, false)] : []),
    s('text', { className: ['pw-axis-name'], x: left, y: 50 }, name),
  ];
}

function axis({ properties, children }: Element, withLines: boolean): Element {
  const ticks = children.flatMap((tick) => {
    if (tick.type !== 'element' || !hasClass(tick, 'tick')) return [];
    const [line, number] = tick.children.filter((child) => child.type === 'element');
    if (!line || !number) return [];
    const { y, dy } = number.properties;
    return s('g', { className: ['tick'], transform: tick.properties.transform }, [
      ...(withLines ? [s('line', { y2: line.properties.y2 })] : []),
      s('text', { y: Number(y) * 2, dy }, textOf(number)),
    ]);
  });
  return s('g', { className: ['grid'], transform: properties.transform }, ticks);
}

/** Where the last column ends. */
export function axisEnd(drawing: Element): number {
  let last = 0;
  walk(drawing, (element) => {
    if (!hasClass(element, 'domain')) return;
    last = Math.max(last, ...(String(element.properties.d).match(/(?<=H)[\d.]+/g) ?? []).map(Number));
  });
  return MARGIN.left + last;
}
