import type { AstroIntegration, InjectedRoute } from 'astro';
import { type PlanwrightOptions, resolveOptions } from './options.ts';
import { shared } from './shared.ts';
import { describeSite } from './site.ts';
import { layoutModule, virtualModules } from './virtual.ts';

/** The Astro integration: checks every plan before a build, and adds the pages of those that the loader has loaded. */
export function planwright(input: PlanwrightOptions = {}): AstroIntegration {
  const options = resolveOptions(input);
  return {
    name: 'planwright',
    hooks: {
      'astro:config:setup': ({ config, injectRoute, updateConfig }) => {
        const site = describeSite(options, config);
        updateConfig({ vite: { plugins: [virtualModules(site, layoutModule(site))] } });
        for (const route of routes(options.prefix)) injectRoute(route);
      },
      'astro:config:done': ({ config }) => {
        shared().site = describeSite(options, config);
      },
    },
  };
}

/** The endpoints are compiled with the rest of the package; the components stay as they are. */
const script = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

function routes(prefix: string): InjectedRoute[] {
  const route = (pattern: string, file: string): InjectedRoute => ({
    pattern: `/${prefix}${pattern}`,
    entrypoint: new URL(`./routes/${file}`, import.meta.url),
    prerender: true,
  });
  return [route('', 'Index.astro'), route('/[...id]', 'Plan.astro')];
}
