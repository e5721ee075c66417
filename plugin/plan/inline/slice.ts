/** Cuts inline content where its text is cut. */
import type { PhrasingContent } from 'mdast';
import type { InlineText } from '../model.ts';
import { firstIndex, type Range, trimmedRange } from '../text/range.ts';
import type { Layout, LayoutEntry } from './layout.ts';

/**
 * The inline nodes that make up characters `from` to `to` of their inline text, without white space and breaks at the ends: text
 * is cut there, and so is the content of emphasis and links; any other node stays whole and belongs to the range it
 * begins in.
 */
export function sliceInline({ entries }: Layout, inline: InlineText, whole: Range): PhrasingContent[] {
  const trimmed = trimmedRange(inline.text, whole);
  const range = { ...trimmed, to: endOf(trimmed, entries, inline.text) };
  const { slice, put } = collector();
  const first = firstIndex(entries, (entry) => entry.from >= range.from);
  const before = entries[first - 1];
  if (before?.node.type === 'text' && range.from < Math.min(before.to, range.to))
    put(before, cutText(before, inline, range));
  let index = first;
  for (let entry = entries[index]; entry && entry.from <= range.to; entry = entries[index]) {
    const isIn = entry.from < range.to || entry.to === entry.from;
    const isWhole = isIn && (entry.to <= range.to || (entry.leaf && entry.node.type !== 'text'));
    if (isWhole) put(entry, entry.node);
    else if (isIn && entry.leaf) put(entry, cutText(entry, inline, range));
    index = isWhole ? entry.end : index + 1;
  }
  return slice;
}

/**
 * Nodes without characters, such as footnote entries and pictures without a description, that only white space parts from the
 * end of a range: they are the range's, with that white space, unless more text follows them at once.
 */
function endOf({ to }: Range, entries: readonly LayoutEntry[], text: string): number {
  const end = to + (text.slice(to).length - text.slice(to).trimStart().length);
  let last = to;
  for (let index = firstIndex(entries, (entry) => entry.from >= to); ; index++) {
    const entry = entries[index];
    if (!entry || entry.from > end || (entry.from === end && end < text.length)) return last;
    if (entry.leaf && entry.from === entry.to) last = entry.from;
  }
}

function cutText(entry: LayoutEntry, inline: InlineText, range: Range): PhrasingContent {
  const from = Math.max(entry.from, range.from);
  const to = Math.min(entry.to, range.to);
  return { type: 'text', value: inline.text.slice(from, to), position: inline.positionOf(from, to) };
}

/** Collects nodes, each inside copies of its ancestors. */
function collector() {
  const slice: PhrasingContent[] = [];
  const copies = new Map<LayoutEntry, PhrasingContent[]>();
  const put = (entry: LayoutEntry, node: PhrasingContent) => {
    const missing: LayoutEntry[] = [];
    let holder = entry.parent;
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
