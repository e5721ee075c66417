import { randomUUID } from 'node:crypto';
import type { LoaderContext } from 'astro/loaders';
import type { PlanGraph } from '../graph/model.ts';
import { atomFeed } from '../share/feed.ts';
import { planwrightError } from './error.ts';
import { forgetCached } from './images.ts';
import { overviewsOf } from './overview.ts';
import { type PublishedPlan, type Publisher, publish, publisherOf } from './page.ts';
import { checkPlans } from './plans.ts';
import { coalesced } from './queue.ts';
import { shared } from './shared.ts';
import { type Site, siteLanguage } from './site.ts';
import { siteUrls } from './urls.ts';

/**
 * Puts every plan of the site into the content store.
 *
 * @throws in a build, where the project is not set up. In dev such errors are logged and what was
 * there stays, since a loader that throws would end the dev server.
 */
export async function load(context: LoaderContext): Promise<void> {
  const { watcher, logger } = context;
  const stored: Stored = new Map();
  if (!watcher) return loadPlans(context, stored);
  const update = coalesced(() => loadPlans(context, stored).catch((error: Error) => logger.error(error.message)));
  shared().update = update;
  await update();
}

/** The graph of each stored plan, by id: a plan that is judged again has another one. */
type Stored = Map<string, PlanGraph>;

async function loadPlans(context: LoaderContext, stored: Stored): Promise<void> {
  const site = siteOf(context);
  const { config, store, watcher } = context;
  const log = site.frame.log ?? context.logger;
  const state = shared();
  const checked = state.checked ?? (await checkPlans(site, (note) => log.info(note)));
  const { plans, ids, faults } = checked;
  if (!watcher) for (const { message, hint } of faults) throw planwrightError(message, hint);
  const publisher = publisherOf(plans, site, {
    config,
    warn: (message) => log.warn(message),
    onPage: counting('made', plans.length * site.locales.length, site),
  });
  const published = await Promise.all(plans.map((plan) => publish(plan, publisher)));
  // The cache of an earlier run may have come from anyone.
  if (stored.size === 0) store.clear();
  for (const one of published) await storeEntry(one, context, stored);
  for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
  const now = new Map(published.map((one) => [one.plan.id, one]));
  state.loaded = plans;
  // A plan that could not be judged is shown as it was.
  state.published = new Map(
    [...ids].flatMap((id) => {
      const one = now.get(id) ?? state.published?.get(id);
      return one ? [[id, one]] : [];
    }),
  );
  const overview = overviewsOf(plans, publisher);
  state.overview = overview;
  state.feed = () => feedOf([...(state.published?.values() ?? [])], publisher);
  if (!watcher) {
    await forgetCached(
      published.flatMap(({ images }) => images),
      config,
    );
    // A build shows every plan, so worker threads draw while Astro bundles.
    for (const locale of site.locales) {
      void overview(siteLanguage(site, locale), siteUrls(site, locale)).catch(() => undefined);
    }
    const onDrawn = counting('drawn', plans.length, site);
    for (const one of published) void one.draw().then(onDrawn);
  }
  state.onLoaded?.(checked);
}

/** The changes in the plans of a site, as Atom. */
async function feedOf(published: readonly PublishedPlan[], { site, words, histories }: Publisher): Promise<string> {
  const urls = siteUrls(site);
  const absolute = (path: string) => new URL(path, site.address).href;
  const known = await histories();
  const plans = published.flatMap(({ plan, data: { title, path } }) => {
    const history = known.get(path);
    return history ? [{ title, url: absolute(urls.plan(plan.id)), history }] : [];
  });
  return atomFeed(plans, { index: absolute(urls.index), feed: absolute(urls.feed) }, words(site.locales[0]));
}

/** Counts the progress of one step of a build, and reports it. */
function counting(step: 'drawn' | 'made', total: number, { frame }: Site): () => void {
  let done = 0;
  return () => {
    done += 1;
    frame.onProgress?.(step, done, total);
  };
}

async function storeEntry(
  { plan, data, images }: PublishedPlan,
  { store, parseData }: LoaderContext,
  stored: Stored,
): Promise<void> {
  // An image may have come or gone.
  if (stored.get(plan.id) === plan.graph && images.length === 0) return;
  const { id, path: filePath } = plan;
  // Astro's list of images loses those of an entry only with the entry; a new list loads pages again once more.
  if (store.get(id)?.assetImports) store.delete(id);
  store.set({
    id,
    // In dev Astro reloads a page when the store changes, but a page can change though its data does not.
    digest: randomUUID(),
    data: await parseData({ id, data: { ...data }, filePath: plan.file }),
    filePath,
    assetImports: images,
  });
  stored.set(plan.id, plan.graph);
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
