/**
 * Raw HTML in a plan: formatting tags are kept, everything else is shown as text. Plans are full of `Vec<T>` and `<name>`,
 * which a browser would swallow, and may come from anyone.
 */

const formatting =
  'a abbr b bdi bdo blockquote br caption center code dd del details dfn div dl dt em hr i img ins kbd li mark ol p picture pre q ' +
  'rp rt ruby s samp small source span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var wbr';
const allowed: ReadonlySet<string> = new Set(formatting.split(' '));
const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'source', 'wbr']);
const attributes: ReadonlySet<string> = new Set(
  'align alt colspan dir height href lang media open rowspan scope src srcset start title type valign width'.split(' '),
);

/** A piece of raw HTML. */
export type Token =
  | { kind: 'text' | 'comment'; value: string }
  | { kind: 'open' | 'close' | 'void'; name: string; value: string };

const comment = /<!--(?!-?>)(?:[^-<]|-(?!->|-!>)|<(?!!--))*-->/y;
const tag = /<(\/?)([a-z][a-z\d]*)/iy;
const attribute = /\s+([a-z][a-z\d-]*)(?:=("[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?/iy;
const end = /\s*\/?>/y;

/**
 * Tokenizes raw HTML. Allowed tags are rewritten with their allowed attributes; all else is text.
 *
 * @param destination Resolves an address; null where it leads nowhere
 */
export function tokens(html: string, destination: (url: string) => string | null): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < html.length) {
    const token = commentAt(html, at) ?? tagAt(html, at, destination);
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

function tagAt(html: string, from: number, destination: (url: string) => string | null): Read | null {
  const [start = '', slash, written = ''] = match(tag, html, from) ?? [];
  const name = written.toLowerCase();
  if (!allowed.has(name)) return null;
  let at = from + start.length;
  let kept = '';
  for (let found = match(attribute, html, at); found; found = match(attribute, html, at)) {
    at += found[0].length;
    kept += keep({ tag: name, name: (found[1] ?? '').toLowerCase(), quoted: found[2] }, destination);
  }
  const close = match(end, html, at);
  if (!close) return null;
  const kind = empty.has(name) ? 'void' : slash ? 'close' : 'open';
  const value = slash ? `</${name}>` : `<${name}${kept}>`;
  return { value: { kind, name, value }, length: at + close[0].length - from };
}

interface Attribute {
  tag: string;
  name: string;
  /** The value as written; absent where there is none. */
  quoted: string | undefined;
}

function keep({ tag, name, quoted }: Attribute, destination: (url: string) => string | null): string {
  // An author's anchor becomes a name: an id could shadow one of the page's own for links and scripts.
  if (tag === 'a' && (name === 'id' || name === 'name')) return ` name="${unquoted(quoted)}"`;
  if (!attributes.has(name)) return '';
  if (quoted === undefined) return ` ${name}`;
  if (name === 'href') return address(name, quoted, destination);
  if (name === 'src') return address(name, quoted, (url) => (isImageAddress(url) ? url : null));
  if (name === 'srcset') return address(name, quoted, (urls) => (urls.split(',').every(isImageAddress) ? urls : null));
  return ` ${name}="${unquoted(quoted)}"`;
}

/** Drops addresses with character references, which could hide another address. */
function address(name: string, quoted: string, resolve: (url: string) => string | null): string {
  const url = resolve(unquoted(quoted).replaceAll('&amp;', '&'));
  return url === null || /&#|&\w+;/.test(url) ? '' : ` ${name}="${url.replaceAll('"', '&quot;')}"`;
}

function unquoted(quoted = ''): string {
  return quoted.replace(/^(["'])(.*)\1$/s, '$2').replaceAll('"', '&quot;');
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** An address as browsers read it: they skip white space and control characters in a scheme. */
export function withoutSpace(url: string): string {
  return url.replace(/[\p{Cc}\s]/gu, '');
}

/** The scheme of an address without white space, in lower case; undefined for a path. */
export function schemeOf(bare: string): string | undefined {
  return /^([a-z][a-z\d+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
}

/** Whether an image may be loaded from there: a path, another site, or the picture itself. */
export function isImageAddress(url: string): boolean {
  const scheme = schemeOf(withoutSpace(url));
  return scheme === undefined || /^https?$/.test(scheme) || /^data:image\//i.test(withoutSpace(url));
}
