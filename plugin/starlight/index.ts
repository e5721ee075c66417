import { fileURLToPath } from 'node:url';
import type { StarlightPlugin } from '@astrojs/starlight/types';
import { planwright } from '../astro/integration.ts';
import type { PlanwrightOptions } from '../astro/options.ts';

/** What a site passes to the Starlight plugin; the layout is Starlight's own. */
export type StarlightOptions = Omit<PlanwrightOptions, 'layout'>;

/** The Starlight plugin: the integration, with its pages in Starlight's frame. */
export default function planwrightStarlight(options: StarlightOptions = {}): StarlightPlugin {
  return {
    name: 'planwright',
    hooks: {
      'config:setup': ({ addIntegration }) => {
        addIntegration(planwright({ ...options, layout: fileURLToPath(new URL('./Layout.astro', import.meta.url)) }));
      },
    },
  };
}
