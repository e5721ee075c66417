/** An address as browsers read it: they skip white space and control characters within a scheme. */
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
