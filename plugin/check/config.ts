import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileStats, readContents } from '../files/contents.ts';
import { Boundary, repositoryOf } from '../files/inside.ts';
import type { SettingsSource } from './resolve.ts';
import { noSettings, type ProjectSettings, SettingsError } from './settings.ts';

/** The names of config files, in the order in which they are looked for. */
const NAMES = ['planwright.config.ts', 'planwright.config.js', 'planwright.config.mjs', 'planwright.config.json'];

/** Sources of settings beside the config file that is found. */
export interface SettingsInput {
  /** Name of a config file, relative to the folder; by default the nearest one is used. */
  config?: string | undefined;
  /** Settings given to the host; they win. */
  options?: SettingsSource | undefined;
}

/**
 * The settings of a folder: those of the nearest config file upwards, overridden by a host's own.
 *
 * @throws {SettingsError} for a file that cannot be loaded, and for settings that are wrong
 */
export async function loadSettings(folder: string, { config, options }: SettingsInput = {}): Promise<ProjectSettings> {
  const file = config === undefined ? findConfig(folder) : resolve(folder, config);
  if (config !== undefined && !existsSync(resolve(folder, config))) {
    throw new SettingsError(`The config file ${config} does not exist.`, 'Check the spelling of the path.');
  }
  if (file !== null && config === undefined) refuseOutside(file, folder);
  const sources = [...(file === null ? [] : [await fileSource(file)]), ...(options ? [options] : [])];
  if (sources.length === 0) return noSettings;
  // The schema takes longer to load than a small plan to check.
  const { resolveSettings } = await import('./resolve.ts');
  return resolveSettings(sources);
}

/**
 * The config file of the nearest folder upwards that has one, not beyond the repository.
 *
 * @throws {SettingsError} where a folder has two
 */
function findConfig(folder: string): string | null {
  const [file, second] = existing(configFilesIn(folder));
  if (file !== undefined && second !== undefined) {
    const names = `${basename(file)} and ${basename(second)}`;
    throw new SettingsError(`Two config files in ${folder}: ${names}.`, 'Keep one of them.');
  }
  if (file !== undefined) return file;
  const isTop = dirname(folder) === folder || existsSync(join(folder, '.git'));
  return isTop ? null : findConfig(dirname(folder));
}

/** The paths that a config file in a folder may have. */
export function configFilesIn(folder: string): string[] {
  return NAMES.map((name) => join(folder, name));
}

/** A link in a repository must not decide what is read. */
function refuseOutside(file: string, folder: string): void {
  const top = repositoryOf(folder) ?? dirname(file);
  if (new Boundary(top).follow(file).place !== 'outside') return;
  throw new SettingsError(
    `${basename(file)} is a link that leads out of the repository.`,
    'Put the file itself there.',
  );
}

/** A link counts as existing wherever it leads: what is outside must make no difference. */
function existing(files: readonly string[]): string[] {
  return files.filter((file) => {
    try {
      return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
    } catch {
      return false;
    }
  });
}

async function fileSource(file: string): Promise<SettingsSource> {
  const value = extname(file) === '.json' ? readJson(file) : await readModule(file);
  return { name: `${basename(file)} is`, base: dirname(file), value, file };
}

function readJson(file: string): unknown {
  const { bytes } = attempt(() => readContents(file), file, 'Check the path of the config file.');
  return attempt(() => JSON.parse(new TextDecoder().decode(bytes)), file, 'Fix the JSON.');
}

/** The default export. A file that has changed is imported again, although Node keeps modules. */
async function readModule(file: string): Promise<unknown> {
  const { mtimeMs } = attempt(() => fileStats(file), file, 'Check the path of the config file.');
  const url = `${pathToFileURL(file)}?${mtimeMs}`;
  const module: Record<string, unknown> = await import(url).catch((error: unknown) => {
    throw unloadable(file, error, adviceFor(file, error));
  });
  if ('default' in module) return module.default;
  throw new SettingsError(`${basename(file)} has no default export.`, 'Write `export default defineConfig({ … })`.');
}

/** @throws {SettingsError} where the work throws anything */
function attempt<Result>(work: () => Result, file: string, hint: string): Result {
  try {
    return work();
  } catch (error) {
    throw unloadable(file, error, hint);
  }
}

function adviceFor(file: string, error: unknown): string {
  if (extname(file) === '.ts' && !process.features.typescript) {
    return `Node ${process.versions.node} cannot run TypeScript. Use Node 22.18 or later, or planwright.config.mjs.`;
  }
  const { code } = (error ?? {}) as { code?: unknown };
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
    return 'Node only strips types: use no enum, no namespace and no parameter property.';
  }
  if (code === 'ERR_MODULE_NOT_FOUND') return 'Check the path of the import; Node requires its file extension.';
  return `Fix the file: \`node ${basename(file)}\` shows the place.`;
}

function unloadable(file: string, error: unknown, hint: string): SettingsError {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const where = error instanceof Error ? placeIn(file, error) : '';
  return new SettingsError(`Cannot load ${basename(file)}${where}. ${reason.replace(/\.?$/, '.')}`, hint, {
    cause: error,
  });
}

/** `:3`, or `:3:7`: the first line of the file that the error's stack names. */
function placeIn(file: string, { stack = '' }: Error): string {
  const line = stack.split('\n').find((text) => text.includes(basename(file)) && /:\d+\)?$/.test(text));
  return /(?::\d+){1,2}(?=\)?$)/.exec(line ?? '')?.[0] ?? '';
}
