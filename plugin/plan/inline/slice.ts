/** Cuts inline content where its text is cut. */
import type { PhrasingContent } from 'mdast';
import type { Flow } from '../model.ts';
import { firstIndex, type Range, trimmedRange } from '../text/range.ts';
import { type Layout, layOut, type Mark } from './layout.ts';

/**
 * The inline nodes that make up characters `from` to `to` of their flow, without white space and breaks at the ends: text
 * is cut there, and so is the content of emphasis and links; any other node stays whole and belongs to the range it
 * begins in.
 */
export function sliceInline(
  nodes: readonly PhrasingContent[],
  flow: Flow,
  from: number,
  to: number,
): PhrasingContent[] {
  return inlineSlicer(layOut(nodes), flow)({ from, to });
}

/** `sliceInline` for many ranges of the same nodes. */
export function inlineSlicer(layout: Layout, flow: Flow): (range: Range) => PhrasingContent[] {
  return (range) => cut(layout, flow, trimmedRange(flow.text, range));
}

function cut({ marks }: Layout, flow: Flow, range: Range): PhrasingContent[] {
  const { slice, put } = collector();
  const first = firstIndex(marks, (mark) => mark.from >= range.from);
  const before = marks[first - 1];
  if (before?.node.type === 'text' && range.from < Math.min(before.to, range.to))
    put(before, cutText(before, flow, range));
  let index = first;
  for (let mark = marks[index]; mark && mark.from <= range.to; mark = marks[index]) {
    const isIn = mark.from < range.to || mark.to === mark.from;
    const isWhole = isIn && (mark.to <= range.to || (mark.leaf && mark.node.type !== 'text'));
    if (isWhole) put(mark, mark.node);
    else if (isIn && mark.leaf) put(mark, cutText(mark, flow, range));
    index = isWhole ? mark.end : index + 1;
  }
  for (const mark of behind(marks, index, flow.text, range)) put(mark, mark.node);
  return slice;
}

/**
 * Nodes without characters, such as footnote marks and pictures without a description, that only white space parts from the
 * end of a range: they are the range's, unless more text follows them at once.
 */
function behind(marks: readonly Mark[], start: number, text: string, { to }: Range): Mark[] {
  const end = to + (text.slice(to).length - text.slice(to).trimStart().length);
  const found: Mark[] = [];
  for (let index = start; ; index++) {
    const mark = marks[index];
    if (!mark || mark.from > end || (mark.from === end && end < text.length)) return found;
    if (mark.leaf && mark.from === mark.to) found.push(mark);
  }
}

function cutText(mark: Mark, flow: Flow, range: Range): PhrasingContent {
  const from = Math.max(mark.from, range.from);
  const to = Math.min(mark.to, range.to);
  return { type: 'text', value: flow.text.slice(from, to), position: flow.place(from, to) };
}

/** Collects nodes, each inside copies of the nodes that it stands in. */
function collector() {
  const slice: PhrasingContent[] = [];
  const copies = new Map<Mark, PhrasingContent[]>();
  const put = (mark: Mark, node: PhrasingContent) => {
    const missing: Mark[] = [];
    let holder = mark.parent;
    for (; holder && !copies.has(holder); holder = holder.parent) missing.push(holder);
    let children = (holder && copies.get(holder)) ?? slice;
    for (const parent of missing.reverse()) {
      const own: PhrasingContent[] = [];
      children.push({ ...parent.node, children: own } as PhrasingContent);
      copies.set(parent, own);
      children = own;
    }
    children.push(node);
  };
  return { slice, put };
}
