import type { Html, Nodes, RootContent } from 'mdast';
import { text } from '../elements.ts';
import { type Token, tokens } from './html.ts';

/** Nodes and elements that hold inline content. */
const phrasing = new Set('paragraph heading tableCell emphasis strong delete link linkReference a dd p'.split(' '));

type Destination = (url: string) => string | null;

/** A node's children with their raw HTML sanitized: a tag is kept only if its partner is among them too. */
export function withSafeHtml(parent: Nodes, destination: Destination): Nodes[] {
  const siblings: readonly Nodes[] = 'children' in parent ? parent.children : [];
  if (!siblings.some((node) => node.type === 'html')) return [...siblings];
  const read = siblings.map((node) => (node.type === 'html' ? tokens(node.value, destination) : null));
  const paired = pairs(read.flatMap((some) => some ?? []));
  const name = parent.type === 'planwright' ? parent.data.hName : parent.type;
  const inline = phrasing.has(name) || siblings.some((node) => node.type === 'text');
  return siblings.flatMap((node, index) => {
    const own = read[index];
    return node.type === 'html' && own ? safe(node, own, paired, inline) : [node];
  });
}

/** Matching opening and closing tags, the innermost first. */
function pairs(all: readonly Token[]): Set<Token> {
  const paired = new Set<Token>();
  const open: (Token & { name: string })[] = [];
  const openCount = new Map<string, number>();
  const count = (name: string, by: number) => openCount.set(name, (openCount.get(name) ?? 0) + by);
  for (const token of all) {
    if (token.kind === 'open') {
      open.push(token);
      count(token.name, 1);
    }
    // Searches only for names that are open, and drops what it passes: linear in the number of tags.
    if (token.kind !== 'close' || !openCount.get(token.name)) continue;
    for (let start = open.pop(); start; start = open.pop()) {
      count(start.name, -1);
      if (start.name !== token.name) continue;
      paired.add(start).add(token);
      break;
    }
  }
  return paired;
}

function safe(node: Html, own: readonly Token[], paired: ReadonlySet<Token>, inline: boolean): RootContent[] {
  const isMarkup = (token: Token) => token.kind === 'comment' || token.kind === 'void' || paired.has(token);
  if (own.some(isMarkup)) {
    const value = own.map((token) => (isMarkup(token) ? token.value : escaped(token.value))).join('');
    return [{ ...node, value }];
  }
  if (inline) return [{ ...text(node.value), position: node.position }];
  return [{ type: 'code', value: node.value, position: node.position }];
}

function escaped(value: string): string {
  return value.replaceAll('<', '&lt;');
}
