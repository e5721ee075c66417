import { type CollectionEntry, render } from 'astro:content';
import { publishedPlan } from './shared.ts';

/**
 * Renders a plan of the collection: as `render()` of `astro:content`, which finds no page in the content store, since pages
 * are made when they are asked for.
 *
 * @throws where the content loader has not run in this process, and where it knows no such plan
 */
export async function renderPlan({ id }: Pick<CollectionEntry<'plans'>, 'id'>) {
  const { plan, data, page } = publishedPlan(id);
  const { html, headings, imagePaths } = await page();
  const rendered = { html, metadata: { headings, imagePaths, frontmatter: {} } };
  const entry = { id, collection: 'plans' as const, data, filePath: plan.path, rendered };
  return { ...(await render(entry)), hasGraph: html.includes('<pw-graph') };
}
