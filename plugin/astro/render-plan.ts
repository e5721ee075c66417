import { type CollectionEntry, render } from 'astro:content';
import { planFile } from './shared.ts';

/**
 * Renders a plan of the collection: as `render()` of `astro:content`, which finds no page in the content store, since pages
 * are kept beside it.
 *
 * @throws where the content loader has not run in this process
 */
export async function renderPlan(plan: CollectionEntry<'plans'>) {
  const rendered: NonNullable<CollectionEntry<'plans'>['rendered']> = JSON.parse(await planFile(plan, 'page'));
  return { ...(await render({ ...plan, rendered })), hasGraph: rendered.html.includes('<pw-graph') };
}
