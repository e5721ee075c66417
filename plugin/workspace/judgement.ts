import { readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Examined, judge, type ReadPlan } from '../check/examine.ts';
import type { CheckSettings } from '../check/settings.ts';
import { readContents } from '../files/contents.ts';
import { Boundary } from '../files/inside.ts';
import type { OtherPlans } from '../graph/model.ts';
import type { Limits } from '../plan/limits.ts';
import { decode } from '../plan/text/source.ts';
import type { Companion, FoldersIn, LookUp, Occurs } from '../rules/support/rule.ts';

/** Everything that a plan's judgement depends on besides its own text. */
export interface Circumstances {
  settings: CheckSettings;
  /** Facts from other plans. */
  otherPlans: OtherPlans;
  lookUp: LookUp;
  companion: Companion;
  occurs: Occurs;
  foldersIn: FoldersIn;
}

/** The judgement of a plan, and whether it still holds. */
export interface Judgement {
  examined: Examined;
  /** Whether judging the same plan under these circumstances would come to the same. */
  holds(now: Circumstances): boolean;
}

/** Relates and checks a plan, and remembers what it was told by the file system and by other plans. */
export function judgeWith(
  read: ReadPlan,
  { settings, otherPlans, lookUp, companion, occurs, foldersIn }: Circumstances,
): Judgement {
  const companions = recorded(companion);
  const paths = recorded(lookUp);
  const names = recorded(occurs);
  const folders = recorded(foldersIn);
  const found = recorded(otherPlans.find);
  const linked = recorded(otherPlans.linked);
  const called = recorded(otherPlans.names);
  const recording = { ...otherPlans, find: found.ask, linked: linked.ask, names: called.ask };
  return {
    examined: judge(
      { ...read, lookUp: paths.ask, companion: companions.ask, occurs: names.ask, foldersIn: folders.ask },
      settings,
      recording,
    ),
    holds: (now) =>
      isDeepStrictEqual(settings, now.settings) &&
      paths.holds(now.lookUp) &&
      companions.holds(now.companion) &&
      names.holds(now.occurs) &&
      folders.holds(now.foldersIn) &&
      (otherPlans === now.otherPlans ||
        (found.holds(now.otherPlans.find) &&
          linked.holds(now.otherPlans.linked) &&
          called.holds(now.otherPlans.names) &&
          saysTheSame(otherPlans, now.otherPlans, read))),
  };
}

/** Asks the file system about paths near a plan and in its repository, both absolute. */
export function lookUpNear(file: string, repository: string, boundary = new Boundary(repository)): LookUp {
  const bases = { plan: dirname(file), repository };
  return (path, base) => boundary.follow(resolve(bases[base], path)).place;
}

/** Reads files beside a plan, none outside of its repository. One that is not a regular file, or too large, is not there. */
export function companionsOf(file: string, boundary: Boundary, { fileBytes }: Pick<Limits, 'fileBytes'>): Companion {
  return (name) => {
    try {
      const { bytes } = readContents(resolve(dirname(file), name), fileBytes, boundary);
      return bytes.length > 0 ? decode(bytes).text : null;
    } catch {
      return null;
    }
  };
}

/** Lists folders beside a plan, none outside of its repository. */
export function foldersBeside(file: string, boundary: Boundary): FoldersIn {
  return (folder) => {
    const { place, real } = boundary.follow(resolve(dirname(file), folder));
    if (place !== 'there') return [];
    try {
      const entries = readdirSync(real, { withFileTypes: true });
      return entries.flatMap((entry) => (entry.isDirectory() ? entry.name : [])).sort();
    } catch {
      return [];
    }
  };
}

/** A function of strings that remembers its answers. */
function recorded<Args extends string[], Answer>(answer: (...args: Args) => Answer) {
  const answers = new Map<string, { args: Args; said: Answer }>();
  return {
    ask: (...args: Args): Answer => {
      const key = args.join('\0');
      const known = answers.get(key) ?? { args, said: answer(...args) };
      answers.set(key, known);
      return known.said;
    },
    holds: (now: (...args: Args) => Answer): boolean =>
      [...answers.values()].every(({ args, said }) => isSame(said, now(...args))),
  };
}

function saysTheSame(before: OtherPlans, now: OtherPlans, { plan }: ReadPlan): boolean {
  const { find: _find, linked: _linked, names: _names, dependents, ...rest } = before;
  return (
    plan.tasks.every(({ id }) => isSame(dependents(id), now.dependents(id))) &&
    Object.entries(rest).every(([key, value]) => isSame(value, now[key as keyof typeof rest]))
  );
}

/** Deep equality, with plans and tasks compared by identity: one that was read again counts as changed. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isCollection(a) && isCollection(b)) return a.size === b.size && isSame([...a], [...b]);
  const entries = Object.entries(a);
  if (entries.length !== Object.keys(b).length) return false;
  return entries.every(([key, value]) => {
    const other = (b as Record<string, unknown>)[key];
    return key === 'plan' || key === 'task' ? value === other : isSame(value, other);
  });
}

function isCollection(value: object): value is Map<unknown, unknown> | Set<unknown> {
  return value instanceof Map || value instanceof Set;
}
