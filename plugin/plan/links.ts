/** The links and images of a whole page, with the position of each address. */
import type { Definition, Image, Link as LinkNode, Nodes } from 'mdast';
import type { Position } from 'unist';
import type { Link } from './model.ts';
import type { Source } from './text/source.ts';

/** The links, images and definitions among nodes, in their order. Raw HTML is not read. */
export function linksOf(nodes: readonly Nodes[], source: Source | null): Link[] {
  const links: Link[] = [];
  for (const node of nodes) {
    if (!isLink(node)) continue;
    const kind = node.type === 'image' ? 'image' : 'link';
    links.push({ kind, url: { value: node.url, position: placeOfUrl(node, source) } });
  }
  return links;
}

function isLink(node: Nodes): node is LinkNode | Image | Definition {
  return node.type === 'link' || node.type === 'image' || node.type === 'definition';
}

/** The address as it is written; the whole link where it is written otherwise, as with escapes in it. */
function placeOfUrl(node: LinkNode | Image | Definition, source: Source | null): Position | undefined {
  const [from, to] = [node.position?.start.offset, node.position?.end.offset];
  if (!source || from === undefined || to === undefined) return undefined;
  const written = source.text.slice(from, to);
  const label = labelEnd(node, written, from);
  const index = node.url === '' ? -1 : written.indexOf(node.url, label);
  return index < 0 ? source.positionOf(from, to) : source.positionOf(from + index, from + index + node.url.length);
}

/** Where the part of a link ends that a reader sees. */
function labelEnd(node: LinkNode | Image | Definition, written: string, from: number): number {
  if (node.type === 'definition') return Math.max(0, written.indexOf(']:'));
  if (node.type === 'image') return Math.max(0, written.indexOf(']('));
  const last = node.children.at(-1)?.position?.end.offset;
  return last === undefined ? 0 : last - from;
}
