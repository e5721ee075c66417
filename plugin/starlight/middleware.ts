import { site } from 'virtual:planwright/site';
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { languageOf } from '../astro/page-language.ts';
import { publishedPlans } from '../astro/shared.ts';
import type { Locale } from '../astro/site.ts';
import { localeOf } from '../astro/urls.ts';
import type { Translate } from '../render/words/index.ts';
import { marker, shownGroup } from './sidebar.ts';

/**
 * Replaces the group that Starlight was configured with at start by one in the language of the page, and with progress that
 * stays right in dev. Where a site leaves the sidebar to Starlight, the group comes last.
 */
export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  if (isPlanRoute(context.routePattern)) route.head = route.head.map(withTitleAsText);
  const place = route.sidebar.findIndex(isOurs);
  const { pathname } = context.url;
  const group = groupIn(languageOf(context, site), localeOf(pathname, site))(pathname);
  if (place >= 0) route.sidebar[place] = group;
  else route.sidebar.push(group);
  route.pagination = pagination(route, group.entries, place >= 0);
});

/** The groups of each language, with the plans that they were made for. */
const groups = new WeakMap<Translate, { published: unknown; shown: ReturnType<typeof shownGroup> }>();

function groupIn(t: Translate, locale: Locale): ReturnType<typeof shownGroup> {
  const published = publishedPlans();
  const last = groups.get(t);
  if (last?.published === published) return last.shown;
  const plans = [...published].map(([id, { data }]) => ({ id, ...data }));
  const shown = shownGroup(plans, site, locale, t);
  groups.set(t, { published, shown });
  return shown;
}

type Tag = StarlightRouteData['head'][number];

/** One of the routes that the integration adds. */
function isPlanRoute(pattern: string): boolean {
  return site.locales.some(({ path }) =>
    `${pattern}/`.startsWith(`${path === '' ? '' : `/${path}`}/${site.options.prefix}/`),
  );
}

/** Starlight writes the content of head tags as HTML, and a plan's title can come from anyone. */
function withTitleAsText(tag: Tag): Tag {
  if (tag.tag !== 'title') return tag;
  return { ...tag, content: tag.content?.replaceAll('&', '&amp;').replaceAll('<', '&lt;') };
}

type Link = Extract<StarlightRouteData['sidebar'][number], { type: 'link' }>;

function isOurs(entry: StarlightRouteData['sidebar'][number]): boolean {
  return entry.type === 'group' && entry.entries.some((link) => link.type === 'link' && marker in link.attrs);
}

/** Starlight's own links, with ours updated; on a plan's page under a generated sidebar, the neighbouring plans. */
function pagination(route: StarlightRouteData, links: Link[], configured: boolean): StarlightRouteData['pagination'] {
  const fresh = (link: Link | undefined) => links.find(({ attrs }) => attrs[marker] === link?.attrs[marker]) ?? link;
  const { prev, next } = route.pagination;
  const current = links.findIndex(({ isCurrent }) => isCurrent);
  if (configured || current < 0) return { prev: fresh(prev), next: fresh(next) };
  return { prev: links[current - 1], next: links[current + 1] };
}
