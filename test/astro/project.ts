import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { glob } from 'tinyglobby';
import { buildInTurn, type Run } from './build.ts';

export type { Run };

export const repository = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(repository, 'node_modules/.bin');

/** That of Astro's commands, without what the test runner has put into ours (a `BASE_URL`, among others). */
const environment = {
  HOME: process.env.HOME,
  TMPDIR: process.env.TMPDIR,
  PATH: `${bin}:${process.env.PATH}`,
  ASTRO_TELEMETRY_DISABLED: '1',
  NO_COLOR: '1',
};

/** What the fixtures' configs read from the environment. */
export interface Settings {
  astro?: Record<string, unknown>;
  options?: Record<string, unknown>;
  starlight?: Record<string, unknown>;
}

/**
 * A copy of a fixture project that a test may change, inside the repository, where `planwright` resolves to itself.
 *
 * @param fixture folder below `test/fixtures/astro`; one without plans gets those of `plain`
 * @param name of the copy, unique among the tests that run at once
 * @param ownDrawings for one whose drawings no other copy has, and that gives none to others
 */
export async function copyProject(fixture: string, name: string, { ownDrawings = false } = {}): Promise<Project> {
  const root = join(repository, 'test/.tmp', name);
  await rm(root, { recursive: true, force: true });
  const fixtures = join(repository, 'test/fixtures/astro');
  await cp(join(fixtures, 'plain/plans'), join(root, 'plans'), { recursive: true });
  await cp(join(fixtures, fixture), root, { recursive: true });
  return new Project(root, { cache: ownDrawings ? join(root, '.cache') : await cacheWithSharedDrawings(root) });
}

/** A cache of the copy's own, for builds at the same time would mix up their contents; only drawings are shared. */
async function cacheWithSharedDrawings(root: string): Promise<string> {
  const [cache, drawings] = [join(root, '.cache'), join(repository, 'test/.tmp/drawings')];
  await mkdir(cache, { recursive: true });
  await mkdir(drawings, { recursive: true });
  await symlink(drawings, join(cache, 'planwright'), 'junction');
  return cache;
}

/** What a command runs under. */
export interface Conditions {
  env?: Record<string, string>;
  /** Somebody else, whom file permissions stop. */
  uid?: number | undefined;
  /** What a file can have at most before the disk is full, in blocks of the shell's `ulimit -f`. */
  fileBlocks?: number;
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

  async write(path: string, content: string | Uint8Array): Promise<void> {
    await mkdir(dirname(join(this.root, path)), { recursive: true });
    await writeFile(join(this.root, path), content);
  }

  /** Deletes a file or folder. */
  remove(path: string): Promise<void> {
    return rm(join(this.root, path), { recursive: true, force: true });
  }

  /** Runs `astro build` to its end, under conditions in a process of its own, else in one that has built other sites. */
  build(settings: Settings = {}, conditions?: Conditions): Promise<Run> {
    if (conditions) return ended(this.startBuild(settings, conditions));
    return buildInTurn({ root: this.root, outDir: this.dist, settings: this.written(settings) }, environment);
  }

  /** Builds what has to be right, and returns what was printed, which is the error otherwise. */
  async publish(settings?: Settings, conditions?: Conditions): Promise<string> {
    const { code, output } = await this.build(settings, conditions);
    if (code !== 0) throw new Error(output);
    return output;
  }

  /** Starts the command in a process of its own. */
  startBuild(settings: Settings = {}, conditions: Conditions = {}): ChildProcess {
    return this.start(['build', '--outDir', this.dist], settings, conditions);
  }

  /** Starts an Astro command. */
  start(args: string[], settings: Settings = {}, { env, uid, fileBlocks }: Conditions = {}): ChildProcess {
    const astro = join(bin, 'astro');
    const limited = ['-c', `ulimit -f ${fileBlocks}; exec "$0" "$@"`, astro];
    const [command, all] = fileBlocks === undefined ? [astro, args] : ['sh', [...limited, ...args]];
    return spawn(command, all, {
      cwd: this.root,
      ...(uid !== undefined && { uid, gid: uid }),
      env: { ...environment, ...env, PLANWRIGHT_TEST: this.written(settings) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  private written(settings: Settings): string {
    return JSON.stringify({
      ...settings,
      astro: { ...(this.cache && { cacheDir: this.cache }), ...settings.astro },
    });
  }

  /** Every file that was built, below `dist`, sorted. */
  async built(): Promise<string[]> {
    return (await glob('**', { cwd: this.dist, dot: true })).sort();
  }

  /** The pages that were built of plans, and the list of them: none for frames. */
  async planPages(): Promise<string[]> {
    return (await this.built()).filter((file) => file.endsWith('index.html') && !file.endsWith('/embed/index.html'));
  }

  read(path: string): Promise<string> {
    return readFile(join(this.dist, path), 'utf8');
  }

  /** Every file that was built, by its name. */
  async contents(): Promise<Map<string, string>> {
    const names = await this.built();
    // Pages say which folder they were made from.
    const read = async (name: string) =>
      (await readFile(join(this.dist, name), 'latin1')).replaceAll(basename(this.root), 'site');
    return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
  }

  async page(path: string): Promise<Root> {
    return fromHtml(await this.read(path));
  }

  /** Every page that was built, by its path. */
  async pages(): Promise<Map<string, Root>> {
    const paths = (await this.built()).filter((path) => path.endsWith('.html'));
    return new Map(await Promise.all(paths.map(async (path) => [path, await this.page(path)] as const)));
  }
}

/** Waits for the end of a process that has just been started. */
export async function ended(process: ChildProcess): Promise<Run> {
  const output = collect(process);
  const code = await new Promise<number | null>((done) => process.on('close', done));
  return { code, output: output() };
}

/** Gathers what a process prints from now on. */
export function collect(process: ChildProcess): () => string {
  let text = '';
  for (const stream of [process.stdout, process.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return () => text;
}
