import { join } from 'node:path';
import type { Site } from '../../plugin/astro/site.ts';
import { noSettings } from '../../plugin/check/settings.ts';

/** A site in English with its plans in `plans`, as `describeSite` gives it. */
export function siteAt(root: string, changes: Partial<Site> = {}): Site {
  const plans = join(root, 'plans');
  return {
    root,
    repositoryRoot: root,
    places: [{ folder: plans, root: plans }],
    options: { plans: './plans', prefix: 'plans', lang: 'en', translations: {}, playground: false },
    project: noSettings,
    frame: { layout: 'any', printsTitle: false },
    locales: [{ path: '', lang: 'en' }],
    base: '/',
    address: undefined,
    trailingSlash: 'ignore',
    format: 'directory',
    hasPagefind: false,
    ...changes,
  };
}
