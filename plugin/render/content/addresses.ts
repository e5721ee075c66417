/** Addresses of links and images as their authors write them. */

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

/** Whether an image lies on another site: browsers take a backslash for a slash. */
export function isRemote(url: string): boolean {
  const bare = withoutSpace(url);
  return /^(?:https?:|[\\/]{2})/i.test(bare);
}

/** The path of a link that leads nowhere, after its words; empty where they say it. */
export function pathBehind(words: string, url: string): string {
  return withoutDot(words.trim()) === withoutDot(url) ? '' : ` (${url})`;
}

/** `./design.md` is `design.md`. */
function withoutDot(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}
