import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { type Contents, OutsideError, readContents } from '../files/contents.ts';
import { type Boundary, boundaries, repositoryOf } from '../files/inside.ts';
import { dependenciesIn, planNamed } from '../graph/directory.ts';
import { addressesOf, fileKey, type PlanLocation, withSlashes } from '../plan/address.ts';
import { planId } from '../plan/id.ts';
import { memoized } from '../plan/lazy.ts';
import { defaultLimits } from '../plan/limits.ts';
import type { Plan } from '../plan/model.ts';
import type { PlanFile } from './find.ts';

/** A plan, and where its file is. */
interface ReferringPlan extends PlanLocation {
  plan: Plan;
}

/** The plans that others name and that are not among them. */
export interface Referenced<Placed> {
  context: Placed[];
  /** Keys of files that a name leads to, and that could not be read. */
  unreadable: Set<string>;
  /** Whether a name led to no file at all. */
  lost: boolean;
}

/**
 * Reads the plans that are named in dependencies and were not given, and those that these name in turn (FORMAT section 2:
 * below the plans root, in the repository, beside the file).
 *
 * @param read reads a plan from what its file holds
 * @param peers files that are left to whoever asks
 */
export function readReferenced<Placed extends ReferringPlan>(
  given: readonly Placed[],
  read: (file: PlanFile, contents: Contents) => Placed,
  peers: readonly Pick<PlanFile, 'file'>[] = [],
): Referenced<Placed> {
  const known = new Set([...given, ...peers].map(({ file }) => fileKey(withSlashes(file))));
  const ids = new Set(given.map(({ plan }) => plan.id));
  const found: Referenced<Placed> = { context: [], unreadable: new Set(), lost: false };
  const fileAt = fileFinder();
  const within = boundaries();
  const isFound = (name: string, from: Placed): boolean => {
    for (const address of addressesOf(name, from)) {
      const key = fileKey(address);
      if (known.has(key)) return true;
      const file = fileAt(address, from.file);
      const contents = file === null ? null : contentsOf(file, within(boundaryOf(from)));
      if (file === null || contents === null) continue;
      known.add(key);
      const placed = contents === 'unreadable' ? null : read(planFileAt(file, from), contents);
      if (placed === null || placed.plan.excess) found.unreadable.add(key);
      else found.context.push(placed);
      return true;
    }
    return false;
  };
  // Two lists, of which the second grows while it is walked: by what its plans name in turn.
  for (const plans of [given, found.context]) {
    for (const placed of plans) {
      if (plans === given) for (const name of linkedPlans(placed.plan)) isFound(name, placed);
      for (const [name, isPlan] of namesIn(placed.plan)) {
        if (!ids.has(name.normalize()) && !isFound(name, placed) && isPlan) found.lost = true;
      }
    }
  }
  return found;
}

/** The names of other plans in a plan's dependencies, each once, and whether each can only be that of a plan. */
export function namesIn(plan: Plan): ReadonlyMap<string, boolean> {
  const names = new Map<string, boolean>();
  for (const item of dependenciesIn(plan)) {
    const name = planNamed(item);
    if (name !== null) names.set(name, item.kind === 'plan' || names.get(name) === true);
  }
  return names;
}

/** The relative paths of links to an anchor of a `tasks.md`, or of a folder that may hold one. */
function linkedPlans({ links }: Plan): ReadonlySet<string> {
  const paths = links.flatMap(({ url: { value } }) => pathWithAnchor.exec(value)?.[1] ?? []);
  return new Set(paths.map((path) => `./${path}`));
}

const pathWithAnchor = /^(?![a-z][a-z\d+.-]*:|[/\\?#])((?:[^?#]*\/)?(?:tasks\.md|\.{0,2}|[^/?#.]+))#/i;

/** With the id, and the path as that of the plan that names it would be shown. */
function planFileAt(file: string, { plan: { path }, file: from, roots }: ReferringPlan): PlanFile {
  const [root = ''] = roots;
  const shownFrom = path !== null && from.endsWith(`/${path}`) ? from.slice(0, -path.length) : '/';
  const home = file.startsWith(`${root}/`) ? root : posix.dirname(file);
  return { file, id: planId(file, home), path: posix.relative(shownFrom, file), roots };
}

const NO_FILE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/** Null where there is no such file, and where it is outside of the repository. */
function contentsOf(file: string, within: Boundary): Contents | 'unreadable' | null {
  try {
    return readContents(file, defaultLimits.fileBytes, within);
  } catch (error) {
    return error instanceof OutsideError || NO_FILE.has(codeOf(error)) ? null : 'unreadable';
  }
}

/** Where there is no repository, a plan has neighbours. */
function boundaryOf({ roots }: PlanLocation): string {
  const root = roots.at(-1) ?? '';
  return repositoryOf(root) ?? posix.dirname(root);
}

/**
 * Finds what a file is called on the disk, null where there is none, from the listings of folders: a thousand names that lead
 * nowhere cost a few reads, and case counts on every file system. The folders above `from` are there.
 */
function fileFinder(): (file: string, from: string) => string | null {
  const list = memoized(entriesOf);
  return (file, from) => {
    const [parts, above] = [file.split('/'), from.split('/')];
    const start = parts.findIndex((part, depth) => part !== above[depth]);
    for (let depth = Math.max(start, 1); depth < parts.length; depth++) {
      const names = list(parts.slice(0, depth).join('/'));
      const name = names ? names.get(fileKey(parts[depth] ?? '')) : parts[depth];
      if (name === undefined) return null;
      parts[depth] = name;
    }
    return parts.join('/');
  };
}

/** The names in a folder by their keys; null for one that may be walked through and not listed, which says nothing. */
function entriesOf(folder: string): ReadonlyMap<string, string> | null {
  try {
    return new Map(readdirSync(folder || '/').map((name) => [fileKey(name), name]));
  } catch (error) {
    return NO_FILE.has(codeOf(error)) ? new Map() : null;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
