import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { configFilesIn } from '../check/config.ts';
import { noSettings } from '../check/settings.ts';
import type { Settings } from '../check/written-settings.ts';
import { followPlans, tellProblems } from './dev.ts';
import { serveFiles, writeFiles } from './files.ts';
import { checkBeforeBuild, checkLoaded } from './gate.ts';
import {
  type PlanwrightOptions,
  planwrightOptions,
  resolveOptions,
  type SiteOptions,
  siteSettings,
} from './options.ts';
import { routes, script } from './routes.ts';
import { type Shared, shared } from './shared.ts';
import { type AstroCommand, describeSite, type PageFrame, type Site } from './site.ts';
import { linked, playgroundWorker, type VitePlugin, virtualModules } from './vite.ts';

const ours = fileURLToPath(new URL('./layouts/Layout.astro', import.meta.url));
const problems = fileURLToPath(new URL(`./client/problems.${script}`, import.meta.url));

const NO_ADDRESS =
  'The Astro config sets no `site`, so the pages of plans have no canonical address, links to them no picture, and there is no feed.';

/**
 * The Astro integration: checks every plan before a build, and adds a page for each plan that the loader has loaded.
 *
 * @throws where an option is wrong
 */
export function planwright(input: PlanwrightOptions = {}): AstroIntegration {
  const { options, settings } = resolveOptions(planwrightOptions, input);
  const { layout = ours, title, ...published } = options;
  return createIntegration(published, settings, { layout, title, printsTitle: false });
}

/** The integration with its pages in a given frame, for hosts that bring one. */
export function createIntegration(options: SiteOptions, settings: Settings, frame: PageFrame): AstroIntegration {
  let started: AstroCommand = 'build';
  let project = noSettings;
  const site = (config: AstroConfig): Site => describeSite({ options, project, frame }, config, started);
  const failure = deferredFailure();
  const { orFail } = failure;
  return {
    name: 'planwright',
    hooks: {
      'astro:config:setup': orFail(
        async ({ command, config, injectRoute, injectScript, updateConfig, addWatchFile }) => {
          updateConfig({ vite: { plugins: [failure.plugin, linked(), options.playground && playgroundWorker()] } });
          started = command;
          for (const route of routes(site(config))) injectRoute(route);
          const home = frame.home ?? fileURLToPath(config.root);
          project = await siteSettings(settings, home);
          for (const file of project.configFile ? [project.configFile] : configFilesIn(home)) addWatchFile(file);
          const load: Shared['load'] = async (context) => (await import('./load.ts')).load(context);
          Object.assign(shared(), {
            checked: undefined,
            loaded: undefined,
            leftOutNote: undefined,
            words: new Map(),
            load,
          });
          if (command === 'dev') injectScript('page', `import ${JSON.stringify(problems)};`);
          updateConfig({ vite: { plugins: [virtualModules(site(config))] } });
        },
      ),
      'astro:routes:resolved': ({ routes }) => {
        shared().pageFiles = new Map(routes.map(({ pattern, entrypoint }) => [pattern, entrypoint]));
      },
      'astro:config:done': orFail(async ({ config, logger }) => {
        const state = shared();
        state.site = site(config);
        // Before the content sync, so that nothing is rendered, drawn or written for a plan with errors.
        if (started === 'build' && config.site === undefined) logger.info(NO_ADDRESS);
        if (started === 'build') state.checked = await checkBeforeBuild(state.site, frame.log ?? logger);
      }),
      'astro:server:setup': (setup) => {
        const { site } = shared();
        if (!site) return;
        tellProblems(setup, site);
        followPlans(setup, site);
        serveFiles(setup, site);
      },
      'astro:build:start': orFail(async () => {
        const { site, loaded } = shared();
        if (site) await checkLoaded(site, loaded);
      }),
      // Before other integrations go through what was built.
      'astro:build:generated': async ({ dir }) => {
        const { site, published } = shared();
        if (site && published) await writeFiles(site, dir);
      },
    },
  };
}

type Hook<Parameters> = (parameters: Parameters) => Promise<void>;

/**
 * Throws the error of a hook from a Vite plugin instead, before Astro does anything else: an error that a hook itself throws is
 * first reported as unhandled.
 */
function deferredFailure() {
  let failure: { error: unknown } | undefined;
  return {
    plugin: {
      name: 'planwright:failure',
      config() {
        if (failure) throw failure.error;
      },
    } satisfies VitePlugin,
    /** Wraps a hook so that its error is thrown later; hooks after it do nothing. */
    orFail<Parameters>(hook: Hook<Parameters>): Hook<Parameters> {
      return async (parameters) => {
        if (failure) return;
        await hook(parameters).catch((error: unknown) => {
          failure = { error };
        });
      };
    },
  };
}
