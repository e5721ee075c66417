import { stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Match } from '../check/match.ts';
import { type ProjectSettings, settingsFor } from '../check/settings.ts';
import { isMissing, type PathFault } from '../files/contents.ts';
import { below, repositoryOf } from '../files/inside.ts';
import { planId } from '../plan/id.ts';
import { listed } from '../rules/support/wording.ts';
import { planAt } from './contents.ts';
import { isGlob, plansBelow, plansMatching, type Walked } from './walk.ts';

/** A plan file that was found, not yet read. */
export interface PlanFile {
  /** Absolute path, to read it by. */
  file: string;
  /** Path to show, with `/`: below the working directory relative to it, else as it was typed. */
  path: string;
  id: string;
  /**
   * Absolute paths of the folders in which names of other plans are looked up first: the plans root, the repository. Paths
   * of the repository's files count from the last.
   */
  roots: readonly string[];
}

/** The files found, sorted by path, each once, and the names that led nowhere. */
export interface FoundPlans extends Pick<Walked, 'leftOut' | 'faults'> {
  files: PlanFile[];
}

/**
 * The plan files that paths, folders and globs name; without any, those below the working directory. In folders it is the
 * project that says which files are plans, and what git ignores is left out; a file that is named itself is taken in any case.
 *
 * @param names as typed, relative to `cwd`
 * @param given names of files that are taken as they are, whether they are there or not
 */
export async function findPlans(
  names: readonly string[],
  cwd: string,
  match: Match | null = null,
  given: readonly string[] = [],
): Promise<FoundPlans> {
  const sought = names.length + given.length > 0 ? names : ['.'];
  const found = await Promise.all(sought.map((name) => pathsOf(name, cwd, match)));
  const typed = [...found.flatMap(({ files }) => files), ...given];
  const files = new Map(typed.map(planFile(cwd)).map((file) => [file.file, file]));
  const leftOut = new Set(found.flatMap(({ leftOut }) => leftOut));
  return {
    files: [...files.values()].sort((a, b) => compare(a.path, b.path)),
    leftOut: [...leftOut].filter((path) => !files.has(resolve(cwd, path))),
    faults: found.flatMap(({ faults }) => faults),
  };
}

/** The same for a project, without what its settings ignore; and how many plans those are. */
export async function findPlansOf(
  project: ProjectSettings,
  names: readonly string[],
  cwd: string,
  given?: readonly string[],
): Promise<FoundPlans & { ignored: number }> {
  const { files, leftOut, faults } = await findPlans(names, cwd, project.match, given);
  const isKept = (file: string) => settingsFor(project, file) !== null;
  const kept = files.filter(({ file }) => isKept(file));
  const ignored = files.length - kept.length;
  return { files: kept, leftOut: leftOut.filter((path) => isKept(resolve(cwd, path))), faults, ignored };
}

/**
 * One plan by its name, whether it is there or not; a folder can be named in place of the only plan in it, and is a fault with
 * none or several.
 */
export async function findFile(name: string, cwd: string): Promise<PlanFile | PathFault> {
  const entry = await stat(resolve(cwd, name)).catch(() => null);
  if (!entry?.isDirectory()) return planFile(cwd)(name);
  const { files, faults } = await findPlans([name], cwd);
  const [first] = files;
  if (first === undefined) return faults[0] ?? planFile(cwd)(name);
  if (files.length === 1) return first;
  return { message: `${name} has ${files.length} plans.`, hint: `Name one, such as ${first.path}.` };
}

/** All plans in the repositories that files lie in. */
export async function plansOfRepository(
  files: readonly PlanFile[],
  match: Match | null = null,
): Promise<Pick<PlanFile, 'id' | 'file'>[]> {
  const roots = [...new Set(files.flatMap(({ roots }) => roots.at(-1) ?? []))];
  const found = await Promise.all(
    roots.map(async (root) =>
      (await plansBelow(root, match)).files.map((path) => {
        const { file, named } = planAt(path);
        return { file, id: planId(named, root) };
      }),
    ),
  );
  return found.flat();
}

async function pathsOf(name: string, cwd: string, match: Match | null): Promise<Walked> {
  const path = resolve(cwd, name);
  const entry = await stat(path).catch((error: Error) => error);
  if (entry instanceof Error) return isMissing(entry) ? matching(name, cwd) : one(name);
  if (!entry.isDirectory()) return one(name);
  const walked = await plansBelow(path, match, name);
  if (walked.files.length + walked.faults.length > 0) return walked;
  const fault = noPlanBelow(name, match);
  return { ...walked, faults: [fault] };
}

async function matching(name: string, cwd: string): Promise<Walked> {
  if (!isGlob(name)) {
    return none({ message: `${name} does not exist.`, hint: 'Check the spelling of the path.' });
  }
  const walked = await plansMatching(name, cwd);
  if (walked.files.length + walked.faults.length > 0) return walked;
  const hint = 'Put a pattern in quotes, and check its spelling.';
  return none({ message: `No file matches ${name}.`, hint });
}

function noPlanBelow(name: string, match: Match | null): PathFault {
  const place = name === '.' ? 'the working directory' : name;
  if (match === null) {
    const named = 'the plans as files, or as a glob in quotes.';
    const hint = name === '.' ? `Write one with \`planwright init\`, or name ${named}` : `Name ${named}`;
    return { message: `There is no tasks.md below ${place}.`, hint };
  }
  const hint =
    'The globs of `match` count from the folder of the config file, and name files, such as `specs/**/tasks.md`.';
  return { message: `No file below ${place} is a plan by the setting \`match\`.`, hint };
}

/** A note on the files that were left out. */
export function leftOutNote(paths: readonly string[]): string {
  const [what, them] =
    paths.length === 1
      ? ['1 template or archived copy is', 'it']
      : [`${paths.length} templates and archived copies are`, 'them'];
  return `${what} left out: ${listed(paths)}. Name ${them} in the setting \`match\` to have ${them} read.`;
}

function one(name: string): Walked {
  return { files: [name], leftOut: [], faults: [] };
}

function none(fault: PathFault): Walked {
  return { files: [], leftOut: [], faults: [fault] };
}

/**
 * How a file is called from a working directory. Its id is that below the repository; a file outside of that is called by
 * its own folder, and has the repository which that is in.
 */
function planFile(cwd: string): (typed: string) => PlanFile {
  const root = repositoryOf(cwd) ?? cwd;
  return (typed) => {
    const written = resolve(cwd, typed);
    const { file, named } = planAt(written);
    const shown = file === written ? typed : join(relative(cwd, dirname(file)), basename(file));
    const path = (below(cwd, file) || shown).split(sep).join('/');
    if (below(root, file) !== null) return { file, path, id: planId(named, root), roots: [root] };
    const folder = dirname(file);
    return { file, path, id: planId(named, folder), roots: [repositoryOf(folder) ?? folder] };
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
