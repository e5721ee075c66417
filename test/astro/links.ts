import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

interface Names {
  /** Addresses of the site's own: in links, images, styles and scripts. */
  urls: string[];
  ids: Set<string>;
}

/** Every address of the site's own that a page names: in links, images, styles and scripts. */
export const internalUrls = (page: Root): string[] => namesOf(page).urls;

/**
 * The internal addresses of a built site that lead nowhere: no file that a static host would serve for them, or no element
 * with that id.
 *
 * @param pages HTML by path below the output folder
 * @param files all paths below it
 */
export function brokenLinks(pages: ReadonlyMap<string, Root>, files: readonly string[], base = '/'): string[] {
  const known = new Set(files);
  const names = new Map([...pages].map(([path, page]) => [path, namesOf(page)]));
  return [...names].flatMap(([from, { urls }]) =>
    urls
      .filter((url) => {
        const { pathname, hash, searchParams } = new URL(url, `http://site${base}${from}`);
        const file = served(decodeURIComponent(pathname), known, base);
        const target = file === undefined ? undefined : names.get(file);
        const plan = searchParams.get('plan');
        // What the playground is to open.
        if (plan !== null) return file === undefined || !files.some((one) => one.endsWith(`/${plan}/source.md`));
        const id = decodeURIComponent(hash.slice(1));
        return file === undefined || (target !== undefined && id !== '' && id !== 'top' && !target.ids.has(id));
      })
      .map((url) => `${from}: ${url}`),
  );
}

function namesOf(page: Root): Names {
  const names: Names = { urls: [], ids: new Set() };
  visit(page, 'element', ({ properties: { id, href, src } }) => {
    if (id !== undefined) names.ids.add(String(id));
    const url = href ?? src;
    if (url !== undefined && !/^([a-z][a-z\d+.-]*:|\/\/)/i.test(String(url))) names.urls.push(String(url));
  });
  return names;
}

function served(pathname: string, known: ReadonlySet<string>, base: string): string | undefined {
  if (!`${pathname}/`.startsWith(base)) return undefined;
  const path = pathname.slice(base.length).replace(/\/$/, '');
  return [path, `${path}/index.html`, `${path}.html`, path === '' ? 'index.html' : path].find((file) =>
    known.has(file),
  );
}
