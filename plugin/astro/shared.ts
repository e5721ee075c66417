import type { LoaderContext } from 'astro/loaders';
import type { Workspace, WorkspacePlan } from '../workspace/workspace.ts';
import type { Overview } from './overview.ts';
import type { PageFiles, PlanFiles } from './page-files.ts';
import type { Site } from './site.ts';

/**
 * What the integration, the content loader and the pages share. Astro loads them as separate module instances of one
 * process, so module variables do not reach across.
 */
export interface Shared {
  /** The plans as they were read and judged. */
  workspace?: Workspace;
  /** Set by the integration, read by the loader. */
  site?: Site | undefined;
  /** Set before a build, and published by the loader: a build shows what was checked. */
  checked?: readonly WorkspacePlan[] | undefined;
  /** Set by the loader, compared with the disk by the integration. */
  loaded?: readonly WorkspacePlan[] | undefined;
  /** Set by the integration, called by the loader: code that Node has loaded, so that Vite need not load it once more. */
  load?: ((context: LoaderContext) => Promise<void>) | undefined;
  /** Set by the loader, read by the routes: what is served for each plan. */
  pages?: PageFiles | undefined;
  /** Set by the loader, shown on the list of all plans; null where no plan depends on another. */
  overview?: Overview | null | undefined;
  /** Set by the dev server, called by the loader whenever it has checked the plans. */
  onLoaded?: ((plans: readonly WorkspacePlan[]) => void) | undefined;
}

const key = Symbol.for('planwright');

/** The one object of this process. */
export function shared(): Shared {
  const host = globalThis as { [key]?: Shared };
  host[key] ??= {};
  return host[key];
}

/**
 * One of the files that are served for a plan.
 *
 * @throws where the content loader has not run in this process
 */
export async function planFile(plan: StoredPlan, part: keyof PlanFiles): Promise<string> {
  const { pages } = shared();
  if (!pages) throw new Error(`The content loader has not run in this process, which shows the plan ${plan.id}.`);
  return pages.read(String(plan.digest), part);
}

/** An entry of the collection, as far as its files go. */
export interface StoredPlan {
  id: string;
  digest?: string | number;
}
