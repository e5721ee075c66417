import type { PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { textOf } from '../../plan/inline/layout.ts';
import { text } from '../elements.ts';

/** A range of inline content, as offsets in the text of its flow, and what it becomes. */
export interface Range {
  from: number;
  to: number;
  make: (children: PhrasingContent[]) => PhrasingContent;
}

/** Wraps each range in an element. Ranges are in order; one that crosses formatting is left as it is. */
export function wrap(nodes: readonly PhrasingContent[], ranges: readonly Range[]): PhrasingContent[] {
  let start = 0;
  return nodes.flatMap((node) => {
    const from = start;
    start += textOf([node]).length;
    const inside = ranges.filter((range) => range.from >= from && range.to <= start && range.to > range.from);
    const own = inside.map((range) => ({ ...range, from: range.from - from, to: range.to - from }));
    return own.length === 0 || node.type === 'link' || node.type === 'linkReference' ? [node] : wrapIn(node, own);
  });
}

function wrapIn(node: PhrasingContent, ranges: readonly Range[]): PhrasingContent[] {
  if (node.type === 'text') return wrapText(node.value, ranges);
  if ('children' in node) {
    return [{ ...node, children: wrap(node.children as PhrasingContent[], ranges) } as PhrasingContent];
  }
  const [first] = ranges;
  return first && first.to - first.from === plainText(node).length ? [first.make([node])] : [node];
}

function wrapText(value: string, ranges: readonly Range[]): PhrasingContent[] {
  const pieces: PhrasingContent[] = [];
  let at = 0;
  for (const { from, to, make } of ranges) {
    pieces.push(text(value.slice(at, from)), make([text(value.slice(from, to))]));
    at = to;
  }
  return [...pieces, text(value.slice(at))].filter((piece) => piece.type !== 'text' || piece.value !== '');
}
