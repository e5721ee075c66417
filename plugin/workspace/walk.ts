import { execFile } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import picomatch from 'picomatch';
import { isMissing, type PathFault } from '../files/contents.ts';
import { type Listing, listingOf } from './listing.ts';

const run = promisify(execFile);
const PLAN_NAME = 'tasks.md';

/** What was found below a folder. */
export interface Walked {
  /** Paths of what may be read as a plan, sorted. */
  files: string[];
  /** What is called like a plan and is none, and folders that cannot be read. */
  faults: PathFault[];
}

/**
 * Every `tasks.md` below a folder, in whatever case, minus what git ignores where git is there.
 *
 * @param shown what each path begins with, in place of `folder`
 */
export async function plansBelow(folder: string, shown = folder): Promise<Walked> {
  return walked((await listedByGit(folder)) ?? (await listingOf(folder, isCalledPlan)), shown);
}

/** What a glob matches, folders that are called like a plan too, but nothing in `node_modules` and `.git`. */
export async function plansMatching(pattern: string, cwd: string): Promise<Walked> {
  const { base, glob } = picomatch.scan(pattern, { unescape: true });
  const matches = picomatch(glob, { dot: true });
  const listing = await listingOf(resolve(cwd, base), (path) => matches(path));
  return walked({ ...listing, folders: listing.folders.filter(isCalledPlan) }, base);
}

function walked({ files, folders, closed }: Listing, shown: string): Walked {
  return {
    files: files.sort().map((path) => join(shown, path)),
    faults: [
      ...folders.sort().map((path) => ({
        message: `${join(shown, path)} is a folder, not a plan.`,
        hint: `Rename it: \`${PLAN_NAME}\` is the name of plans.`,
      })),
      ...closed.map(({ path, reason }) => ({ message: `Cannot read the folder ${join(shown, path)}.`, hint: reason })),
    ],
  };
}

function isCalledPlan(path: string): boolean {
  return basename(path).toLowerCase() === PLAN_NAME;
}

/** With `icase` of its own git misses new files below the top folder. */
const ANY_CASE = PLAN_NAME.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** Null outside of a repository, and in a folder that git ignores itself: whoever names that one means it. */
async function listedByGit(folder: string): Promise<Listing | null> {
  const patterns = [ANY_CASE, `${ANY_CASE}/**`].map((name) => `:(glob)**/${name}`);
  const result = await git(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns], folder);
  if (result === null) return null;
  const { stdout, stderr } = result;
  if (stdout === '' && (await isIgnored(folder))) return null;
  const names = [...new Set(stdout.split('\0'))].filter((name) => name !== '');
  return {
    files: names.filter((name) => isCalledPlan(name) && isThere(join(folder, name))),
    folders: [...new Set(names.flatMap((name) => planFolder.exec(name)?.[0] ?? []))],
    closed: Array.from(stderr.matchAll(notOpened), ([, path = '', reason = '']) => ({ path, reason: `${reason}.` })),
  };
}

/** The part of a path that leads to a folder called like a plan. */
const planFolder = /^(?:.*?\/)?tasks\.md(?=\/)/is;
/** Of a folder that it cannot open git only warns. */
const notOpened = /^warning: could not open directory '(.*?)\/?': (.*)$/gm;

async function isIgnored(folder: string): Promise<boolean> {
  return (await git(['check-ignore', '-q', '.'], folder)) !== null;
}

/** A file that git still lists may be deleted. One that may not be looked at, and one whose name is no UTF-8, is there. */
function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch (error) {
    return !isMissing(error) || file.includes('\uFFFD');
  }
}

/** What git prints; null where it fails or is not installed. */
async function git(args: string[], cwd: string): Promise<{ stdout: string; stderr: string } | null> {
  try {
    return await run('git', args, { cwd, maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: 'C' } });
  } catch {
    return null;
  }
}
