import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { glob } from 'tinyglobby';

export const repository = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(repository, 'node_modules/.bin');

/** What the fixtures' configs read from the environment. */
export interface Settings {
  astro?: Record<string, unknown>;
  options?: Record<string, unknown>;
  starlight?: Record<string, unknown>;
}

export interface Run {
  /** The exit code. */
  code: number | null;
  /** What was printed, without colours. */
  output: string;
}

/**
 * A copy of a fixture project that a test may change, inside the repository, where `planwright` resolves to itself.
 *
 * @param fixture folder below `test/fixtures/astro`; one without plans gets those of `plain`
 * @param name of the copy, unique among the tests that run at once
 */
export async function copyProject(fixture: string, name: string): Promise<Project> {
  const root = join(repository, 'test/.tmp', name);
  await rm(root, { recursive: true, force: true });
  const fixtures = join(repository, 'test/fixtures/astro');
  await cp(join(fixtures, 'plain/plans'), join(root, 'plans'), { recursive: true });
  await cp(join(fixtures, fixture), root, { recursive: true });
  return new Project(root, { cache: await cacheWithSharedDrawings(root) });
}

/** A cache of the copy's own, for builds at the same time would mix up their contents; only drawings are shared. */
async function cacheWithSharedDrawings(root: string): Promise<string> {
  const [cache, drawings] = [join(root, '.cache'), join(repository, 'test/.tmp/drawings')];
  await mkdir(cache, { recursive: true });
  await mkdir(drawings, { recursive: true });
  await symlink(drawings, join(cache, 'planwright'), 'junction');
  return cache;
}

export class Project {
  readonly root: string;
  /** Where it is built. */
  readonly dist: string;
  /** Astro's cache folder; drawings, which take most of a build's time, are shared by all copies. */
  readonly cache: string | undefined;

  constructor(root: string, { dist = join(root, 'dist'), cache }: { dist?: string; cache?: string } = {}) {
    this.root = root;
    this.dist = dist;
    this.cache = cache;
  }

  async write(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(this.root, path)), { recursive: true });
    await writeFile(join(this.root, path), content);
  }

  /** Deletes a file or folder. */
  remove(path: string): Promise<void> {
    return rm(join(this.root, path), { recursive: true, force: true });
  }

  /** Runs a real `astro build` to its end. */
  async build(settings: Settings = {}, env: Record<string, string> = {}): Promise<Run> {
    const process = this.start(['build', '--outDir', this.dist], settings, env);
    const output = collect(process);
    const code = await new Promise<number | null>((done) => process.on('close', done));
    return { code, output: output() };
  }

  /** Starts an Astro command, without what the test runner has put into the environment (a `BASE_URL`, among others). */
  start(args: string[], settings: Settings = {}, env: Record<string, string> = {}): ChildProcess {
    return spawn(join(bin, 'astro'), args, {
      cwd: this.root,
      env: {
        HOME: process.env.HOME,
        TMPDIR: process.env.TMPDIR,
        PATH: `${bin}:${process.env.PATH}`,
        ASTRO_TELEMETRY_DISABLED: '1',
        NO_COLOR: '1',
        ...env,
        PLANWRIGHT_TEST: JSON.stringify({
          ...settings,
          astro: { ...(this.cache && { cacheDir: this.cache }), ...settings.astro },
        }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Every file that was built, below `dist`, sorted. */
  async built(): Promise<string[]> {
    return (await glob('**', { cwd: this.dist, dot: true })).sort();
  }

  read(path: string): Promise<string> {
    return readFile(join(this.dist, path), 'utf8');
  }

  async page(path: string): Promise<Root> {
    return fromHtml(await this.read(path));
  }
}

/** Gathers what a process prints from now on. */
export function collect(process: ChildProcess): () => string {
  let text = '';
  for (const stream of [process.stdout, process.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return () => text;
}
