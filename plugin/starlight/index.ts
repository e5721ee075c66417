import { fileURLToPath } from 'node:url';
import type { StarlightPlugin } from '@astrojs/starlight/types';
import type { z } from 'zod';
import { createIntegration } from '../astro/integration.ts';
import { resolveOptions, siteOptions, siteSettings } from '../astro/options.ts';
import { checkPlans } from '../astro/plans.ts';
import { script } from '../astro/routes.ts';
import { describeSite, type PageFrame } from '../astro/site.ts';
import { pageTitle } from '../plan/formats/beside.ts';
import { configuredGroup } from './sidebar.ts';

/** The options of the Starlight plugin. The layout is Starlight's own. */
export type PlanwrightStarlightOptions = z.input<typeof siteOptions>;

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/**
 * The Starlight plugin: `starlight({ plugins: [planwright()] })`. It adds the integration, with its pages in Starlight's
 * frame and in its search, and a group of all plans at the end of the sidebar.
 *
 * @throws where an option is wrong
 */
export default function planwrightStarlight(input: PlanwrightStarlightOptions = {}): StarlightPlugin {
  return starlightPlugin(input, {});
}

/** @param run how a command that makes the site for one run reports on it */
export function starlightPlugin(
  input: PlanwrightStarlightOptions,
  run: Pick<PageFrame, 'home' | 'log' | 'onProgress'>,
): StarlightPlugin {
  const { options, settings } = resolveOptions(siteOptions, input);
  return {
    name: 'planwright',
    hooks: {
      'config:setup': async (setup) => {
        const { addIntegration, addRouteMiddleware, astroConfig, command, config, updateConfig } = setup;
        const frame: PageFrame = { layout: here('./Layout.astro'), printsTitle: true, ...run };
        addIntegration(createIntegration(options, settings, frame));
        addRouteMiddleware({
          entrypoint: here(`./middleware.${script}`),
        });
        updateConfig({ customCss: [...(config.customCss ?? []), here('../astro/styles/sidebar.css')] });
        // Without a sidebar, Starlight lists every page by itself; given ours, it would not.
        if (!config.sidebar) return;
        const project = await siteSettings(settings, run.home ?? fileURLToPath(astroConfig.root)).catch(() => null);
        // The integration says what is wrong.
        if (project === null) return;
        const { plans } = await checkPlans(describeSite({ options, project, frame }, astroConfig, command));
        const shown = plans.map(({ id, plan, beside, graph }) => {
          return { id, title: pageTitle(plan, beside), progress: graph.progress };
        });
        updateConfig({ sidebar: [...config.sidebar, configuredGroup(shown, options.prefix)] });
      },
    },
  };
}
