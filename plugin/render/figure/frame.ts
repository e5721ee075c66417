import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Table } from 'mdast';
import { element, type PageElement } from '../build.ts';

/** What both frames say of themselves: a wide thing scrolls inside its own frame, by keyboard too, and never the page. */
function frameProperties(label: string) {
  return { className: ['pw-scroll'], tabIndex: 0, role: 'group', ariaLabel: label };
}

/** A frame around a table. */
export function frame(label: string, table: Table | PageElement): PageElement {
  return element('div', frameProperties(label), [table]);
}

/** A frame around something of ours. */
export function finishedFrame(label: string, children: ElementContent[]): Element {
  return h('div', frameProperties(label), children);
}
