import { readdir } from 'node:fs/promises';
import { posix } from 'node:path';
import { planNamed } from '../graph/plan-links.ts';
import { addressesOf } from '../plan/address.ts';
import { planId } from '../plan/id.ts';
import { defaultLimits } from '../plan/limits/limits.ts';
import { readContents } from './contents.ts';
import { readInput } from './examine.ts';
import type { PlacedPlan } from './together.ts';

/** The plans that others name and that are not among them. */
export interface Referenced {
  context: PlacedPlan[];
  /** Files that lie where a name leads, and could not be read. */
  unreadable: Set<string>;
  /** Whether a name led to no file at all. */
  lost: boolean;
}

/** What a plan's dependencies call other plans, each once, and whether the name is certainly a plan's. */
export type Names = ReadonlyMap<string, boolean>;

/** Tells the names in a plan. */
export type NamesOf = (placed: PlacedPlan) => Names;

/**
 * Reads the plans that are named in dependencies and were not given, and those that these name in turn (FORMAT section 2:
 * below the plans root, in the repository, beside the file).
 *
 * @param namesOf what is known of the names in the given plans, where it is not to be taken from the plans
 */
export async function readReferenced(given: readonly PlacedPlan[], namesOf: NamesOf = namesIn): Promise<Referenced> {
  const known = new Set(given.map(({ file }) => file));
  const ids = new Set(given.map(({ plan }) => plan.id));
  const found: Referenced = { context: [], unreadable: new Set(), lost: false };
  const isThere = fileFinder();
  const look = async (name: string, from: PlacedPlan): Promise<boolean> => {
    for (const file of addressesOf(name, from)) {
      if (known.has(file)) return true;
      const held = (await isThere(file, from.file)) ? await readContents(file, fileBytes).catch(codeOf) : 'ENOENT';
      if (typeof held === 'string' && NO_FILE.has(held)) continue;
      known.add(file);
      const read = typeof held === 'string' ? null : readInput({ ...held, ...nameOf(file, from) });
      if (read === null || read.plan.excess) found.unreadable.add(file);
      else found.context.push({ ...read, file, roots: from.roots });
      return true;
    }
    return false;
  };
  const visit = async (placed: PlacedPlan, names: Names) => {
    for (const [name, isPlan] of names) {
      if (!ids.has(name) && !(await look(name, placed)) && isPlan) found.lost = true;
    }
  };
  for (const placed of given) await visit(placed, namesOf(placed));
  // The list grows while it is walked: by what these plans name in turn.
  for (const placed of found.context) await visit(placed, namesIn(placed));
  return found;
}

/** The names in a plan. */
export function namesIn({ plan: { tasks, phases } }: Pick<PlacedPlan, 'plan'>): Names {
  const said = [
    ...phases.map(({ dependsOn }) => dependsOn),
    ...tasks.flatMap(({ dependsOn, blocks }) => [dependsOn, blocks]),
  ];
  const names = new Map<string, boolean>();
  for (const item of said.flatMap((one) => one?.items ?? [])) {
    const name = planNamed(item);
    if (name !== null) names.set(name, item.kind === 'plan' || names.get(name) === true);
  }
  return names;
}

/** Its id, and its path as that of the plan that names it would be shown. */
function nameOf(file: string, { plan: { path }, file: from, roots: [root = ''] }: PlacedPlan) {
  const shownFrom = path !== null && from.endsWith(`/${path}`) ? from.slice(0, -path.length) : '/';
  const home = file.startsWith(`${root}/`) ? root : posix.dirname(file);
  return { id: planId(file, home), path: posix.relative(shownFrom, file) };
}

const { fileBytes } = defaultLimits;

const NO_FILE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? '';
}

/**
 * Tells whether a file may exist, from the listings of folders: a thousand names that lead nowhere cost a few reads. The
 * folders above `from` are there.
 */
function fileFinder(): (file: string, from: string) => Promise<boolean> {
  const listings = new Map<string, Promise<ReadonlySet<string> | null>>();
  const list = (folder: string) => {
    const known = listings.get(folder) ?? readdir(folder || '/').then(toSet, emptyWhereMissing);
    listings.set(folder, known);
    return known;
  };
  return async (file, from) => {
    const [parts, above] = [file.split('/'), from.split('/')];
    const start = parts.findIndex((part, depth) => part !== above[depth]);
    for (let depth = Math.max(start, 1); depth < parts.length; depth++) {
      const names = await list(parts.slice(0, depth).join('/'));
      if (names && !names.has(parts[depth] ?? '')) return false;
    }
    return true;
  };
}

function toSet(names: readonly string[]): ReadonlySet<string> {
  return new Set(names);
}

/** A folder that may be walked through and not listed tells nothing. */
function emptyWhereMissing(error: NodeJS.ErrnoException): ReadonlySet<string> | null {
  return NO_FILE.has(codeOf(error)) ? new Set() : null;
}
