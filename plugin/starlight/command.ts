import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp, readdir, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import starlight from '@astrojs/starlight';
import { type AstroInlineConfig, build, dev, preview } from 'astro';
import { script } from '../astro/routes.ts';
import { SettingsError } from '../check/settings.ts';
import { git } from '../files/git.ts';
import { repositoryOf } from '../files/inside.ts';
import { starlightPlugin } from './index.ts';

/** A site that is made for one run. */
export interface SiteInput {
  /** Absolute path of the folder with the plans. */
  home: string;
  /** Where the site is written, relative to it. */
  out: string;
  base?: string | undefined;
  /** The address that the site will have. */
  site?: string | undefined;
}

/** The first part of the addresses of plans. */
const PREFIX = 'plans';

/** Writes a site of all plans below a folder: their pages, a list of them, search. It needs no Astro project. */
export async function buildSite(input: SiteInput): Promise<void> {
  const config = await configOf(input);
  await build(config);
  // What Astro writes while it builds imports packages, which only its own project has.
  const out = resolve(input.home, input.out);
  if (!(await isReplaceable(out))) {
    throw new SettingsError(
      `The folder ${input.out} holds something else than a site of plans.`,
      'Name another with --out.',
    );
  }
  await rm(out, { recursive: true, force: true });
  await cp(join(String(config.root), 'dist'), out, { recursive: true });
}

/** Whether a folder is empty, not there, or a site that was made before. */
async function isReplaceable(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.length === 0 || existsSync(join(folder, PREFIX, 'index.html'));
}

/** Serves the same site, and follows changes. It ends with the process. */
export async function serveSite(input: SiteInput): Promise<void> {
  await dev(await configOf(input));
}

/** Serves what was built. It ends with the process. */
export async function previewSite(input: SiteInput): Promise<void> {
  const server = await preview(await configOf(input));
  await server.closed();
}

async function configOf({ home, base, site }: SiteInput): Promise<AstroInlineConfig> {
  const repository = await webAddress(home);
  const title = `${basename(repositoryOf(home) ?? home)}: plans`;
  return {
    root: projectFor(home),
    configFile: false,
    ...(base !== undefined && { base }),
    ...(site !== undefined && { site }),
    redirects: { '/': `${(base ?? '').replace(/\/$/, '')}/${PREFIX}/` },
    integrations: [
      starlight({
        title,
        sidebar: [],
        plugins: [starlightPlugin({ prefix: PREFIX, ...(repository !== null && { repository }) }, home)],
      }),
    ],
  };
}

/** An Astro project outside of the folder, always the same one, so that drawings are kept from run to run. */
function projectFor(home: string): string {
  const packages = dirname(dirname(fileURLToPath(import.meta.resolve('astro/package.json'))));
  const root = join(cacheBeside(packages), 'planwright', createHash('sha256').update(home).digest('hex').slice(0, 16));
  rmSync(join(root, 'src'), { recursive: true, force: true });
  rmSync(join(root, 'node_modules'), { force: true });
  mkdirSync(join(root, 'src/content/docs'), { recursive: true });
  symlinkSync(packages, join(root, 'node_modules'), 'junction');
  // Astro bundles those that it finds here.
  const dependencies = { astro: '*', '@astrojs/starlight': '*', planwright: '*' };
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  writeFileSync(
    join(root, 'src/content.config.ts'),
    `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { plansLoader } from ${JSON.stringify(fileURLToPath(new URL(`../astro/loader.${script}`, import.meta.url)))};

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  plans: defineCollection({ loader: plansLoader() }),
};
`,
  );
  // Astro writes what it runs below the working directory, from where that must find its packages.
  process.chdir(root);
  return root;
}

/**
 * Astro takes a file that shares no folder with its project for one in the project. The temporary folder comes last of those
 * that may do: others can write there, and what lies in the project is run.
 */
function cacheBeside(packages: string): string {
  const top = (path: string) => path.split(/[\\/]/)[1];
  const places = [join(homedir(), '.cache'), realpathSync(tmpdir())];
  return places.find((place) => top(place) === top(packages)) ?? join(packages, '.cache');
}

/** Where the files of a repository can be viewed, as far as its remote says so; null without one on the web. */
async function webAddress(home: string): Promise<string | null> {
  const remote = await git(['remote', 'get-url', 'origin'], home);
  const [, host, path] =
    /^(?:https?:\/\/(?:[^@/]*@)?|ssh:\/\/git@|git@)([\w.-]+)(?::\d+)?[/:](.+?)(?:\.git)?\/?$/.exec(
      remote?.stdout.trim() ?? '',
    ) ?? [];
  if (host === undefined || path === undefined) return null;
  const branch = await git(['rev-parse', '--abbrev-ref', 'HEAD'], home);
  return `https://${host}/${path}/blob/${branch?.stdout.trim() || 'HEAD'}`;
}
