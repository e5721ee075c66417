import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, HookParameters } from 'astro';
import type { ProjectSettings } from '../check/settings.ts';
import { repositoryOf } from '../files/inside.ts';
import type { SiteOptions } from './options.ts';

/** The component that the pages are wrapped in. */
export interface Frame {
  /** A path or package to import it from. */
  layout: string;
  /** True where it prints the title itself, so that the page must not. */
  printsTitle: boolean;
  /** The languages of the site that have addresses of their own, by the first part of these: each has all pages. */
  locales: readonly string[];
  /** Absolute path of the folder that plans and settings are looked for in, where the Astro project is made for one run. */
  home?: string | undefined;
}

/** A folder with plans. */
export interface PlansPlace {
  /** Absolute path. */
  folder: string;
  /** Absolute path of the folder that the ids of its plans count from. */
  root: string;
}

/** What Astro was started for. */
export type Command = HookParameters<'astro:config:setup'>['command'];

/** The project that the plans are published on: all that decides what a page looks like besides the plans. */
export interface Site {
  /** Absolute path of the Astro project. */
  root: string;
  /** Absolute path of the nearest folder from it upwards that is a repository, else the project itself. */
  repositoryRoot: string;
  /** Where plans are looked for. */
  places: readonly PlansPlace[];
  options: SiteOptions;
  /** How the plans are judged; what its functions bring about is in the findings. */
  project: ProjectSettings;
  frame: Frame;
  base: string;
  trailingSlash: AstroConfig['trailingSlash'];
  format: AstroConfig['build']['format'];
}

/** What a host was given, read and checked. */
export type Given = Pick<Site, 'options' | 'project' | 'frame'>;

/** Reads from Astro's configuration what the plans' pages depend on. */
export function describeSite(given: Given, config: AstroConfig, command: Command): Site {
  const root = given.frame.home ?? fileURLToPath(config.root);
  return {
    root,
    repositoryRoot: repositoryOf(root) ?? root,
    places: placesOf(given, root),
    ...given,
    base: config.base,
    trailingSlash: config.trailingSlash,
    // The dev server has no files, and with `trailingSlash: 'always'` it does not answer for their names.
    format: command === 'dev' ? 'directory' : config.build.format,
  };
}

function placesOf({ options, frame, project: { match } }: Given, root: string): PlansPlace[] {
  if (match !== null && options.plans === undefined) {
    return match.folders.map((folder) => ({ folder, root: match.root }));
  }
  const folders = [options.plans ?? (frame.home ? '.' : './plans')].flat().map((folder) => resolve(root, folder));
  return folders.map((folder) => ({ folder, root: folder }));
}
