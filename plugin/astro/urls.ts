import type { Locale, Site } from './site.ts';

/** The settings that the addresses of pages depend on. */
export type Addressing = Pick<Site, 'base' | 'trailingSlash' | 'format' | 'locales'> & { options: { prefix: string } };

/** The files beside a plan's page. */
export type PageFile = 'source.md' | 'plan.json' | 'plan.mmd' | 'badge.svg' | 'badge.json' | 'picture.png';

/** Addresses of the pages, with `base`, `trailingSlash` and `build.format` as the project has set them. */
export interface Urls {
  /** The list of all plans. */
  index: string;
  plan(id: string): string;
  /** The first part of the addresses of all files beside plans. */
  files: string;
  /** A file beside a plan's page. */
  file(id: string, name: PageFile): string;
  /** The page that checks any plan. */
  playground: string;
  /** The Atom feed of changes in the plans. */
  feed: string;
}

/**
 * A plan's id as it is in addresses. Astro writes files of some names under others, and fails at a percent sign; many hosts
 * serve no folder that begins with a dot; a folder cannot be where the file beside a page is, nor a plan where the
 * playground or another plan's embed page is; and where pages are files, one named `index` is the page of its folder.
 */
export function addressOf(id: string): string {
  return id
    .replace(/[#?%\\\p{Cc}\p{Zl}\p{Zp}]/gu, '-')
    .replace(/(^|\/)\.+(?=[^/])/g, '$1')
    .replace(/(^|\/)(source\.md|plan\.json|plan\.mmd|badge\.svg|badge\.json|picture\.png)(?=\/|$)/g, (name) =>
      name.replace('.', '-'),
    )
    .replace(/^playground$/, 'playground-plan')
    .replace(/(^|\/)(index|embed)$/, '$1$2-plan');
}

/** The language that an address of the site begins with, else that of the site. */
export function localeOf(pathname: string, { base, locales }: Pick<Site, 'base' | 'locales'>): Locale {
  const parts = (path: string) => path.split('/').filter(Boolean);
  const first = parts(pathname)[parts(base).length]?.replace(/\.html$/, '');
  return locales.find(({ path }) => path !== '' && path === first) ?? locales[0];
}

/**
 * Builds the addresses of a site's plans.
 *
 * @param locale the language whose pages they are
 */
export function siteUrls(site: Addressing, locale: Pick<Locale, 'path'> = site.locales[0]): Urls {
  const absolute = (...parts: string[]) =>
    `/${parts
      .flatMap((part) => part.split('/'))
      .filter(Boolean)
      .map(encodeURIComponent)
      .join('/')}`;
  const page = (...parts: string[]) =>
    withEnding(absolute(site.base, locale.path, site.options.prefix, ...parts), site);
  return {
    index: page(),
    plan: (id) => page(addressOf(id)),
    playground: page('playground'),
    feed: absolute(site.base, site.options.prefix, 'feed.xml'),
    files: `${absolute(site.base, site.options.prefix)}/`,
    file: (id, name) => absolute(site.base, site.options.prefix, addressOf(id), name),
  };
}

/** Adds `.html` to a link if Astro writes `plans/a.html`; any host then finds the file. */
function withEnding(path: string, { trailingSlash, format }: Addressing): string {
  if (format !== 'directory') return `${path}.html`;
  return trailingSlash === 'never' ? path : `${path}/`;
}
