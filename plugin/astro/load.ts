import { setTimeout as wait } from 'node:timers/promises';
import type { LoaderContext } from 'astro/loaders';
import { entryData } from './entry-data.ts';
import { planwrightError } from './error.ts';
import { overviewOf } from './overview.ts';
import { drawings, makePage, type PageInput, pageInput } from './page.ts';
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
  if (!watcher) return loadPlans(context);
  const update = coalesced(() => loadPlans(context).catch((error: Error) => logger.error(error.message)));
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

async function loadPlans(context: LoaderContext): Promise<void> {
  const site = siteOf(context);
  const state = shared();
  const plans = state.checked ?? (await checkPlans(site));
  refuseSharedIds(plans);
  await eachOf(plans, async (plan) => {
    const input = await pageInput(plan, plans, site);
    if (context.store.get(plan.id)?.digest !== input.digest) await loadPage(input, context, site);
  });
  const ids = new Set(plans.map(({ id }) => id));
  for (const id of context.store.keys()) if (!ids.has(id)) context.store.delete(id);
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

/** @throws in a build, naming the plan; in dev the page stays as it was */
async function loadPage(input: PageInput, { config, store, parseData, logger, watcher }: LoaderContext, site: Site) {
  const { plan, digest } = input;
  try {
    const { rendered, fault } = await makePage(input, config);
    const data = await parseData({ id: plan.id, data: { ...entryData(input, site) }, filePath: plan.file });
    const assetImports = rendered.metadata?.imagePaths ?? [];
    // Without a digest the page is made anew next time: a fault may be the machine's.
    const lasting = fault === undefined ? { digest } : {};
    store.set({ id: plan.id, data, body: plan.source, filePath: plan.path, assetImports, rendered, ...lasting });
    if (fault !== undefined) logger.warn(`${plan.path}: the page shows the source of its graph. ${fault}`);
  } catch (error) {
    // The Markdown processor has printed the stack.
    const cause = error instanceof Error ? error.message : String(error);
    const message = `The page of ${plan.path} could not be made. ${cause}`;
    if (!watcher) throw planwrightError(message, 'This is a bug in Planwright. Please report it, with the plan.');
    logger.error(message);
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
