/** Inline content as text that can be traced back to the characters of the source. */
import type { PhrasingContent } from 'mdast';
import type { Flow, Sourced, Span } from '../model.ts';
import { type Range, trimmedRange } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import { type Layout, layOut, type Mark } from './layout.ts';
import { placer } from './position.ts';

/** Flattens inline nodes to text; see `layOut`. */
export function flowOf(nodes: readonly PhrasingContent[], source: Source | null): Flow {
  return flowOfLayout(layOut(nodes), source);
}

/** The flow of nodes that are laid out already. */
export function flowOfLayout(layout: Layout, source: Source | null): Flow {
  const spans: Span[] = [];
  for (const mark of layout.marks) {
    const span = spanOf(mark);
    if (span) spans.push(span);
  }
  return { text: layout.text, spans, place: placer(layout, source) };
}

function spanOf({ node, from, to }: Mark): Span | null {
  if (node.type === 'strong' || node.type === 'delete') return { kind: node.type, from, to };
  if (node.type === 'inlineCode') return { kind: 'code', from, to };
  if (node.type === 'link') return { kind: 'link', from, to, url: node.url };
  return null;
}

/** A part of a flow, with `from` becoming 0. */
export function sliceFlow(flow: Flow, from: number, to: number): Flow {
  return sliceFlows(flow, [{ from, to }])[0] as Flow;
}

/** Parts of a flow that follow each other; one pass over its spans serves them all. */
export function sliceFlows(flow: Flow, ranges: readonly Range[]): Flow[] {
  let open: Span[] = [];
  let next = 0;
  return ranges.map(({ from, to }) => {
    for (let span = flow.spans[next]; span && span.from < to; span = flow.spans[++next]) open.push(span);
    open = open.filter((span) => span.to > from);
    const spans = open.map((span) => ({
      ...span,
      from: Math.max(span.from, from) - from,
      to: Math.min(span.to, to) - from,
    }));
    return { text: flow.text.slice(from, to), spans, place: (a, b) => flow.place(from + a, from + b) };
  });
}

/**
 * The pieces of a flow between separators, trimmed; what stands in a code span or a link is not cut.
 *
 * @param text the flow's text, in which characters that must not count as separators may be blanked out
 * @param separators with the flag `g`; none of them may be empty
 */
export function splitFlow(flow: Flow, text: string, separators: RegExp): Flow[] {
  const closed = flow.spans.filter(({ kind }) => kind === 'code' || kind === 'link');
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
  return sliceFlows(
    flow,
    ranges.map((range) => trimmedRange(flow.text, range)),
  );
}

/** Characters of a flow as they are, with their place. */
export function pieceOf(flow: Flow, { from, to }: Range): Sourced {
  return { value: flow.text.slice(from, to), position: flow.place(from, to) };
}

/** Characters `from` to `to` of a flow without surrounding white space, with their place. */
export function sourced(flow: Flow, from = 0, to = flow.text.length): Sourced {
  return pieceOf(flow, trimmedRange(flow.text, { from, to }));
}

export function trimFlow(flow: Flow): Flow {
  const { from, to } = trimmedRange(flow.text, { from: 0, to: flow.text.length });
  return sliceFlow(flow, from, to);
}
