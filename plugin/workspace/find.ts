import { stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { isMissing, type PathFault } from '../files/contents.ts';
import { below, repositoryOf } from '../files/inside.ts';
import { planId } from '../plan/id.ts';
import { plansBelow, plansMatching, type Walked } from './walk.ts';

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

/** What was found, sorted by path, each file once; and which of the names led nowhere. */
export interface FoundPlans {
  files: PlanFile[];
  faults: PathFault[];
}

/**
 * The plan files that paths, folders and globs name; without any, every `tasks.md` below the working directory. In
 * folders what git ignores is left out; a file that is named itself is taken in any case.
 *
 * @param names as typed, relative to `cwd`
 */
export async function findPlans(names: readonly string[], cwd: string): Promise<FoundPlans> {
  const plan = planFile(cwd);
  const found = await Promise.all((names.length > 0 ? names : ['.']).map((name) => pathsOf(name, cwd)));
  const files = found.flatMap(({ files }) => files.map(plan));
  return {
    files: [...new Map(files.map((file) => [file.file, file])).values()].sort((a, b) => compare(a.path, b.path)),
    faults: found.flatMap(({ faults }) => faults),
  };
}

/** One plan file by its name, whether it is there or not. */
export function findFile(name: string, cwd: string): PlanFile {
  return planFile(cwd)(name);
}

/** All plans in the repositories that files lie in. */
export async function plansOfRepository(files: readonly PlanFile[]): Promise<Pick<PlanFile, 'id' | 'file'>[]> {
  const roots = [...new Set(files.flatMap(({ roots }) => roots.at(-1) ?? []))];
  const found = await Promise.all(
    roots.map(async (root) => (await plansBelow(root)).files.map((file) => ({ file, id: planId(file, root) }))),
  );
  return found.flat();
}

async function pathsOf(name: string, cwd: string): Promise<Walked> {
  const path = resolve(cwd, name);
  const entry = await stat(path).catch((error: Error) => error);
  if (entry instanceof Error) return isMissing(entry) ? matching(name, cwd) : one(name);
  if (!entry.isDirectory()) return one(name);
  const walked = await plansBelow(path, name);
  if (walked.files.length + walked.faults.length > 0) return walked;
  const place = name === '.' ? 'the working directory' : name;
  const hint = 'Name the plans as files, or as a glob in quotes.';
  return none({ message: `There is no tasks.md below ${place}.`, hint });
}

async function matching(name: string, cwd: string): Promise<Walked> {
  if (!isDynamicPattern(name)) {
    return none({ message: `${name} does not exist.`, hint: 'Check the spelling of the path.' });
  }
  const walked = await plansMatching(name, cwd);
  if (walked.files.length + walked.faults.length > 0) return walked;
  const hint = 'Put a pattern in quotes, and check its spelling.';
  return none({ message: `No file matches ${name}.`, hint });
}

function one(name: string): Walked {
  return { files: [name], faults: [] };
}

function none(fault: PathFault): Walked {
  return { files: [], faults: [fault] };
}

/**
 * How a file is called from a working directory. Its id is that below the repository; a file outside of that is called by
 * its own folder, and has the repository which that is in.
 */
function planFile(cwd: string): (typed: string) => PlanFile {
  const root = repositoryOf(cwd) ?? cwd;
  return (typed) => {
    const file = resolve(cwd, typed);
    const path = (below(cwd, file) ?? typed).split(sep).join('/');
    if (below(root, file) !== null) return { file, path, id: planId(file, root), roots: [root] };
    const folder = dirname(file);
    return { file, path, id: planId(file, folder), roots: [repositoryOf(folder) ?? folder] };
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
