import type { Root } from 'hast';
import { selectAll } from 'hast-util-select';

/** Every address of the site's own that a page names: in links, images, styles and scripts. */
export function internalUrls(page: Root): string[] {
  return selectAll('[href], [src]', page)
    .map(({ properties }) => String(properties.href ?? properties.src))
    .filter((url) => !/^([a-z][a-z\d+.-]*:|\/\/)/i.test(url));
}

/**
 * The internal addresses of a built site that lead nowhere: no file that a static host would serve for them, or no element
 * with that id.
 *
 * @param pages HTML by path below `dist`
 * @param files all paths below `dist`
 */
export function brokenLinks(pages: ReadonlyMap<string, Root>, files: readonly string[], base = '/'): string[] {
  const known = new Set(files);
  return [...pages].flatMap(([from, page]) =>
    internalUrls(page)
      .filter((url) => {
        const { pathname, hash } = new URL(url, `http://site${base}${from}`);
        const file = served(decodeURIComponent(pathname), known, base);
        if (file === undefined) return true;
        const target = pages.get(file);
        return hash.length > 1 && target !== undefined && !hasId(target, decodeURIComponent(hash.slice(1)));
      })
      .map((url) => `${from}: ${url}`),
  );
}

function served(pathname: string, known: ReadonlySet<string>, base: string): string | undefined {
  if (!`${pathname}/`.startsWith(base)) return undefined;
  const path = pathname.slice(base.length).replace(/\/$/, '');
  return [path, `${path}/index.html`, `${path}.html`, path === '' ? 'index.html' : path].find((file) =>
    known.has(file),
  );
}

const hasId = (page: Root, id: string) =>
  id === 'top' || selectAll('[id]', page).some(({ properties }) => properties.id === id);
