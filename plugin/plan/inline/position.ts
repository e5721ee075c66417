/** Traces characters of laid-out inline content back to the source. */
import { decodeString } from 'micromark-util-decode-string';
import type { Point, Position } from 'unist';
import { firstIndex } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import type { Alignment, Layout, LayoutEntry } from './layout.ts';

/** Source offsets, the end excluded. */
interface Offsets {
  start: number;
  end: number;
}

/**
 * The source position of characters `from` to `to` of a layout. A node that lies in the range and is not all of it
 * counts with its marks (`` ` ``, `**`); the range of one node alone is its content.
 */
export function positionFinder(
  { entries }: Layout,
  source: Source | null,
): (from: number, to: number) => Position | undefined {
  if (!source) return () => undefined;
  return (from, to) => {
    if (from >= to) return undefined;
    const [first, last] = [leafAt(entries, from), leafAt(entries, to - 1)];
    const start =
      whole(first, from, to)?.node.position?.start ?? pointIn(first, unitOffsets(first, from, source)?.start, source);
    const end =
      whole(last, from, to)?.node.position?.end ?? pointIn(last, unitOffsets(last, to - 1, source)?.end, source);
    return start && end ? { start, end } : undefined;
  };
}

/** The leaf that a character is in: no later entry begins at or before it but empty ones. */
function leafAt(entries: readonly LayoutEntry[], index: number): LayoutEntry | undefined {
  let at = firstIndex(entries, ({ from }) => from > index) - 1;
  while (entries[at] && !(entries[at]?.leaf && (entries[at]?.to ?? 0) > index)) at--;
  return entries[at];
}

/** The point of an offset; in a leaf of one line it is counted from where the leaf begins. */
function pointIn(leaf: LayoutEntry | undefined, offset: number | undefined, source: Source): Point | undefined {
  const { start, end } = leaf?.node.position ?? {};
  if (offset === undefined || start?.offset === undefined || start.line !== end?.line) return source.toPoint(offset);
  return { line: start.line, column: start.column + offset - start.offset, offset };
}

/** The outermost node around a leaf that lies in the range without being all of it. */
function whole(leaf: LayoutEntry | undefined, from: number, to: number): LayoutEntry | undefined {
  let found: LayoutEntry | undefined;
  for (
    let entry: LayoutEntry | null = leaf ?? null;
    entry && entry.from >= from && entry.to <= to;
    entry = entry.parent
  ) {
    if (entry.from > from || entry.to < to) found = entry;
  }
  return found;
}

function nodeOffsets({ node }: LayoutEntry): Offsets | undefined {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** The offsets of one character of a leaf; those of the whole leaf where it is not made of characters. */
function unitOffsets(leaf: LayoutEntry | undefined, index: number, source: Source): Offsets | undefined {
  if (!leaf) return undefined;
  const { node } = leaf;
  const offsets = nodeOffsets(leaf);
  if (!offsets || (node.type !== 'text' && node.type !== 'inlineCode' && node.type !== 'html')) return offsets;
  if (leaf.to - leaf.from !== node.value.length) return offsets;
  const unit = index - leaf.from;
  const fence = (offsets.end - offsets.start - node.value.length) / 2;
  const isCode = node.type === 'inlineCode' && Number.isInteger(fence);
  if (fence === 0 || (isCode && source.text.startsWith(node.value, offsets.start + fence))) {
    return { start: offsets.start + fence + unit, end: offsets.start + fence + unit + 1 };
  }
  // Found out once for each leaf, however many of its characters are asked for.
  leaf.alignment ??= align(node.value, source.text.slice(offsets.start, offsets.end), node.type);
  const { starts, ends } = leaf.alignment;
  return { start: offsets.start + (starts[unit] ?? 0), end: offsets.start + (ends[unit] ?? 0) };
}

const escapeOrReference = /\\[!-/:-@[-`{-~]|&(?:#(?:\d{1,7}|x[\da-f]{1,6})|[\da-z]{1,31});/iy;

/**
 * Walks value and written form side by side: what the value lacks (a fence, the indentation of a continued line) is passed
 * over, an escape or a character reference is read as a whole. Linear in the length of both.
 *
 * @param kind escapes and references are decoded in text only; code begins after its backticks
 */
export function align(value: string, written: string, kind: 'text' | 'inlineCode' | 'html'): Alignment {
  const starts = new Uint32Array(value.length);
  const ends = new Uint32Array(value.length);
  const decodes = kind === 'text';
  let at = kind === 'inlineCode' ? (/^`*/.exec(written)?.[0].length ?? 0) : 0;
  for (let index = 0; index < value.length; ) {
    let unit = unitAt(written, at, value, index, decodes);
    while (!unit && at < written.length) unit = unitAt(written, ++at, value, index, decodes);
    const { length, width } = unit ?? { length: 1, width: 0 };
    starts.fill(at, index, index + length);
    ends.fill(at + width, index, index + length);
    index += length;
    at += width;
  }
  return { starts, ends };
}

/** The number of units of the value at an offset of the written form, and their width there. */
function unitAt(written: string, at: number, value: string, index: number, decodes: boolean) {
  const char = written[at];
  if (decodes && (char === '\\' || char === '&')) {
    escapeOrReference.lastIndex = at;
    const [whole] = escapeOrReference.exec(written) ?? [];
    const decoded = whole === undefined ? '' : decodeString(whole);
    if (whole !== undefined && decoded !== whole && value.startsWith(decoded, index)) {
      return { length: decoded.length, width: whole.length };
    }
  }
  if (char === undefined) return null;
  const isLineEnd = char === '\n' || char === '\r';
  return char === value[index] || (isLineEnd && value[index] === ' ') ? { length: 1, width: 1 } : null;
}
