import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import starlight from '@astrojs/starlight';
import { type AstroInlineConfig, build, dev, preview } from 'astro';
import { script } from '../astro/routes.ts';
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

/** Writes a site of all plans below a folder: their pages, a list of them, search. It needs no Astro project. */
export async function buildSite(input: SiteInput): Promise<void> {
  const config = configOf(input);
  await build(config);
  // What Astro writes while it builds imports packages, which only its own project has.
  const out = resolve(input.home, input.out);
  await rm(out, { recursive: true, force: true });
  await cp(join(String(config.root), 'dist'), out, { recursive: true });
}

/** Serves the same site, and follows changes. It ends with the process. */
export async function serveSite(input: SiteInput): Promise<void> {
  await dev(configOf(input));
}

/** Serves what was built. It ends with the process. */
export async function previewSite(input: SiteInput): Promise<void> {
  const server = await preview(configOf(input));
  await server.closed();
}

function configOf({ home, base, site }: SiteInput): AstroInlineConfig {
  const repository = webAddress(home);
  const title = `${basename(repositoryOf(home) ?? home)}: plans`;
  const prefix = 'plans';
  return {
    root: projectFor(home),
    configFile: false,
    ...(base !== undefined && { base }),
    ...(site !== undefined && { site }),
    redirects: { '/': `${(base ?? '').replace(/\/$/, '')}/${prefix}/` },
    integrations: [
      starlight({
        title,
        sidebar: [],
        plugins: [starlightPlugin({ prefix, ...(repository !== null && { repository }) }, home)],
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

/** Astro takes a file that shares no folder with its project for one in the project. */
function cacheBeside(packages: string): string {
  const top = (path: string) => path.split(/[\\/]/)[1];
  const places = [realpathSync(tmpdir()), join(homedir(), '.cache')];
  return places.find((place) => top(place) === top(packages)) ?? join(packages, '.cache');
}

/** Where the files of a repository can be viewed, as far as its remote says so; null without one on the web. */
function webAddress(home: string): string | null {
  const remote = git(home, 'remote', 'get-url', 'origin');
  const [, host, path] =
    /^(?:https?:\/\/(?:[^@/]*@)?|ssh:\/\/git@|git@)([\w.-]+)(?::\d+)?[/:](.+?)(?:\.git)?\/?$/.exec(remote) ?? [];
  if (host === undefined || path === undefined) return null;
  return `https://${host}/${path}/blob/${git(home, 'rev-parse', '--abbrev-ref', 'HEAD') || 'HEAD'}`;
}

function git(cwd: string, ...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
