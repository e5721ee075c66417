import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, HookParameters } from 'astro';
import type { ProjectSettings } from '../check/settings.ts';
import { repositoryOf } from '../files/inside.ts';
import { type Translate, translate } from '../render/words/index.ts';
import type { SiteOptions } from './options.ts';

/** The component that the pages are wrapped in. */
export interface PageFrame {
  /** A path or package to import it from. */
  layout: string;
  /** True where it prints the title itself, so that the page must not. */
  printsTitle: boolean;
  /** The site's name, for our own layout. */
  title?: string | undefined;
  /** For an Astro project made for one run: absolute path of the folder with the plans and settings. */
  home?: string | undefined;
  /** Used instead of Astro's log. */
  log?: Log | undefined;
  /** Called with the progress of a build. */
  onProgress?: OnProgress | undefined;
}

/** A language of the site. Each has all pages. */
export interface Locale {
  /** The first part of its addresses; may be empty. */
  path: string;
  /** BCP 47 tag. */
  lang: string;
}

/** The part of a logger that the checks use. */
export type Log = Record<'info' | 'warn' | 'error', (message: string) => void>;

/** Called whenever one more plan was read, drawn or made into a page. */
type OnProgress = (step: 'read' | 'drawn' | 'made', done: number, total: number) => void;

/** A folder with plans. */
export interface PlansPlace {
  /** Absolute path. */
  folder: string;
  /** Absolute path of the folder that the ids of its plans count from. */
  root: string;
}

/** The command that Astro was started with. */
export type AstroCommand = HookParameters<'astro:config:setup'>['command'];

/** The site on which the plans are published: everything but the plans that decides what a page looks like. */
export interface Site {
  /** Absolute path of the Astro project. */
  root: string;
  /** Absolute path of the nearest folder from it upwards that is a repository, else the project itself. */
  repositoryRoot: string;
  /** The folders in which to look for plans. */
  places: readonly PlansPlace[];
  options: SiteOptions;
  /** The settings for judging plans; the effects of their functions are in the findings. */
  project: ProjectSettings;
  frame: PageFrame;
  /** The first is that of the site itself. */
  locales: readonly [Locale, ...Locale[]];
  base: string;
  /** The address of the site, from Astro's `site`; undefined if that is not set. */
  address: string | undefined;
  trailingSlash: AstroConfig['trailingSlash'];
  format: AstroConfig['build']['format'];
  /** Whether the project makes a search index of what was built. */
  hasPagefind: boolean;
}

/** The options of a host, read and checked. */
export type Given = Pick<Site, 'options' | 'project' | 'frame'>;

/** Reads from Astro's configuration what the plans' pages depend on. */
export function describeSite(given: Given, config: AstroConfig, command: AstroCommand): Site {
  const root = given.frame.home ?? fileURLToPath(config.root);
  return {
    root,
    repositoryRoot: repositoryOf(root) ?? root,
    places: placesOf(given, root),
    ...given,
    locales: localesOf(config, given.options.lang),
    base: config.base,
    address: config.site,
    trailingSlash: config.trailingSlash,
    // The dev server has no files, and with `trailingSlash: 'always'` it does not answer for their names.
    format: command === 'dev' ? 'directory' : config.build.format,
    hasPagefind: dependsOnPagefind(fileURLToPath(config.root)),
  };
}

/** The words of what belongs to no single page, by default in the site's language. */
export function siteLanguage(
  { options, locales }: Pick<Site, 'options' | 'locales'>,
  { lang }: Locale = locales[0],
): Translate {
  return translate(lang, options.translations[lang]);
}

/** By its name: `pagefind` itself, or an integration such as `astro-pagefind`. */
function dependsOnPagefind(root: string): boolean {
  const file = join(root, 'package.json');
  if (!existsSync(file)) return false;
  const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    object | undefined
  >;
  return Object.keys({ ...dependencies, ...devDependencies }).some((name) => /(?:^|[/-])pagefind$/.test(name));
}

/**
 * The languages of Astro's `i18n`, which Starlight sets from its own. With manual routing only the site knows its addresses.
 *
 * @param lang of a site without any
 */
function localesOf({ i18n }: Pick<AstroConfig, 'i18n'>, lang: string): Site['locales'] {
  if (!i18n || i18n.routing === 'manual') return [{ path: '', lang: i18n?.defaultLocale ?? lang }];
  const { defaultLocale, routing } = i18n;
  const all = i18n.locales.map((locale) => {
    const { path, codes } = typeof locale === 'string' ? { path: locale, codes: [locale] as const } : locale;
    const isDefault = path === defaultLocale || codes.some((code) => code === defaultLocale);
    return { isDefault, locale: { path: isDefault && !routing.prefixDefaultLocale ? '' : path, lang: codes[0] } };
  });
  const [first, ...others] = all.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault));
  return [first?.locale ?? { path: '', lang }, ...others.map(({ locale }) => locale)];
}

function placesOf({ options, frame, project: { match } }: Given, root: string): PlansPlace[] {
  if (match !== null && options.plans === undefined) {
    return match.folders.map((folder) => ({ folder, root: match.root }));
  }
  const folders = [options.plans ?? (frame.home ? '.' : './plans')].flat().map((folder) => resolve(root, folder));
  return folders.map((folder) => ({ folder, root: folder }));
}
