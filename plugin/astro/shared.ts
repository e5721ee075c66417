import type { Overview } from './overview.ts';
import type { CheckedPlan } from './plans.ts';
import type { Site } from './site.ts';

/**
 * What the integration and the content loader tell each other. Astro loads the two as separate module instances of one
 * process, so module variables do not reach across.
 */
export interface Shared {
  /** Set by the integration, read by the loader. */
  site?: Site | undefined;
  /** Set by the loader, compared with the disk by the integration: a digest of each plan's bytes by plan id. */
  loaded?: ReadonlyMap<string, string> | undefined;
  /** Set by the loader, shown on the list of all plans; null where no plan waits for another. */
  overview?: Overview | null | undefined;
  /** Set by the dev server, called by the loader whenever it has looked at the plans anew. */
  onLoaded?: ((plans: readonly CheckedPlan[]) => void) | undefined;
}

const key = Symbol.for('planwright');

/** The one object of this process. */
export function shared(): Shared {
  const host = globalThis as { [key]?: Shared };
  host[key] ??= {};
  return host[key];
}
