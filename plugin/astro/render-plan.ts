import { type CollectionEntry, render } from 'astro:content';
import { english, type Translate } from '../render/words/index.ts';
import type { RenderedPage } from './html.ts';
import type { PublishedPlan } from './page.ts';
import { publishedPlan } from './shared.ts';
import type { Locale } from './site.ts';

/**
 * Renders a plan of the collection. `render()` of `astro:content` cannot: pages are not in the content store, but made on
 * demand.
 *
 * @param t Returns the page's own words; by default in English
 * @param locale The language whose pages its links lead to; by default that of the site
 * @throws where the content loader has not run in this process, and where it knows no such plan
 */
export async function renderPlan(
  { id }: Pick<CollectionEntry<'plans'>, 'id'>,
  t: Translate = english,
  locale?: Locale,
) {
  const published = publishedPlan(id);
  const page = await published.page(t, locale);
  return { ...(await renderHtml(published, page)), hasGraph: page.html.includes('<pw-graph') };
}

/** Makes an Astro component of a plan's HTML, into which Astro puts the images. */
export function renderHtml({ plan, data }: PublishedPlan, { html, headings, imagePaths }: RenderedPage) {
  const rendered = { html, metadata: { headings, imagePaths, frontmatter: {} } };
  return render({ id: plan.id, collection: 'plans' as const, data, filePath: plan.path, rendered });
}
