import { dirname, relative, resolve, sep } from 'node:path';
import { below } from '../files/inside.ts';
import { fileKey } from '../plan/address.ts';
import type { LinkResolver, PlanPage } from '../render/view.ts';
import type { Locale, Site } from './site.ts';
import { siteUrls } from './urls.ts';

/** What a link to a plan needs to know of it. */
interface Target {
  id: string;
  /** Absolute path of the file. */
  file: string;
}

/**
 * Makes the link resolvers of plans, by the absolute path of the file that holds the links (FORMAT section 7): a relative
 * link leads to another plan's page, else to the file in the repository, else nowhere. Addresses that do not depend on
 * where the plan's file lies stay as they are.
 *
 * @param plans all plans of the site
 * @param locale the language whose pages they lead to
 */
export function linkResolvers(site: Site, plans: readonly Target[], locale?: Locale): (file: string) => LinkResolver {
  const urls = siteUrls(site, locale);
  const pages = new Map(
    plans.flatMap(({ file, id }): [string, string][] => [
      [fileKey(file), id],
      // A link to a folder means its `tasks.md`, not one of the plans that it may be full of.
      ...(/[\\/]tasks\.md$/i.test(file) ? [[fileKey(dirname(file)), id] satisfies [string, string]] : []),
    ]),
  );
  return (file) => (url) => {
    if (/^([a-z][a-z\d+.-]*:|[/#?])/i.test(url) || url === '') return url;
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
    const decoded = decodePath(path);
    if (decoded === null) return null;
    const target = resolve(dirname(file), decoded);
    const id = pages.get(fileKey(target));
    if (id !== undefined) return urls.plan(id) + rest.replace(/^\?[^#]*/, '');
    const address = repositoryUrl(site, target);
    return address === null ? null : address + rest;
  };
}

/** Resolves the plans that others name to their pages, else to their files in the repository. */
export function planPages(site: Site, plans: readonly (Target & { path: string })[], locale?: Locale): PlanPage {
  const urls = siteUrls(site, locale);
  const ids = new Map(plans.map(({ path, id }) => [path, id]));
  return ({ path }) => {
    const id = ids.get(path ?? '');
    if (id !== undefined) return urls.plan(id);
    return path === null ? null : repositoryUrl(site, resolve(site.root, path));
  };
}

/** The address of a file in the repository's web view; null without a `repository`, and for a file outside of it. */
export function repositoryUrl(
  { repositoryRoot, options }: Pick<Site, 'repositoryRoot'> & { options: Pick<Site['options'], 'repository'> },
  file: string,
): string | null {
  if (options.repository === undefined || below(repositoryRoot, file) === null) return null;
  const path = relative(repositoryRoot, file).split(sep).filter(Boolean).map(encodeURIComponent);
  return [options.repository.replace(/\/+$/, ''), ...path].join('/');
}

/** The path with its percent-encoding decoded; null if that is malformed. */
export function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
