import type { Definition, Image, ImageReference, Link, LinkReference, Nodes, PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { srcsetUrls } from '../../plan/html-tags.ts';
import { everyNode } from '../../plan/walk.ts';
import { text } from '../elements.ts';
import type { View } from '../view.ts';
import { isImageAddress, isRemote, pathBehind, schemeOf, withoutSpace } from './addresses.ts';

const schemes = new Set(['http', 'https', 'mailto', 'tel', 'ftp', 'irc', 'ircs', 'xmpp']);

/**
 * The address of an author's link: as written for anchors of the page and for other sites, resolved by the host for relative
 * ones. Null where it leads nowhere, and for schemes such as `javascript:`.
 */
export function destination(url: string, view: View): string | null {
  const bare = withoutSpace(url);
  const scheme = schemeOf(bare);
  if (scheme !== undefined) return schemes.has(scheme) ? url : null;
  return bare === '' || '#/?'.includes(bare.charAt(0)) ? url : view.parts.link(url);
}

/** A link with its resolved address; without one, its text with its path. */
export function resolveLink(link: Link, view: View): PhrasingContent[] {
  const url = destination(link.url, view);
  return url === null ? unlinked(link.children, link.url) : [{ ...link, url }];
}

/** The same for a link with its address in a definition. */
export function resolveReference(link: LinkReference, view: View): PhrasingContent[] {
  const url = view.definitions.get(link.identifier);
  return url === undefined || destination(url, view) !== null ? [link] : unlinked(link.children, url);
}

export function resolveDefinition(definition: Definition, view: View): Definition {
  return { ...definition, url: destination(definition.url, view) ?? definition.url };
}

/** An image that can and may be loaded, else its description with its address. */
export function resolveImage(image: Image | ImageReference, view: View): PhrasingContent {
  const url = image.type === 'image' ? image.url : (view.definitions.get(image.identifier) ?? '');
  const mayLoad = (one: string) => isImageAddress(one) && !(view.parts.remoteImages === 'forbid' && isRemote(one));
  if (!mayLoad(url)) return text(image.alt ? `${image.alt} (${url})` : url);
  const { srcSet, ...others } = image.data?.hProperties ?? {};
  if (srcsetUrls(String(srcSet ?? '')).every(mayLoad)) return image;
  return { ...image, data: { ...image.data, hProperties: others } };
}

function unlinked(children: readonly PhrasingContent[], url: string): PhrasingContent[] {
  const path = pathBehind(plainText({ type: 'paragraph', children: [...children] }), url);
  return path === '' ? [...children] : [...children, text(path)];
}

const links: ReadonlySet<string> = new Set(['link', 'linkReference', 'footnoteReference']);

/** What comes before the first link, and the rest: links do not nest. */
export function textBeforeLink(children: readonly PhrasingContent[]): [PhrasingContent[], PhrasingContent[]] {
  const own = children.findIndex((child) => everyNode([child]).some(isLink));
  const end = own < 0 ? children.length : own;
  return [children.slice(0, end), children.slice(end)];
}

function isLink(node: Nodes): boolean {
  if (node.type === 'planwright') return node.data.hName === 'a';
  return links.has(node.type) || (node.type === 'html' && /^<a\s/i.test(node.value));
}
