/** The changes in the plans of a site, for feed readers. */
import { Feed } from 'feed';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Translate } from '../render/words/index.ts';
import { type Change, changesIn, type History } from './history.ts';

/** A plan in a feed. */
export interface FeedPlan {
  title: string;
  /** Absolute address of its page. */
  url: string;
  history: History;
}

/** Older changes are left out. */
const MAX_ENTRIES = 50;

/**
 * An Atom feed with an entry for each plan and day on which tasks were done, added or blocked, the latest first.
 *
 * @param site Absolute addresses of the list of all plans and of the feed
 */
export function atomFeed(plans: readonly FeedPlan[], site: { index: string; feed: string }, t: Translate): string {
  const entries = plans
    .flatMap((plan) => changesIn(plan.history).map((change) => ({ plan, change })))
    .toSorted((a, b) => b.change.date.localeCompare(a.change.date))
    .slice(0, MAX_ENTRIES);
  const feed = new Feed({
    id: site.index,
    title: t('feed.title'),
    link: site.index,
    language: t.lang,
    updated: dateOf(entries[0]?.change.date ?? '1970-01-01'),
    feedLinks: { atom: site.feed },
    author: { name: t('feed.title') },
    copyright: '',
    generator: 'Planwright',
  });
  for (const { plan, change } of entries) {
    feed.addItem({
      id: `${plan.url}#${change.date}`,
      link: plan.url,
      // The library gives titles as HTML.
      title: html([{ type: 'text', value: `${plan.title}: ${summary(change, t)}` }]),
      date: dateOf(change.date),
      content: html(lists(change, t)),
    });
  }
  return feed.atom1();
}

const kinds = ['done', 'added', 'blocked'] as const;

/** `2 tasks done, 1 added`. */
function summary(change: Change, t: Translate): string {
  const counts = kinds.filter((kind) => change[kind].length > 0);
  return counts.map((kind) => t(`feed.${kind}`, { count: change[kind].length })).join(', ');
}

function lists(change: Change, t: Translate): Element[] {
  return kinds.flatMap((kind) =>
    change[kind].length === 0
      ? []
      : [
          h('p', t(`feed.${kind}`, { count: change[kind].length })),
          h(
            'ul',
            change[kind].map((task) => h('li', task)),
          ),
        ],
  );
}

/** The library puts HTML into CDATA sections, which this text would close. */
function html(children: ElementContent[]): string {
  return toHtml({ type: 'root', children }).replaceAll(']]>', ']]&gt;');
}

/** Days have no time of their own. */
function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
