import { type CollectionEntry, render } from 'astro:content';
import { english, type Translate } from '../render/words/index.ts';
import { publishedPlan } from './shared.ts';

/**
 * Renders a plan of the collection: as `render()` of `astro:content`, which finds no page in the content store, since pages
 * are made when they are asked for.
 *
 * @param t Says the page's own words; by default in English
 * @throws where the content loader has not run in this process, and where it knows no such plan
 */
export async function renderPlan({ id }: Pick<CollectionEntry<'plans'>, 'id'>, t: Translate = english) {
  const { plan, data, page } = publishedPlan(id);
  const { html, headings, imagePaths } = await page(t);
  const rendered = { html, metadata: { headings, imagePaths, frontmatter: {} } };
  const entry = { id, collection: 'plans' as const, data, filePath: plan.path, rendered };
  return { ...(await render(entry)), hasGraph: html.includes('<pw-graph') };
}
