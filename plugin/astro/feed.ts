import { atomFeed } from '../share/feed.ts';
import type { History } from '../share/history.ts';
import { siteLanguage } from './language.ts';
import type { PublishedPlan } from './page.ts';
import type { Site } from './site.ts';
import { siteUrls } from './urls.ts';

/**
 * The changes in the plans of a site, as Atom.
 *
 * @param histories by the plans' paths in the repository
 */
export function feedOf(
  published: readonly PublishedPlan[],
  site: Site,
  histories: ReadonlyMap<string, History>,
): string {
  const urls = siteUrls(site);
  const absolute = (path: string) => new URL(path, site.address).href;
  const plans = published.flatMap(({ plan, data: { title, path } }) => {
    const history = histories.get(path);
    return history ? [{ title, url: absolute(urls.plan(plan.id)), history }] : [];
  });
  const addresses = { index: absolute(urls.index), feed: absolute(urls.feed) };
  return atomFeed(plans, addresses, siteLanguage(site));
}
