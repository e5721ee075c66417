/** Cutting inline content at places in its text, with its formatting kept. Offsets count as `flowOf` counts them. */
import type { PhrasingContent } from 'mdast';
import { flowOf } from '../plan/flow.ts';

/** A stretch of text, and what it becomes. */
export interface Range {
  from: number;
  to: number;
  make: (children: PhrasingContent[]) => PhrasingContent;
}

/** The content between two offsets; formatting that reaches over an end goes on up to there. */
export function cut(nodes: readonly PhrasingContent[], from: number, to: number): PhrasingContent[] {
  const kept: PhrasingContent[] = [];
  let start = 0;
  for (const node of nodes) {
    const end = start + lengthOf(node);
    if (start >= from && end <= to && (end > start || (start > from && start < to))) kept.push(node);
    else if (end > from && start < to) kept.push(...clip(node, from - start, to - start));
    start = end;
  }
  return kept;
}

function clip(node: PhrasingContent, from: number, to: number): PhrasingContent[] {
  if (node.type === 'text') {
    const value = node.value.slice(Math.max(from, 0), to);
    return value === '' ? [] : [{ type: 'text', value }];
  }
  if (!('children' in node)) return from <= 0 ? [node] : [];
  const children = cut(node.children as PhrasingContent[], from, to);
  return children.length === 0 ? [] : [{ ...node, children } as PhrasingContent];
}

/** Puts each range into an element; ranges are in order, and one that cuts through formatting is left as it is. */
export function wrap(nodes: readonly PhrasingContent[], ranges: readonly Range[]): PhrasingContent[] {
  const wrapped: PhrasingContent[] = [];
  let start = 0;
  for (const node of nodes) {
    const end = start + lengthOf(node);
    const inside = ranges.filter((range) => range.from >= start && range.to <= end && range.to > range.from);
    const here = inside.map((range) => ({ ...range, from: range.from - start, to: range.to - start }));
    wrapped.push(...(inside.length === 0 ? [node] : wrapNode(node, here)));
    start = end;
  }
  return wrapped;
}

function wrapNode(node: PhrasingContent, ranges: readonly Range[]): PhrasingContent[] {
  if (node.type === 'link') return [node];
  if ('children' in node)
    return [{ ...node, children: wrap(node.children as PhrasingContent[], ranges) } as PhrasingContent];
  const [first] = ranges;
  if (node.type !== 'text') return first && first.to - first.from === lengthOf(node) ? [first.make([node])] : [node];
  const pieces: PhrasingContent[] = [];
  let at = 0;
  for (const range of ranges) {
    pieces.push(...cut([node], at, range.from), range.make(cut([node], range.from, range.to)));
    at = range.to;
  }
  return [...pieces, ...cut([node], at, node.value.length)];
}

function lengthOf(node: PhrasingContent): number {
  return flowOf([node], null).text.length;
}
