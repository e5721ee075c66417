import type { Html, Nodes, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { pairedTags } from '../../plan/html-tags.ts';
import { text } from '../elements.ts';
import { pathBehind } from './addresses.ts';
import { type HtmlPolicy, type Token, tokens } from './html.ts';

/** Nodes and elements that hold inline content. */
const phrasing = new Set('paragraph heading tableCell emphasis strong delete link linkReference a dd p'.split(' '));

/**
 * A node's children with their raw HTML as the policy has it; sanitized, a tag is kept only if its partner is among them too.
 * Images become nodes, and a link that leads nowhere is followed by its path, as in Markdown.
 */
export function withHtml(parent: Nodes, policy: HtmlPolicy): Nodes[] {
  const siblings: readonly Nodes[] = 'children' in parent ? parent.children : [];
  if (!siblings.some((node) => node.type === 'html')) return [...siblings];
  const pieces = siblings.map((node) => (node.type === 'html' ? tokens(node.value, policy) : node));
  const all = pieces.flat();
  const read = all.filter((piece): piece is Token => 'kind' in piece);
  const pairs = pairedTags(read);
  const markup = new Set<Token>(policy.allowsAll ? read : [...pairs].flat());
  const paths = lostPaths(pairs, all);
  const name = parent.type === 'planwright' ? parent.data.hName : parent.type;
  const inline = phrasing.has(name) || siblings.some((node) => node.type === 'text');
  return siblings.flatMap((node, index) => {
    const own = pieces[index];
    return node.type === 'html' && Array.isArray(own) ? safe(node, own, { markup, paths, inline }) : [node];
  });
}

/** More than these between two tags are not read: they cannot be just a path. */
const FEW = 8;

/** The paths to show after the closing tags of links that lead nowhere. */
function lostPaths(pairs: ReadonlyMap<Token, Token>, all: readonly (Token | Nodes)[]): Map<Token, string> {
  const paths = new Map<Token, string>();
  const places = new Map(all.map((piece, index) => [piece, index]));
  for (const [start, end] of pairs) {
    if (start.kind !== 'open' || start.lost === undefined) continue;
    const between = all.slice((places.get(start) ?? 0) + 1, places.get(end)).slice(0, FEW);
    const words = between.map((piece) => ('type' in piece ? plainText(piece) : wordsOf(piece))).join('');
    paths.set(end, pathBehind(words, start.lost));
  }
  return paths;
}

function wordsOf(token: Token): string {
  return token.kind === 'text' ? token.value : '';
}

interface Context {
  /** The tags that have a partner. */
  markup: ReadonlySet<Token>;
  paths: ReadonlyMap<Token, string>;
  inline: boolean;
}

function safe(node: Html, own: readonly Token[], { markup, paths, inline }: Context): RootContent[] {
  const isMarkup = (token: Token) => /comment|void|image/.test(token.kind) || markup.has(token);
  if (!own.some(isMarkup)) {
    return [inline ? { ...text(node.value), position: node.position } : { ...node, type: 'code' }];
  }
  const nodes: RootContent[] = [];
  let value = '';
  const flush = () => {
    if (value !== '') nodes.push({ ...node, value });
    value = '';
  };
  for (const token of own) {
    if (token.kind === 'image') {
      flush();
      nodes.push(token.image);
    } else {
      value += (isMarkup(token) ? token.value : escaped(token.value)) + escaped(paths.get(token) ?? '');
    }
  }
  flush();
  return nodes;
}

function escaped(value: string): string {
  return value.replaceAll('<', '&lt;');
}
