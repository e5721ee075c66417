/**
 * Raw HTML in a plan: formatting tags are kept, everything else is shown as text. Plans are full of `Vec<T>` and `<name>`,
 * which a browser would swallow, and may come from anyone. Where a site allows all HTML, only addresses are changed.
 */

import { fromHtml } from 'hast-util-from-html';
import type { Image } from 'mdast';
import { srcsetUrls } from '../../plan/html-tags.ts';
import { isImageAddress } from './addresses.ts';

const formatting =
  'a abbr b bdi bdo blockquote br caption center code dd del details dfn div dl dt em hr i img ins kbd li mark ol p picture pre q ' +
  'rp rt ruby s samp small source span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var wbr';
const allowed: ReadonlySet<string> = new Set(formatting.split(' '));
const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'source', 'wbr']);
const attributes: ReadonlySet<string> = new Set(
  'align alt colspan dir height lang media open rowspan scope start title type valign width'.split(' '),
);

/** A piece of raw HTML. */
export type Token =
  | { kind: 'text' | 'comment'; name?: undefined; value: string }
  | { kind: 'open' | 'close' | 'void'; name: string; value: string; lost?: string | undefined }
  /** An `<img>` or `<source>`, which is published as an image of Markdown is. */
  | { kind: 'image'; name: string; value: string; image: Image };

/** The treatment of raw HTML. */
export interface HtmlPolicy {
  /** Resolves an address; null where it leads nowhere. */
  destination: (url: string) => string | null;
  /** Whether everything is kept as it is. */
  allowsAll: boolean;
}

const comment = /<!--(?!-?>)(?:[^-<]|-(?!->|-!>)|<(?!!--))*-->/y;
const tag = /<(\/?)([a-z][a-z\d]*)/iy;
const attribute = /\s+([a-z][a-z\d-]*)(?:=("[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?/iy;
const end = /\s*\/?>/y;

/** Elements that contain text, not tags. */
const opaque = /<(script|style|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/iy;

/** Tokenizes raw HTML. Allowed tags are rewritten with their allowed attributes; all else is text. */
export function tokens(html: string, policy: HtmlPolicy): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < html.length) {
    const token = (policy.allowsAll ? opaqueAt(html, at) : null) ?? commentAt(html, at) ?? tagAt(html, at, policy);
    const next = html.indexOf('<', at + 1);
    const { value, length } = token ?? { value: null, length: (next < 0 ? html.length : next) - at };
    found.push(value ?? { kind: 'text', value: html.slice(at, at + length) });
    at += length;
  }
  return found;
}

interface Read {
  value: Token;
  length: number;
}

/** A comment that a browser ends at the same place. */
function commentAt(html: string, at: number): Read | null {
  const value = match(comment, html, at)?.[0];
  return value === undefined ? null : { value: { kind: 'comment', value }, length: value.length };
}

function opaqueAt(html: string, at: number): Read | null {
  const value = match(opaque, html, at)?.[0];
  return value === undefined ? null : { value: { kind: 'text', value }, length: value.length };
}

function tagAt(html: string, from: number, policy: HtmlPolicy): Read | null {
  const [start = '', slash, written = ''] = match(tag, html, from) ?? [];
  const name = written.toLowerCase();
  if (!allowed.has(name) && !(policy.allowsAll && name !== '')) return null;
  let at = from + start.length;
  const given = new Map<string, string | undefined>();
  for (let found = match(attribute, html, at); found; found = match(attribute, html, at)) {
    at += found[0].length;
    const key = (found[1] ?? '').toLowerCase();
    // As browsers do: the first of two counts.
    if (!given.has(key)) given.set(key, found[2] && unquoted(found[2]));
  }
  const close = match(end, html, at);
  if (!close) return null;
  const length = at + close[0].length - from;
  const text = html.slice(from, from + length);
  return {
    value: tokenOf({ name, closes: slash === '/', given, text }, policy) ?? { kind: 'text', value: text },
    length,
  };
}

interface Tag {
  name: string;
  closes: boolean;
  /** The attributes without their quotes; undefined for one without a value. */
  given: ReadonlyMap<string, string | undefined>;
  /** As it is written. */
  text: string;
}

/** Null for an image without an address. */
function tokenOf(tag: Tag, policy: HtmlPolicy): Token | null {
  const { name, closes, given } = tag;
  const isImage = name === 'img' || name === 'source';
  if (closes) return { kind: empty.has(name) ? 'void' : 'close', name, value: isImage ? '' : `</${name}>` };
  if (isImage) return imageToken(name, given);
  const href = name === 'a' ? given.get('href') : undefined;
  const target = href === undefined ? '' : hrefTo(href, policy.destination);
  const value = policy.allowsAll ? withHref(tag.text, target) : `<${name}${kept(tag)}${target}>`;
  return { kind: empty.has(name) ? 'void' : 'open', name, value, lost: target === '' && href ? href : undefined };
}

/** The allowed attributes but for the address. */
function kept({ name: tag, given }: Tag): string {
  const pieces = [...given].map(([name, value]) => {
    // An author's anchor becomes a name: an id could shadow one of the page's own for links and scripts.
    if (tag === 'a' && (name === 'id' || name === 'name')) return ` name="${value ?? ''}"`;
    if (!attributes.has(name)) return '';
    return value === undefined ? ` ${name}` : ` ${name}="${value}"`;
  });
  return pieces.join('');
}

/** A tag as it is written, with another address. */
function withHref(tag: string, href: string): string {
  return tag.replace(/\s+href=("[^"]*"|'[^']*'|[^\s"'=<>`]+)/i, () => href);
}

/** Drops an address with character references, which could hide another address. */
function hrefTo(written: string, destination: HtmlPolicy['destination']): string {
  const url = destination(written.replaceAll('&amp;', '&'));
  return url === null || /&#|&\w+;/.test(url) ? '' : ` href="${url.replaceAll('"', '&quot;')}"`;
}

const imageAttributes = ['align', 'alt', 'height', 'media', 'src', 'srcset', 'title', 'type', 'width'];

/** The parser of hast decodes the attributes, so that an address is judged as the browser would read it. */
function imageToken(name: string, given: Tag['given']): Token | null {
  const written = imageAttributes.flatMap((key) => (given.has(key) ? `${key}="${given.get(key) ?? ''}"` : []));
  const [element] = fromHtml(`<${name} ${written.join(' ')}>`, { fragment: true }).children;
  if (element?.type !== 'element') return null;
  const { src, srcSet, alt, title, ...others } = element.properties;
  const candidates = srcsetUrls(String(srcSet ?? ''));
  const url = String(src || candidates[0] || '');
  if (url === '') return null;
  const set = candidates.length > 0 && candidates.every(isImageAddress) ? { srcSet } : {};
  const own = name === 'source' ? { src: undefined, alt: undefined } : {};
  const data = { hName: name, hProperties: { ...others, ...set, ...own } };
  const image: Image = { type: 'image', url, alt: String(alt ?? ''), title: title ? String(title) : null, data };
  return { kind: 'image', name, value: `<${name}>`, image };
}

function unquoted(quoted: string): string {
  return quoted.replace(/^(["'])(.*)\1$/s, '$2').replaceAll('"', '&quot;');
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
