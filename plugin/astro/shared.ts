import type { LoaderContext } from 'astro/loaders';
import type { PathFault } from '../files/contents.ts';
import type { Translate } from '../render/words/index.ts';
import type { Workspace, WorkspacePlan } from '../workspace/workspace.ts';
import { planwrightError } from './error.ts';
import type { Overviews } from './overview.ts';
import type { PublishedPlan } from './page.ts';
import type { Site } from './site.ts';
import type { Urls } from './urls.ts';

/**
 * State shared by the integration, the content loader and the pages. Astro loads them as separate module instances of one
 * process, so module variables do not reach across.
 */
export interface Shared {
  /** The plans as they were read and judged. */
  workspace?: Workspace;
  /** The last note on files that are left out, so that it is printed once. */
  leftOutNote?: string | undefined;
  /** Set by the integration, read by the loader. */
  site?: Site | undefined;
  /** Set by the integration: the files of the site's pages, by the patterns of their addresses. */
  pageFiles?: ReadonlyMap<string, string> | undefined;
  /** Set before a build, and published by the loader: a build shows what was checked. */
  checked?: SitePlans | undefined;
  /** Set by the loader, compared with the disk by the integration. */
  loaded?: readonly WorkspacePlan[] | undefined;
  /** Set by the integration, called by the loader: code that Node has loaded, so that Vite need not load it again. */
  load?: ((context: LoaderContext) => Promise<void>) | undefined;
  /** Set by the loader, read by the routes: what is served for each plan, by id. */
  published?: ReadonlyMap<string, PublishedPlan> | undefined;
  /** Set by the routes: the words of each language's pages, by the first part of their addresses. */
  words: Map<string, Translate>;
  /** Set by the loader, shown on the list of all plans. */
  overview?: Overviews | undefined;
  /** Set by the loader, read by its route: what changed in the plans, as Atom. */
  feed?: (() => Promise<string>) | undefined;
  /** Set by the loader, called by the dev server: loads what has changed, and again if that is already under way. */
  update?: (() => Promise<void>) | undefined;
  /** Set by the dev server, called by the loader whenever it has checked the plans. */
  onLoaded?: ((checked: SitePlans) => void) | undefined;
}

/** The plans of a site. */
export interface SitePlans {
  plans: WorkspacePlan[];
  /** The ids of all plans, including those that could not be judged. */
  ids: ReadonlySet<string>;
  /** Reasons why plans cannot be published, apart from findings. */
  faults: PathFault[];
}

const key = Symbol.for('planwright');

/** The one object of this process. */
export function shared(): Shared {
  const host = globalThis as { [key]?: Shared };
  host[key] ??= { words: new Map() };
  return host[key];
}

/**
 * The published plans, by id.
 *
 * @throws {AstroError} where the content loader has not run in this process
 */
export function publishedPlans(): ReadonlyMap<string, PublishedPlan> {
  const { published } = shared();
  if (published) return published;
  throw planwrightError(
    'The plans were not loaded: there is no `plans` collection, so they have no pages.',
    addCollection,
  );
}

/** @throws as `publishedPlans`, and where there is no such plan */
export function publishedPlan(id: string): PublishedPlan {
  const plan = publishedPlans().get(id);
  if (!plan) throw new Error(`There is no plan ${id}.`);
  return plan;
}

/** A link to a page of a plan. */
export interface PageLink {
  title: string;
  href: string;
}

/** The plans before and after one, in the order of the list of all. */
export function neighbours(
  id: string,
  { plan: addressOf }: Pick<Urls, 'plan'>,
): Record<'previous' | 'next', PageLink | undefined> {
  const plans = [...publishedPlans()];
  const at = plans.findIndex(([key]) => key === id);
  const link = (index: number): PageLink | undefined => {
    const [key, one] = plans[index] ?? [];
    return key === undefined || !one ? undefined : { title: one.data.title, href: addressOf(key) };
  };
  return { previous: link(at - 1), next: link(at + 1) };
}

/** The hint on adding the collection to a project. */
export const addCollection =
  "In src/content.config.ts, import plansLoader from 'planwright/loader' and add `plans: defineCollection({ loader: plansLoader() })` to collections.";
