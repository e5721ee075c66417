/** The links and images of a whole page, with the position of each address. */
import type { Definition, Html, Image, Link as LinkNode, Nodes } from 'mdast';
import type { Position } from 'unist';
import { srcsetUrls, tagsIn } from './html-tags.ts';
import type { Link } from './model.ts';
import type { Source } from './text/source.ts';

/** The links, images and definitions among nodes, and those of raw HTML (`href`, `src`, `srcset`), in their order. */
export function linksOf(nodes: readonly Nodes[], source: Source | null): Link[] {
  return nodes.flatMap((node): Link[] => {
    if (node.type === 'html') return linksInHtml(node, source);
    if (!isLink(node)) return [];
    const kind = node.type === 'image' ? 'image' : 'link';
    return [{ kind, url: { value: node.url, position: placeOfUrl(node, source) } }];
  });
}

function linksInHtml({ value, position }: Html, source: Source | null): Link[] {
  const end = position?.end.offset ?? 0;
  let from = position?.start.offset ?? 0;
  return tagsIn(value).flatMap((tag) =>
    urlsOf(tag).map((url): Link => {
      const at = source ? source.text.indexOf(url, from) : -1;
      const isFound = at >= 0 && at + url.length <= end;
      if (isFound) from = at + url.length;
      const place = isFound ? source?.positionOf(at, at + url.length) : source ? position : undefined;
      const kind = tag.name === 'a' ? 'link' : 'image';
      return { kind, url: { value: url.replaceAll('&amp;', '&'), position: place } };
    }),
  );
}

/** In the order in which they are written, each once. */
function urlsOf({ name, attributes }: ReturnType<typeof tagsIn>[number]): string[] {
  const urls = Object.entries(attributes).flatMap(([key, value]) => {
    if (name === 'a') return key === 'href' ? value : [];
    if (name !== 'img' && name !== 'source') return [];
    return key === 'srcset' ? srcsetUrls(value) : key === 'src' ? value : [];
  });
  return [...new Set(urls)].filter((url) => url !== '');
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

/** The end of the visible part of a link. */
function labelEnd(node: LinkNode | Image | Definition, written: string, from: number): number {
  if (node.type === 'definition') return Math.max(0, written.indexOf(']:'));
  if (node.type === 'image') return Math.max(0, written.indexOf(']('));
  const last = node.children.at(-1)?.position?.end.offset;
  return last === undefined ? 0 : last - from;
}
