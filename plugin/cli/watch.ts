import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { isGlob } from '../workspace/walk.ts';

const PAUSE = 100;
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/** The files to watch, and the reaction to changes. */
export interface Watch {
  /** Paths, folders and globs, as typed. */
  names: readonly string[];
  cwd: string;
  /** Called when no more changes come, one call at a time. */
  onChange: () => Promise<void>;
  /** Called with a folder that cannot be watched. */
  onError: (error: Error) => void;
}

/**
 * Watches folders, new ones too, until it is stopped. Each is watched separately, so that none below `node_modules` is
 * watched.
 */
export async function watchFolders(options: Watch): Promise<{ stop: () => void }> {
  const { names, cwd, onChange, onError } = options;
  const watchers = new Map<string, FSWatcher>();
  const look = async () => {
    const folders = await foldersOf(names, cwd);
    for (const [folder, watcher] of watchers) if (!folders.has(folder)) drop(folder, watcher);
    for (const folder of folders) if (!watchers.has(folder)) add(folder);
  };
  const drop = (folder: string, watcher: FSWatcher) => {
    watcher.close();
    watchers.delete(folder);
  };
  const touched = whenQuiet(async () => {
    await look();
    await onChange();
  }, onError);
  const add = (folder: string) => {
    try {
      const watcher = watch(folder, touched.call);
      watchers.set(
        folder,
        watcher.on('error', () => drop(folder, watcher)),
      );
    } catch (error) {
      onError(error as Error);
    }
  };
  await look();
  // In case something changed before the first folder was watched.
  touched.call();
  return {
    stop: () => {
      touched.stop();
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** Debounces work; calls made while it runs start it once more. */
function whenQuiet(work: () => Promise<void>, onError: (error: Error) => void): { call: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = running.then(work).catch(onError);
  };
  return {
    call: () => {
      clearTimeout(timer);
      timer = setTimeout(run, PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}

/** The folders in which plans that the names refer to are or may appear. */
async function foldersOf(names: readonly string[], cwd: string): Promise<Set<string>> {
  const folders = await Promise.all((names.length > 0 ? names : ['.']).map((name) => foldersFor(name, cwd)));
  return new Set(folders.flat());
}

async function foldersFor(name: string, cwd: string): Promise<string[]> {
  const path = resolve(cwd, name);
  if (await isFolder(path)) return foldersBelow(path);
  if (isGlob(name)) return foldersBelow(cwd);
  return (await isFolder(dirname(path))) ? [dirname(path)] : [];
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** A folder and those in it. Links are not followed, since they may lead in circles. */
async function foldersBelow(cwd: string): Promise<string[]> {
  const options = { cwd, dot: true, absolute: true, onlyDirectories: true, followSymbolicLinks: false };
  const below = await glob('**/*/', { ...options, ignore: IGNORED });
  return [cwd, ...below.map((folder) => resolve(folder))];
}
