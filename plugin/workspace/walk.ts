import { lstatSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { Match } from '../check/match.ts';
import { isMissing, type PathFault } from '../files/contents.ts';
import { git } from '../files/git.ts';
import { Boundary, repositoryOf } from '../files/inside.ts';
import { holdsPlan, isLeftOut, isNamedLikePlan, PLAN_NAME } from './known.ts';
import { type Listing, listingOf } from './listing.ts';

/** The files found below a folder. */
export interface Walked {
  /** Paths of what may be read as a plan, sorted. */
  files: string[];
  /** Templates and archived copies, which are plans only where somebody says so. */
  leftOut: string[];
  /** Files with the name of a plan that are none, and folders that cannot be read. */
  faults: PathFault[];
}

/**
 * The plans below a folder, minus what git ignores where git is there: what the project's `match` says, else every `tasks.md`,
 * in whatever case, and the plans of other tools where these put them, but for templates and archived copies.
 *
 * @param shown what each path begins with, in place of `folder`
 */
export async function plansBelow(folder: string, match: Match | null = null, shown = folder): Promise<Walked> {
  const isWanted = (path: string) => match?.matches(join(folder, path)) ?? isNamedLikePlan(join(folder, path));
  const listing = (await listedByGit(folder, isWanted, match !== null)) ?? (await listingOf(folder, isWanted));
  listing.folders = listing.folders.filter(isCalledPlan);
  if (match) return walked(listing, shown);
  const within = new Boundary(repositoryOf(folder) ?? folder);
  const plans = listing.files.filter((path) => isCalledPlan(path) || holdsPlan(join(folder, path), within));
  const { left = [], taken = [] } = Object.groupBy(plans, (path) =>
    isLeftOut(path, join(folder, path)) ? 'left' : 'taken',
  );
  return { ...walked({ ...listing, files: taken }, shown), leftOut: left.sort().map((path) => join(shown, path)) };
}

/** Whether a name is a glob, and not a path. */
export function isGlob(name: string): boolean {
  const { isGlob, negated } = picomatch.scan(name);
  return isGlob || negated === true;
}

/** The matches of a glob, including folders with the name of a plan, but nothing in `node_modules` and `.git`. */
export async function plansMatching(pattern: string, cwd: string): Promise<Walked> {
  const { base, glob } = picomatch.scan(pattern, { unescape: true });
  const matches = picomatch(glob, { dot: true });
  const listing = await listingOf(resolve(cwd, base), (path) => matches(path));
  return walked({ ...listing, folders: listing.folders.filter(isCalledPlan) }, base);
}

function walked({ files, folders, closed }: Listing, shown: string): Walked {
  return {
    files: files.sort().map((path) => join(shown, path)),
    leftOut: [],
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

/** Null outside of a repository, and in a folder that git ignores itself: whoever names that one means it. */
async function listedByGit(
  folder: string,
  isWanted: (path: string) => boolean,
  anyName: boolean,
): Promise<Listing | null> {
  if (repositoryOf(folder) === null) return null;
  const patterns = anyName
    ? []
    : [`*${inAnyCase('.md')}`, inAnyCase('tasks.json'), `${inAnyCase(PLAN_NAME)}/**`].map(
        (name) => `:(glob)**/${name}`,
      );
  const result = await git(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns], folder);
  if (result === null) return null;
  const { stdout, stderr } = result;
  if (stdout === '' && (await isIgnored(folder))) return null;
  const names = [...new Set(stdout.split('\0'))].filter((name) => name !== '');
  return {
    files: names.filter((name) => isWanted(name) && isThere(join(folder, name))),
    folders: [...new Set(names.flatMap((name) => planFolder.exec(name)?.[0] ?? []))],
    closed: Array.from(stderr.matchAll(notOpened), ([, path = '', reason = '']) => ({ path, reason: `${reason}.` })),
  };
}

/** As a glob: with its own `icase`, git finds nothing in a folder of which it knows no file yet. */
function inAnyCase(name: string): string {
  return name.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** The part of a path that leads to a folder called like a plan. */
const planFolder = /^(?:.*?\/)?tasks\.md(?=\/)/is;
/** Of a folder that it cannot open git only warns. */
const notOpened = /^warning: could not open directory '(.*?)\/?': (.*)$/gm;

async function isIgnored(folder: string): Promise<boolean> {
  return (await git(['check-ignore', '-q', '.'], folder)) !== null;
}

/** A file that git still lists may be deleted. One that may not be looked at, and one whose name is not UTF-8, is there. */
function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch (error) {
    return !isMissing(error) || file.includes('\uFFFD');
  }
}
