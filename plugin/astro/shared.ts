import type { Finding } from '../rules/finding.ts';
import type { Site } from './site.ts';

/**
 * What the integration and the content loader tell each other. Astro loads the two as separate module instances of one
 * process, so module variables do not reach across.
 */
export interface Shared {
  /** Set by the integration, read by the loader. */
  site?: Site;
  /** Set by the loader, compared with the disk by the integration: a digest of each plan's bytes by plan id. */
  loaded?: ReadonlyMap<string, string>;
  /** Set by the loader whenever it has looked at the plans anew. */
  findings?: readonly Finding[];
  /** Set by the dev server, called by the loader after each look. */
  onFindings?: (findings: readonly Finding[]) => void;
}

const key = Symbol.for('planwright');

/** The one object of this process. */
export function shared(): Shared {
  const host = globalThis as { [key]?: Shared };
  host[key] ??= {};
  return host[key];
}
