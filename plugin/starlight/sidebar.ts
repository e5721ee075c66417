import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import type { StarlightUserConfig } from '@astrojs/starlight/types';
import type { PlanEntry } from '../astro/entry.ts';
import { decodePath } from '../astro/links.ts';
import { type Addressing, addressOf, localeOf, siteUrls } from '../astro/urls.ts';
import { english, type Translate } from '../render/words/index.ts';

/** A plan as the sidebar shows it. */
export type SidebarPlan = { id: string } & Pick<PlanEntry, 'title' | 'progress'>;

type Entry = StarlightRouteData['sidebar'][number];
type Link = Extract<Entry, { type: 'link' }>;
type ConfiguredEntry = NonNullable<StarlightUserConfig['sidebar']>[number];

/** The attribute by which the middleware finds our links again: it holds the plan's id, nothing for the list of all. */
export const marker = 'data-planwright';

/**
 * The group for Starlight's configuration, which its previous and next links come from; the middleware puts the words of each
 * page's language in. Starlight adds `base` and endings.
 */
export function configuredGroup(plans: readonly SidebarPlan[], prefix: string): ConfiguredEntry {
  const items = [
    { label: english('plans.all'), link: `/${prefix}/`, attrs: { [marker]: '' } },
    ...plans.map((plan) => ({
      label: plan.title,
      link: `/${prefix}/${encodeURI(addressOf(plan.id))}/`,
      attrs: { [marker]: plan.id },
      ...(badge(plan) && { badge: badge(plan) }),
    })),
  ];
  return { label: english('plans.title'), items };
}

/** The same group for a page, in its language and with current progress. */
export function shownGroup(
  plans: readonly SidebarPlan[],
  site: Addressing,
  pathname: string,
  t: Translate,
): Entry & { entries: Link[] } {
  const urls = siteUrls(site, localeOf(pathname, site));
  const current = comparable(pathname);
  const link = (label: string, id: string, href: string, badge?: Link['badge']): Link => ({
    type: 'link',
    label,
    href,
    badge,
    isCurrent: comparable(href) === current,
    attrs: { [marker]: id },
  });
  const entries = [
    link(t('plans.all'), '', urls.index),
    ...plans.map((plan) => link(plan.title, plan.id, urls.plan(plan.id), badge(plan))),
  ];
  return { type: 'group', label: t('plans.title'), entries, collapsed: false, badge: undefined };
}

/** `3/11`, as quiet text; nothing where there is nothing to count. */
function badge({ progress }: SidebarPlan): NonNullable<Link['badge']> | undefined {
  const { done, total } = progress;
  if (total === 0) return undefined;
  return { text: `${done}/${total}`, variant: 'default', class: 'pw-sidebar-count' };
}

/** An address without its ending and encoding. */
const comparable = (path: string) => (decodePath(path) ?? path).replace(/(?:\/index)?\.html$|\/$/, '');
