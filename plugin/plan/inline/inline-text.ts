/** Inline content as text that can be traced back to the characters of the source. */
import type { PhrasingContent } from 'mdast';
import type { InlineText, Sourced, Span } from '../model.ts';
import { type Range, trimmedRange } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import { type Layout, type LayoutEntry, layOut } from './layout.ts';
import { positionFinder } from './position.ts';

/** Flattens inline nodes to text; see `layOut`. */
export function inlineTextOf(nodes: readonly PhrasingContent[], source: Source | null): InlineText {
  return textOfLayout(layOut(nodes), source);
}

/** The inline text of nodes that are laid out already. */
export function textOfLayout(layout: Layout, source: Source | null): InlineText {
  const spans: Span[] = [];
  for (const entry of layout.entries) {
    const span = spanOf(entry);
    if (span) spans.push(span);
  }
  return { text: layout.text, spans, positionOf: positionFinder(layout, source) };
}

function spanOf({ node, from, to }: LayoutEntry): Span | null {
  if (node.type === 'strong' || node.type === 'delete') return { kind: node.type, from, to };
  if (node.type === 'inlineCode') return { kind: 'code', from, to };
  if (node.type === 'link') return { kind: 'link', from, to, url: node.url };
  return null;
}

/** A part of an inline text, with `from` becoming 0. */
export function sliceText(inline: InlineText, from: number, to: number): InlineText {
  return sliceTexts(inline, [{ from, to }])[0] as InlineText;
}

/** Parts of an inline text that follow each other; one pass over its spans serves them all. */
export function sliceTexts(inline: InlineText, ranges: readonly Range[]): InlineText[] {
  let open: Span[] = [];
  let next = 0;
  return ranges.map(({ from, to }) => {
    for (let span = inline.spans[next]; span && span.from < to; span = inline.spans[++next]) open.push(span);
    open = open.filter((span) => span.to > from);
    const spans = open.map((span) => ({
      ...span,
      from: Math.max(span.from, from) - from,
      to: Math.min(span.to, to) - from,
    }));
    return {
      text: inline.text.slice(from, to),
      spans,
      positionOf: (a, b) => inline.positionOf(from + a, from + b),
    };
  });
}

/**
 * The pieces of an inline text between separators, trimmed; code spans and links are not split.
 *
 * @param text its text, in which characters that must not count as separators may be blanked out
 * @param separators with the flag `g`; none of them may be empty
 */
export function splitText(inline: InlineText, text: string, separators: RegExp): InlineText[] {
  const closed = inline.spans.filter(({ kind }) => kind === 'code' || kind === 'link');
  const ranges: Range[] = [];
  let from = 0;
  let next = 0;
  separators.lastIndex = 0;
  for (let match = separators.exec(text); match; match = separators.exec(text)) {
    const { index, 0: separator } = match;
    while ((closed[next]?.to ?? Number.POSITIVE_INFINITY) <= index) next++;
    if ((closed[next]?.from ?? Number.POSITIVE_INFINITY) <= index) continue;
    ranges.push({ from, to: index });
    from = index + separator.length;
  }
  ranges.push({ from, to: text.length });
  return sliceTexts(
    inline,
    ranges.map((range) => trimmedRange(inline.text, range)),
  );
}

/** Characters of an inline text as they are, with their position. */
export function pieceOf(inline: InlineText, { from, to }: Range): Sourced {
  return { value: inline.text.slice(from, to), position: inline.positionOf(from, to) };
}

/** Characters `from` to `to` of an inline text without surrounding white space, with their position. */
export function sourced(inline: InlineText, from = 0, to = inline.text.length): Sourced {
  return pieceOf(inline, trimmedRange(inline.text, { from, to }));
}

export function trimText(inline: InlineText): InlineText {
  const { from, to } = trimmedRange(inline.text, { from: 0, to: inline.text.length });
  return sliceText(inline, from, to);
}
