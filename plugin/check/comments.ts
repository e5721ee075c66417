import type { Html, Nodes, Parents, Root } from 'mdast';
import type { Position } from 'unist';
import type { Plan, Sourced } from '../plan/model.ts';
import { preorder } from '../plan/walk.ts';
import { commentsIn, directiveIn, type Word } from './directive.ts';

/** A comment that says what is not to be reported. */
export interface Directive {
  kind: Word | 'unknown';
  /** `planwright-disable`, as it was written. */
  word: Sourced;
  /** Ids of rules as they were written; none stands for all rules. */
  rules: Sourced[];
  /** Of the whole comment. */
  position: Position | undefined;
  /** The line that `disable-next-line` is about: the next one on which anything but such comments stands. */
  line: number | undefined;
}

interface Place {
  node: Nodes;
  parent: Parents | null;
}

/** The directives in a plan's HTML comments, in the order of the page. What looks like a comment in code is none. */
export function directivesIn({ tree, html }: Pick<Plan, 'tree' | 'html'>): Directive[] {
  if (!html.some(maySpeak)) return [];
  const nodes = placesIn(tree);
  const found = nodes.flatMap((place) => {
    const { node } = place;
    return node.type === 'html' && maySpeak(node) ? read(node, place) : [];
  });
  if (!found.some(({ kind }) => kind === 'disable-next-line')) return found;
  const comments = new Set<Nodes>(found.map(({ node }) => node));
  const lines = nodes
    .flatMap(({ node }) => (comments.has(node) || !node.position ? [] : node.position.start.line))
    .sort((a, b) => a - b);
  return found.map((directive) => ({ ...directive, line: lineBehind(directive, lines) }));
}

type Found = Directive & Place;

function maySpeak({ value }: Html): boolean {
  return value.includes('planwright-');
}

function placesIn(tree: Root): Place[] {
  const childrenOf = (parent: Nodes): Place[] =>
    'children' in parent ? parent.children.map((node) => ({ node, parent })) : [];
  return preorder(childrenOf(tree), ({ node }) => childrenOf(node));
}

function read(node: Html, { parent }: Place): Found[] {
  return commentsIn(node.value).flatMap(({ text, from }) => {
    const directive = directiveIn(text);
    if (directive === null) return [];
    const placed = (value: string, at: number): Sourced => ({ value, position: placeIn(node, at, at + value.length) });
    return {
      node,
      parent,
      kind: directive.kind,
      word: placed(directive.word.value, from + directive.word.from),
      rules: directive.rules.map((rule) => placed(rule.value, from + rule.from)),
      position: placeIn(node, from, from + text.length),
      line: undefined,
    };
  });
}

/** Where characters of a node stand; the whole node, where its value is not the source’s own text, as in a quote. */
function placeIn({ position, value }: Html, from: number, to: number): Position | undefined {
  const start = position?.start;
  if (!position || start?.offset === undefined || position.end.offset !== start.offset + value.length) return position;
  const offset = start.offset;
  const point = (at: number) => {
    const lines = value.slice(0, at).split(/\r\n|\n|\r/);
    const last = lines.at(-1) ?? '';
    const column = lines.length === 1 ? start.column + last.length : last.length + 1;
    return { line: start.line + lines.length - 1, column, offset: offset + at };
  };
  return { start: point(from), end: point(to) };
}

/** In a paragraph or table that goes on, the line below; else the first line on which a block begins. */
function lineBehind({ position, parent }: Found, starts: readonly number[]): number | undefined {
  if (!position) return undefined;
  const { line } = position.end;
  const goesOn = parent?.position !== undefined && parent.position.end.line > line;
  if (goesOn && (parent.type === 'paragraph' || parent.type === 'tableCell')) return line + 1;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) > line) high = middle;
    else low = middle + 1;
  }
  return starts[low];
}
