/** Inline content as text that can be traced back to the characters of the source. */
import type { Nodes, PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import { location } from 'vfile-location';
import type { Flow, Sourced, Span } from './model.ts';

/** The source as positions are made from it; null where the host has none, and positions are then absent. */
export interface Source {
  text: string;
  toPoint: ReturnType<typeof location>['toPoint'];
}

export function sourceOf(text: string): Source {
  return { text, toPoint: location(text).toPoint };
}

/** A leaf's stretch of the flow's text, and the source offsets it came from. */
interface Piece {
  from: number;
  to: number;
  node: Nodes;
  value: string;
}

/** Flattens inline nodes to text: breaks become newlines, images their alternative text, HTML nothing. */
export function flowOf(nodes: readonly PhrasingContent[], source: Source | null): Flow {
  const spans: Span[] = [];
  const pieces: Piece[] = [];
  let text = '';
  const walk = (node: Nodes): void => {
    const from = text.length;
    const value = leafText(node);
    if (value !== null) {
      text += value;
      pieces.push({ from, to: text.length, node, value });
    } else if ('children' in node) {
      for (const child of node.children) walk(child);
    }
    const span = spanOf(node, from, text.length);
    if (span) spans.push(span);
  };
  for (const node of nodes) walk(node);
  return { text, spans, place: (from, to) => placeIn(pieces, source, from, to) };
}

/** A part of a flow, with `from` becoming 0. */
export function sliceFlow(flow: Flow, from: number, to: number): Flow {
  const spans = flow.spans
    .filter((span) => span.from < to && span.to > from)
    .map((span) => ({ ...span, from: Math.max(span.from, from) - from, to: Math.min(span.to, to) - from }));
  return { text: flow.text.slice(from, to), spans, place: (a, b) => flow.place(from + a, from + b) };
}

/** Characters `from` to `to` of a flow without surrounding white space, with their place. */
export function sourced(flow: Flow, from = 0, to = flow.text.length): Sourced {
  const [start, end] = trimmedRange(flow.text, from, to);
  return { value: flow.text.slice(start, end), position: start < end ? flow.place(start, end) : undefined };
}

export function trimFlow(flow: Flow): Flow {
  return sliceFlow(flow, ...trimmedRange(flow.text, 0, flow.text.length));
}

function trimmedRange(text: string, from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return [start, end];
}

/**
 * The inline nodes that make up characters `from` to `to` of their flow: text is cut there, and so is the content of
 * emphasis and links; any other node stays whole and belongs to the range it begins in.
 */
export function sliceInline(
  nodes: readonly PhrasingContent[],
  flow: Flow,
  from: number,
  to: number,
): PhrasingContent[] {
  return trimInline(cut(nodes, flow, 0, from, to));
}

function cut(nodes: readonly PhrasingContent[], flow: Flow, at: number, from: number, to: number): PhrasingContent[] {
  const slice: PhrasingContent[] = [];
  let end = at;
  for (const node of nodes) {
    const start = end;
    end += inlineLength(node);
    const [a, b] = [Math.max(start, from), Math.min(end, to)];
    if (node.type === 'text') {
      if (a < b) slice.push({ type: 'text', value: flow.text.slice(a, b), position: flow.place(a, b) });
    } else if (a < b && 'children' in node && (a > start || b < end)) {
      slice.push({
        ...node,
        children: cut(node.children as PhrasingContent[], flow, start, from, to),
      } as PhrasingContent);
    } else if (start >= from && (a < b || (start === end && start <= to)) && node.type !== 'break') {
      slice.push(node);
    }
  }
  return slice;
}

function trimInline(nodes: PhrasingContent[]): PhrasingContent[] {
  const first = nodes[0];
  if (first?.type === 'text') nodes[0] = { ...first, value: first.value.trimStart() };
  const last = nodes.at(-1);
  if (last?.type === 'text') nodes[nodes.length - 1] = { ...last, value: last.value.trimEnd() };
  return nodes.filter((node) => node.type !== 'text' || node.value !== '');
}

function inlineLength(node: Nodes): number {
  const value = leafText(node);
  if (value !== null) return value.length;
  return 'children' in node ? (node.children as Nodes[]).reduce((sum, child) => sum + inlineLength(child), 0) : 0;
}

function leafText(node: Nodes): string | null {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'html':
    case 'footnoteReference':
      return '';
    default:
      return 'children' in node ? null : '';
  }
}

function spanOf(node: Nodes, from: number, to: number): Span | null {
  if (node.type === 'strong' || node.type === 'delete') return { kind: node.type, from, to };
  if (node.type === 'inlineCode') return { kind: 'code', from, to };
  if (node.type === 'link') return { kind: 'link', from, to, url: node.url };
  return null;
}

function placeIn(pieces: readonly Piece[], source: Source | null, from: number, to: number): Position | undefined {
  if (!source || from >= to) return undefined;
  const first = pieces.find((piece) => piece.to > from);
  const last = pieces.findLast((piece) => piece.from < to);
  const start =
    first && (first === last ? offsetIn(first, source, Math.max(from, first.from)) : edge(first, source, from));
  const end = last && (first === last ? offsetIn(last, source, Math.min(to, last.to) - 1) : edge(last, source, to - 1));
  if (start === undefined || end === undefined) return undefined;
  const startPoint = source.toPoint(start.offset);
  const endPoint = source.toPoint(end.offset + end.length);
  return startPoint && endPoint ? { start: startPoint, end: endPoint } : undefined;
}

/** Like `offsetIn`, but a code span that the range reaches beyond counts with its backticks. */
function edge(piece: Piece, source: Source, index: number): { offset: number; length: number } | undefined {
  const inside = Math.min(Math.max(index, piece.from), piece.to - 1);
  if (piece.node.type !== 'inlineCode') return offsetIn(piece, source, inside);
  const start = piece.node.position?.start.offset;
  const end = piece.node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { offset: start, length: end - start };
}

/** Where one character of a piece stands in the source, and how long it is there (an entity is longer than one). */
function offsetIn(piece: Piece, source: Source, index: number): { offset: number; length: number } | undefined {
  const start = piece.node.position?.start.offset;
  const end = piece.node.position?.end.offset;
  if (start === undefined || end === undefined) return undefined;
  if (piece.node.type === 'text' && end - start === piece.value.length) {
    return { offset: start + index - piece.from, length: 1 };
  }
  if (piece.node.type !== 'text' && piece.node.type !== 'inlineCode') return { offset: start, length: end - start };
  const written = source.text.slice(start, end);
  const skip = piece.node.type === 'inlineCode' ? written.search(/[^`]/) : 0;
  const found = align(piece.value, written, Math.max(skip, 0), index - piece.from);
  return { offset: start + found.offset, length: found.length };
}

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|\w{1,31});/iy;

/** Walks value and written form side by side; escapes, entities and indentation make the written form longer. */
function align(value: string, written: string, from: number, index: number): { offset: number; length: number } {
  let at = from;
  for (let i = 0; i < value.length; i++) {
    let length = 1;
    while (at < written.length) {
      const whole = entityAt(written, at, value, i);
      if (whole > 0) length = whole;
      if (whole > 0 || written[at] === value[i]) break;
      at++;
    }
    if (i === index) return { offset: at, length };
    at += length;
  }
  return { offset: written.length, length: 0 };
}

function entityAt(written: string, at: number, value: string, i: number): number {
  if (written[at] !== '&') return 0;
  entity.lastIndex = at;
  const match = entity.exec(written);
  return match && !value.startsWith(match[0], i) ? match[0].length : 0;
}
