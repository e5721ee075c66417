import type { Loader } from 'astro/loaders';
import { entrySchema } from './entry.ts';
import { shared } from './shared.ts';

/**
 * The content loader for `defineCollection({ loader: plansLoader() })`. It takes no options: where the plans are and how they are
 * addressed are options of the integration.
 *
 * Astro bundles the content config into the code that renders pages, so this module stays a shell and the work is imported
 * when there is something to load.
 */
export function plansLoader() {
  return {
    name: 'planwright',
    schema: entrySchema,
    load: async (context) => (shared().load ?? (await import('./load.ts')).load)(context),
  } satisfies Loader;
}
