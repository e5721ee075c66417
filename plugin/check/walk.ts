import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { glob } from 'tinyglobby';

const run = promisify(execFile);
const PLAN_NAME = 'tasks.md';

/** Folders that hold no plan of the reader's own. */
export const IGNORED = ['**/node_modules/**', '**/.git/**'];

/** The top folder of the git repository that `folder` lies in; null outside of one, and where there is no git. */
export async function gitRoot(folder: string): Promise<string | null> {
  const up = await git(['rev-parse', '--show-cdup'], folder);
  return up === null ? null : resolve(folder, up.trimEnd());
}

/**
 * Every `tasks.md` below a folder, minus what git ignores where git is there.
 *
 * @param shown what each path begins with, in place of `folder`
 */
export async function plansBelow(folder: string, shown = folder): Promise<string[]> {
  const names =
    (await listedByGit(folder)) ?? (await glob(`**/${PLAN_NAME}`, { cwd: folder, dot: true, ignore: IGNORED }));
  return names.sort().map((name) => join(shown, name));
}

/** Null outside of a repository, and in a folder that git ignores itself: whoever names that one means it. */
async function listedByGit(folder: string): Promise<string[] | null> {
  const pattern = `:(glob)**/${PLAN_NAME}`;
  const output = await git(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', pattern], folder);
  if (output === null || (output === '' && (await isIgnored(folder)))) return null;
  const names = [...new Set(output.split('\0'))].filter((name) => name !== '');
  const there = await Promise.all(names.map((name) => exists(join(folder, name))));
  return names.filter((_, index) => there[index]);
}

async function isIgnored(folder: string): Promise<boolean> {
  return (await git(['check-ignore', '-q', '.'], folder)) !== null;
}

/** A file that git still lists may be deleted. */
async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** What git prints; null where it fails or is not installed. */
async function git(args: string[], cwd: string): Promise<string | null> {
  try {
    return (await run('git', args, { cwd, maxBuffer: 1 << 28 })).stdout;
  } catch {
    return null;
  }
}
