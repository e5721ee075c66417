import type { InjectedRoute } from 'astro';
import type { Site } from './site.ts';

/** Components are published as they are; scripts are compiled with the rest of the package. */
export const script = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/**
 * The pages that the integration adds to a site. They are prerendered, whatever the site's output is.
 *
 * @param address of the site, without which there is no feed
 * @param locales languages that have the pages; the feed is there once
 */
export function routes({
  options: { prefix, playground },
  locales,
  address,
}: Pick<Site, 'options' | 'locales' | 'address'>): InjectedRoute[] {
  const route = (pattern: string, file: string): InjectedRoute => ({
    pattern,
    entrypoint: new URL(`./routes/${file}`, import.meta.url),
    prerender: true,
  });
  const pages = (folder: string) => [
    route(folder, 'Index.astro'),
    route(`${folder}/[...id]`, 'Plan.astro'),
    route(`${folder}/[...id]/embed`, 'Embed.astro'),
    ...(playground ? [route(`${folder}/playground`, 'Playground.astro')] : []),
  ];
  return [
    ...locales.flatMap(({ path }) => pages(path === '' ? `/${prefix}` : `/${path}/${prefix}`)),
    ...(address === undefined ? [] : [route(`/${prefix}/feed.xml`, `feed.xml.${script}`)]),
  ];
}
