import type { Html, Nodes, Parents, Root } from 'mdast';
import type { Position } from 'unist';
import { location } from 'vfile-location';
import type { Plan, Sourced } from '../plan/model.ts';
import { firstAfter } from '../plan/text/range.ts';
import { preorder } from '../plan/walk.ts';

const kinds = ['disable-next-line', 'disable', 'enable'] as const;

/** A directive in an HTML comment. */
export interface Directive {
  kind: (typeof kinds)[number] | 'unknown';
  /** `planwright-disable`, as it was written. */
  word: Sourced;
  /** Ids of rules as they were written; empty for all rules. */
  rules: Sourced[];
  /** Of the whole comment. */
  position: Position | undefined;
  /** The line that `disable-next-line` is about: the next one with anything but such comments on it. */
  line: number | undefined;
}

interface PlacedNode {
  node: Nodes;
  parent: Parents | null;
}

/** The directives in a plan's HTML comments, in the order of the page. What looks like a comment in code is none. */
export function directivesIn({ tree, html }: Pick<Plan, 'tree' | 'html'>): Directive[] {
  if (!html.some(mayHoldDirective)) return [];
  const nodes = placesIn(tree);
  const found = nodes.flatMap((place) => {
    const { node } = place;
    return node.type === 'html' && mayHoldDirective(node) ? read(node, place) : [];
  });
  if (!found.some(({ kind }) => kind === 'disable-next-line')) return found;
  const comments = new Set<Nodes>(found.map(({ node }) => node));
  const lines = nodes
    .flatMap(({ node }) => (comments.has(node) || !node.position ? [] : node.position.start.line))
    .sort((a, b) => a - b);
  return found.map((directive) => ({ ...directive, line: lineAfter(directive, lines) }));
}

type Found = Directive & PlacedNode;

function mayHoldDirective({ value }: Html): boolean {
  return value.includes('planwright-');
}

function placesIn(tree: Root): PlacedNode[] {
  const childrenOf = (parent: Nodes): PlacedNode[] =>
    'children' in parent ? parent.children.map((node) => ({ node, parent })) : [];
  return preorder(childrenOf(tree), ({ node }) => childrenOf(node));
}

function read(node: Html, { parent }: PlacedNode): Found[] {
  const placeOf = placesWithin(node);
  return commentsIn(node.value).flatMap(({ text, from }) => {
    const directive = directiveIn(text);
    if (directive === null) return [];
    const sourced = ({ value, from: at }: Piece): Sourced => ({
      value,
      position: placeOf(from + at, from + at + value.length),
    });
    return {
      node,
      parent,
      kind: directive.kind,
      word: sourced(directive.word),
      rules: directive.rules.map(sourced),
      position: placeOf(from, from + text.length),
      line: undefined,
    };
  });
}

/**
 * Maps a range of a node's value to its position, or to that of the whole node if its value differs from the source, as in a
 * quote.
 */
function placesWithin({ position, value }: Html): (from: number, to: number) => Position | undefined {
  const start = position?.start;
  if (!position || start?.offset === undefined || position.end.offset !== start.offset + value.length) {
    return () => position;
  }
  const { offset } = start;
  const { toPoint } = location(value);
  const point = (at: number) => {
    const { line = 1, column = 1 } = toPoint(at) ?? {};
    return {
      line: start.line + line - 1,
      column: line === 1 ? start.column + column - 1 : column,
      offset: offset + at,
    };
  };
  return (from, to) => ({ start: point(from), end: point(to) });
}

/** In a paragraph or table that continues, the line below; else the first line on which a block begins. */
function lineAfter({ position, parent }: Found, starts: readonly number[]): number | undefined {
  if (!position) return undefined;
  const { line } = position.end;
  const continues = parent?.position !== undefined && parent.position.end.line > line;
  if (continues && (parent.type === 'paragraph' || parent.type === 'tableCell')) return line + 1;
  return firstAfter(starts, line);
}

/** The HTML comments in raw HTML, with where each begins. Not those in elements whose content is text, or code. */
function commentsIn(html: string): { text: string; from: number }[] {
  if (/^<(?:pre|script|style|textarea)\b/i.test(html)) return [];
  const comments: { text: string; from: number }[] = [];
  let from = html.indexOf('<!--');
  while (from >= 0) {
    const end = html.indexOf('-->', from + 2);
    if (end < 0) break;
    comments.push({ text: html.slice(from, end + 3), from });
    from = html.indexOf('<!--', end + 3);
  }
  return comments;
}

interface Piece {
  value: string;
  /** Offset from the start of the comment. */
  from: number;
}

/**
 * A comment such as `<!-- planwright-disable a, b: why -->` taken apart; null for any other comment.
 */
function directiveIn(comment: string): { kind: Directive['kind']; word: Piece; rules: Piece[] } | null {
  const opening = /^<!--\s*(planwright-[a-z-]*[a-z])/.exec(comment);
  const written = opening?.[1];
  if (!opening || written === undefined) return null;
  const start = opening[0].length;
  const body = comment.slice(start, -'-->'.length);
  const colon = body.indexOf(':');
  return {
    kind: kinds.find((kind) => written === `planwright-${kind}`) ?? 'unknown',
    word: { value: written, from: start - written.length },
    rules: listed(colon < 0 ? body : body.slice(0, colon), start),
  };
}

/** The pieces between commas, trimmed; empty ones are left out. */
function listed(list: string, start: number): Piece[] {
  let from = start;
  return list.split(',').flatMap((piece) => {
    const value = piece.trim();
    const at = from + (piece.length - piece.trimStart().length);
    from += piece.length + 1;
    return value === '' ? [] : { value, from: at };
  });
}
