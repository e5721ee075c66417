import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import type { PlanGraph } from '../graph/model.ts';
import { entryData } from './entry-data.ts';
import { planwrightError } from './error.ts';
import { overviewOf } from './overview.ts';
import { drawings, makePage, type PageInput, pageInput, surroundingsOf } from './page.ts';
import { PageFiles } from './page-files.ts';
import { isInside } from './paths.ts';
import { checkPlans, refuseSharedIds } from './plans.ts';
import { coalesced } from './queue.ts';
import { shared } from './shared.ts';
import type { Site } from './site.ts';

/** The watcher tells of a file once in 50 ms, and forgets what happens meanwhile: what is read at once may not be the last. */
const SETTLED_MS = 100;

/**
 * Puts every plan of the site into the content store, and keeps it there while the dev server runs.
 *
 * @throws in a build, where the project is not set up or a page cannot be made. In dev such errors are logged and what was
 * there stays, since a loader that throws would end the dev server.
 */
export async function load(context: LoaderContext): Promise<void> {
  const { watcher, logger } = context;
  const shown: Shown = { places: '', graphs: new Map() };
  if (!watcher) return loadPlans(context, shown);
  const update = coalesced(() => loadPlans(context, shown).catch((error: Error) => logger.error(error.message)));
  const folder = shared().site?.plansRoot;
  if (folder !== undefined) {
    watcher.add(folder);
    for (const event of ['add', 'change', 'unlink'] as const) {
      watcher.on(event, (path) => {
        if (isInside(path, folder)) void wait(SETTLED_MS).then(update);
      });
    }
  }
  await update();
}

/** The plans whose pages are as they should be, by what they were made of; those with images of their own are not among them. */
interface Shown {
  /** Where all plans were: links depend on it. */
  places: string;
  /** By plan id. A plan that is judged again has another graph. */
  graphs: Map<string, PlanGraph>;
}

async function loadPlans(context: LoaderContext, shown: Shown): Promise<void> {
  const site = siteOf(context);
  const state = shared();
  const plans = state.checked ?? (await checkPlans(site));
  refuseSharedIds(plans);
  const files = pageFiles(context);
  const surroundings = surroundingsOf(plans, site);
  if (shown.places !== surroundings.places) Object.assign(shown, { places: surroundings.places, graphs: new Map() });
  await eachOf(plans, async (plan) => {
    if (shown.graphs.get(plan.id) === plan.graph) return;
    const input = await pageInput(plan, surroundings);
    const isKept = context.store.get(plan.id)?.digest === input.digest && (await files.has(input.digest));
    const isDone = isKept || (await loadPage(input, context, { site, files }));
    if (isDone && input.images.local.size === 0) shown.graphs.set(plan.id, plan.graph);
  });
  const ids = new Set(plans.map(({ id }) => id));
  for (const id of context.store.keys()) if (!ids.has(id)) context.store.delete(id);
  // While the server runs, a page may still be asked for as it was.
  if (!state.pages) await files.keep(context.store.values().map(({ digest }) => String(digest)));
  state.pages = files;
  state.loaded = plans;
  state.overview = await overviewOf(plans, site, drawings(context.config));
  const fault = state.overview?.diagram.fault;
  if (fault !== undefined) context.logger.warn(`The list of all plans shows the source of its graph. ${fault}`);
  state.onLoaded?.(plans);
}

/** Four at a time: the drawings go to worker threads, and pages are too big to have them all in hand. */
async function eachOf<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

/** The contents of the dev server are apart from those of builds, as Astro's own are. */
function pageFiles({ config, watcher }: LoaderContext): PageFiles {
  return new PageFiles(fileURLToPath(new URL(`planwright-pages/${watcher ? 'dev' : 'build'}/`, config.cacheDir)));
}

/**
 * Tells whether the page is there as it should be.
 *
 * @throws in a build, naming the plan; in dev the page stays as it was
 */
async function loadPage(
  input: PageInput,
  { config, store, parseData, logger, watcher }: LoaderContext,
  { site, files }: { site: Site; files: PageFiles },
): Promise<boolean> {
  const { plan } = input;
  try {
    const { rendered, fault } = await makePage(input, config);
    // Another digest than the next one: the page is made again, since a fault may be the machine's.
    const digest = fault === undefined ? input.digest : `${input.digest}-fault`;
    await files.write(digest, { page: JSON.stringify(rendered), json: input.json, mermaid: input.mermaid });
    const data = await parseData({ id: plan.id, data: { ...entryData(input, site) }, filePath: plan.file });
    const assetImports = rendered.metadata?.imagePaths ?? [];
    store.set({ id: plan.id, data, filePath: plan.path, assetImports, digest });
    if (fault !== undefined) logger.warn(`${plan.path}: the page shows the source of its graph. ${fault}`);
    return fault === undefined;
  } catch (error) {
    // The Markdown processor has printed the stack.
    const cause = error instanceof Error ? error.message : String(error);
    const message = `The page of ${plan.path} could not be made. ${cause}`;
    if (!watcher) throw planwrightError(message, 'This is a bug in Planwright. Please report it, with the plan.');
    logger.error(message);
    return false;
  }
}

function siteOf({ collection }: LoaderContext): Site {
  const { site } = shared();
  if (!site) {
    throw planwrightError(
      'plansLoader() is used, but planwright() is not among the integrations.',
      "In the Astro config: `import planwright from 'planwright'` and `integrations: [planwright()]`.",
    );
  }
  if (collection !== 'plans') {
    throw planwrightError(
      `The collection with plansLoader() is called "${collection}", expected "plans": the pages look for that name.`,
      'Write `export const collections = { plans: defineCollection({ loader: plansLoader() }) }`.',
    );
  }
  return site;
}
