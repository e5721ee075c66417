import type { InjectedRoute } from 'astro';

/** Components are published as they are; scripts are compiled with the rest of the package. */
const script = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** The pages that the integration adds to a site. They are prerendered, whatever the site's output is. */
export function routes(prefix: string): InjectedRoute[] {
  const route = (pattern: string, file: string): InjectedRoute => ({
    pattern: `/${prefix}${pattern}`,
    entrypoint: new URL(`./routes/${file}`, import.meta.url),
    prerender: true,
  });
  return [
    route('', 'Index.astro'),
    route('/[...id]', 'Plan.astro'),
    route('/[...id]/plan.json', `plan.json.${script}`),
    route('/[...id]/plan.mmd', `plan.mmd.${script}`),
  ];
}
