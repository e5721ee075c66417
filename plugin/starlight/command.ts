import { hash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import starlight from '@astrojs/starlight';
import { type AstroInlineConfig, build, dev, preview } from 'astro';
import { script } from '../astro/routes.ts';
import { shared } from '../astro/shared.ts';
import type { PageFrame } from '../astro/site.ts';
import { SettingsError } from '../check/settings.ts';
import { leadsOut, repositoryOf } from '../files/inside.ts';
import { repositoryPage } from '../files/repository.ts';
import { starlightPlugin } from './index.ts';

/** A site that is made for one run. Its progress may be reported in place of Astro's log. */
export interface SiteInput extends Pick<PageFrame, 'log' | 'onProgress'> {
  /** Absolute path of the folder with the plans. */
  home: string;
  /** Absolute paths of the folders that plans are looked for in; the folder itself where there are none. */
  folders: readonly string[];
  /** The folder with the Markdown of the pages of the rules, which findings lead to. */
  rulePages: URL;
  /** The output folder, relative to it. By default `dist`; a preview shows the last one. */
  out?: string | undefined;
  base?: string | undefined;
  /** The address that the site will have. */
  site?: string | undefined;
  /** The port to serve it at. */
  port?: number | undefined;
  /** Whether it is served to the network, too. */
  host?: boolean | undefined;
}

/** The output of the last build. */
type Built = Pick<SiteInput, 'out' | 'base'>;

/** The first part of the addresses of plans. */
const PREFIX = 'plans';

/**
 * Writes a site of all plans below a folder: their pages, a list of them, search. It needs no Astro project.
 *
 * @returns how many plans are on it, and in which folder it is
 */
export async function buildSite(input: SiteInput): Promise<{ plans: number; out: string }> {
  const { home, base, out = 'dist' } = input;
  const folder = resolve(home, out);
  if (leadsOut(folder, home)) {
    const hint = 'Name the folder that it leads to with --out.';
    throw new SettingsError(`${out} is a link that leads out of the repository.`, hint);
  }
  if (!(await isReplaceable(folder))) {
    throw new SettingsError(
      `The folder ${out} contains something other than a site of plans.`,
      'Name another with --out.',
    );
  }
  const config = await configOf(input);
  await build({ ...config, ...(input.log && { logLevel: 'error' }) });
  // What Astro writes while it builds imports packages, which only its own project has.
  await rm(folder, { recursive: true, force: true });
  await cp(join(config.root, 'dist'), folder, { recursive: true });
  const built: Built = { out, base };
  await writeFile(join(config.root, BUILT), JSON.stringify(built));
  return { plans: shared().loaded?.length ?? 0, out };
}

/** Whether a folder is empty, not there, or a site that was made before. */
async function isReplaceable(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  // Other sites may have a page of that name, but no playground of plans.
  return names.length === 0 || existsSync(join(folder, PREFIX, 'playground/index.html'));
}

/** Serves the same site, and follows changes. It ends with the process. */
export async function serveSite(input: SiteInput): Promise<void> {
  await dev(await configOf(input));
}

/** Serves what was built, by default where the last build wrote it. It ends with the process. */
export async function previewSite(input: SiteInput): Promise<void> {
  const last = await readFile(join(projectRoot(input.home), BUILT), 'utf8').then(
    (text): Built => JSON.parse(text),
    () => null,
  );
  const out = input.out ?? last?.out ?? 'dist';
  const folder = resolve(input.home, out);
  if (!existsSync(join(folder, PREFIX, 'index.html'))) {
    throw new SettingsError(`The folder ${out} contains no site of plans.`, 'Run `planwright build` first.');
  }
  const base = input.base ?? (last?.out === out ? last.base : undefined);
  const server = await preview({ ...(await configOf({ ...input, base })), outDir: folder });
  await server.closed();
}

const BUILT = 'built.json';

async function configOf(input: SiteInput): Promise<AstroInlineConfig & { root: string }> {
  const { home, folders, rulePages, base = '', site, port, host, log, onProgress } = input;
  const path = `/${base.split('/').filter(Boolean).join('/')}`;
  const repository = await repositoryPage(home);
  const name = repository?.name ?? basename(repositoryOf(home) ?? home);
  const options = {
    prefix: PREFIX,
    docsUrl: path,
    playground: true,
    ...(folders.length > 0 && { plans: [...folders] }),
    ...(repository && { repository: repository.files }),
  };
  const root = projectFor(home);
  await writeRulePages(rulePages, join(root, 'src/content/docs/rules'));
  return {
    root,
    // By default it is with the packages, which other sites have as well.
    cacheDir: join(root, '.cache'),
    configFile: false,
    base: path,
    ...(site !== undefined && { site }),
    server: { ...(port !== undefined && { port }), ...(host && { host }) },
    redirects: { '/': `${path.replace(/\/$/, '')}/${PREFIX}/` },
    integrations: [
      starlight({
        title: `${name}: plans`,
        social: repository ? [{ icon: repository.icon, label: name, href: repository.page }] : [],
        sidebar: [],
        plugins: [starlightPlugin(options, { home, log, onProgress })],
      }),
    ],
  };
}

/** The icon of this project's own site; a package has it beside what is compiled. */
const icon = new URL(script === 'ts' ? '../../public/favicon.svg' : './favicon.svg', import.meta.url);

/** The folder with Astro's package and those beside it. */
const packages = dirname(dirname(fileURLToPath(import.meta.resolve('astro/package.json'))));

/** The Astro project of a folder: outside of it, always at the same place, so that drawings are kept between runs. */
function projectRoot(home: string): string {
  return join(cacheBeside(packages), 'planwright', hash('sha256', home).slice(0, 16));
}

/** Writes that project. */
function projectFor(home: string): string {
  const root = projectRoot(home);
  rmSync(join(root, 'src'), { recursive: true, force: true });
  rmSync(join(root, 'node_modules'), { force: true });
  mkdirSync(join(root, 'src/content/docs'), { recursive: true });
  symlinkSync(packages, join(root, 'node_modules'), 'junction');
  mkdirSync(join(root, 'public'), { recursive: true });
  copyFileSync(icon, join(root, 'public/favicon.svg'));
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

/** Copies the pages, out of the search, which is for plans; the guides that they lead to are not on this site. */
async function writeRulePages(from: URL, folder: string): Promise<void> {
  await mkdir(folder);
  for (const name of await readdir(from)) {
    const page = await readFile(new URL(name, from), 'utf8');
    const alone = page.replace(/\[([^\]]+)\]\((?:\.\.\/)+guides\/[^)]*\)/g, '$1');
    await writeFile(join(folder, name), alone.replace(/^---\n/, '---\npagefind: false\n'));
  }
}

/**
 * Astro takes a file that shares no folder with its project for one in the project. The temporary folder is the last choice:
 * others can write there, and code in the project is run.
 */
function cacheBeside(packages: string): string {
  const top = (path: string) => path.split(/[\\/]/)[1];
  const places = [join(homedir(), '.cache'), realpathSync(tmpdir())];
  return places.find((place) => top(place) === top(packages)) ?? join(packages, '.cache');
}
