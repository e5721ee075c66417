import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import type { StarlightUserConfig } from '@astrojs/starlight/types';
import type { PlanEntry } from '../astro/entry.ts';
import { decodePath } from '../astro/links.ts';
import type { Locale } from '../astro/site.ts';
import { type Addressing, addressOf, siteUrls } from '../astro/urls.ts';
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

/** Makes the same group for any page of a language, with the progress as it is. */
export function shownGroup(
  plans: readonly SidebarPlan[],
  site: Addressing,
  locale: Locale,
  t: Translate,
): (pathname: string) => Entry & { entries: Link[] } {
  const urls = siteUrls(site, locale);
  const link = (label: string, id: string, href: string, badge?: Link['badge']) => {
    return { label, id, href, badge, path: comparable(href) };
  };
  const links = [
    link(t('plans.all'), '', urls.index),
    ...plans.map((plan) => link(plan.title, plan.id, urls.plan(plan.id), badge(plan))),
  ];
  return (pathname) => {
    const current = comparable(pathname);
    const entries = links.map(
      ({ id, path, ...rest }): Link => ({
        type: 'link',
        ...rest,
        isCurrent: path === current,
        attrs: { [marker]: id },
      }),
    );
    return { type: 'group', label: t('plans.title'), entries, collapsed: false, badge: undefined };
  };
}

/** `3/11`, as quiet text; nothing where there is nothing to count. */
function badge({ progress }: SidebarPlan): NonNullable<Link['badge']> | undefined {
  const { done, total } = progress;
  if (total === 0) return undefined;
  return { text: `${done}/${total}`, variant: 'default', class: 'pw-sidebar-count' };
}

/** An address without its ending and encoding. */
const comparable = (path: string) => (decodePath(path) ?? path).replace(/(?:\/index)?\.html$|\/$/, '');
