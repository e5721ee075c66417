/** The history of plans from git: the tasks done by each day. */
import { dirname, relative } from 'node:path';
import { readInput } from '../check/examine.ts';
import type { CheckSettings } from '../check/settings.ts';
import { committedFiles, git } from '../files/git.ts';
import { repositoryOf } from '../files/inside.ts';
import { withSlashes } from '../plan/address.ts';
import { folderOf } from '../plan/formats/index.ts';
import type { Plan, Status, Task } from '../plan/model.ts';

/** A plan as the last commit of a day left it. */
export interface Day {
  /** `2026-11-29`, in the time zone of whoever committed. */
  date: string;
  tasks: ReadonlyMap<string, { title: string; status: Status }>;
  done: number;
  /** Without cancelled and optional tasks, as everywhere. */
  total: number;
}

/** A plan's days, the oldest first. */
export interface History {
  days: readonly Day[];
  /** False in a shallow clone, which knows only the last commits. */
  isComplete: boolean;
}

/** A plan whose history is wanted. */
export interface Tracked {
  id: string;
  /** Path from the repository's root, of a file or of a folder that is a plan. */
  path: string;
  isFolder: boolean;
  /** The settings that it is read with. */
  settings: CheckSettings;
}

/** The commits of some files and folders. */
export interface GitLog {
  /** By path, the last commit of each day, the oldest first. */
  commits: ReadonlyMap<string, readonly Commit[]>;
  /** False in a shallow clone. */
  isComplete: boolean;
}

interface Commit {
  commit: string;
  date: string;
}

/** The days of a plan's first and last commit, as in `2026-03-01`. */
export interface FileDates {
  added: string;
  changed: string;
}

/** A longer history keeps its first and last day, and these many in all, evenly spread. */
const MAX_DAYS = 60;

/**
 * The commits of files and folders by their paths from the root of a repository. What is not committed or lies elsewhere has none;
 * without a repository, or without git, none has. What a file was called before it was renamed is not followed.
 */
export async function logOf(paths: readonly string[], repository: string): Promise<GitLog> {
  const inside = paths.filter((path) => !path.startsWith('../'));
  const shallow = inside.length > 0 ? await git(['rev-parse', '--is-shallow-repository'], repository) : null;
  if (shallow === null) return { commits: new Map(), isComplete: false };
  const files = inside.map((path) => `:(literal)${path}`);
  const log = await git(
    ['log', '--format=%x01%H %cs', '--name-only', '--no-renames', '-z', '--', ...files],
    repository,
  );
  return { commits: lastOfEachDay(log?.stdout ?? '', new Set(inside)), isComplete: shallow.stdout.trim() === 'false' };
}

/** Git names the latest commit first, and the files in a folder. */
function lastOfEachDay(log: string, asked: ReadonlySet<string>): GitLog['commits'] {
  const askedFor = (path: string): string => (asked.has(path) || !path.includes('/') ? path : askedFor(dirname(path)));
  const byPath = new Map<string, Commit[]>();
  for (const entry of log.split('\x01').slice(1)) {
    const [head = '', ...paths] = entry.split('\0').map((part) => part.trim());
    const [commit = '', date = ''] = head.split(' ');
    for (const path of paths.filter((path) => path !== '').map(askedFor)) {
      const commits = byPath.get(path) ?? [];
      byPath.set(path, commits);
      if (commits.at(-1)?.date !== date) commits.push({ commit, date });
    }
  }
  for (const commits of byPath.values()) commits.reverse();
  return byPath;
}

/** When a plan came into the repository and was changed last; null where git does not know, as in a shallow clone. */
export function datesIn({ commits, isComplete }: GitLog, path: string): FileDates | null {
  const own = isComplete ? (commits.get(path) ?? []) : [];
  const [first, last] = [own[0], own.at(-1)];
  return first && last ? { added: first.date, changed: last.date } : null;
}

/** The history of one plan in the repository that it lies in; undefined without one. */
export async function historyOf({
  id,
  file,
  settings,
  plan,
}: Pick<Tracked, 'id' | 'settings'> & { file: string; plan: Plan }): Promise<History | undefined> {
  const repository = repositoryOf(dirname(file));
  if (repository === null) return undefined;
  const path = withSlashes(relative(repository, file));
  const tracked = { id, path, settings, isFolder: plan.parts.length > 0 };
  return (await historiesOf([tracked], repository, await logOf([path], repository))).get(path);
}

/** The histories of some plans, by their paths. A plan without commits has none. */
export async function historiesOf(
  plans: readonly Tracked[],
  repository: string,
  { commits, isComplete }: GitLog,
): Promise<ReadonlyMap<string, History>> {
  const versions: (Commit & { plan: Tracked; files: string[] })[] = [];
  for (const plan of plans) {
    for (const day of spread(commits.get(plan.path) ?? [])) {
      versions.push({ ...day, plan, files: await filesAt(day.commit, plan, repository) });
    }
  }
  const texts = await committedFiles(
    versions.flatMap(({ commit, files }) => files.map((file) => `${commit}:${file}`)),
    repository,
  );
  const histories = new Map<string, { days: Day[]; isComplete: boolean }>();
  for (const { plan, commit, date, files } of versions) {
    const found = files.flatMap((path) => {
      const text = texts.get(`${commit}:${path}`);
      return text === undefined ? [] : { path, text };
    });
    if (found.length === 0) continue;
    const history = histories.get(plan.path) ?? { days: [], isComplete };
    history.days.push(dayOf(date, found, plan));
    histories.set(plan.path, history);
  }
  return histories;
}

/** The files that a plan had in a commit. */
async function filesAt(commit: string, { path, isFolder }: Tracked, repository: string): Promise<string[]> {
  if (!isFolder) return [path];
  const listed = await git(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit, '--', path], repository);
  const files = listed?.stdout.split('\0') ?? [];
  return files.filter((file) => folderOf(`/${file}`)?.folder === `/${path}`);
}

function spread<T>(all: readonly T[]): readonly T[] {
  if (all.length <= MAX_DAYS) return all;
  const step = (all.length - 1) / (MAX_DAYS - 1);
  return Array.from({ length: MAX_DAYS }, (_, index) => all[Math.round(index * step)] as T);
}

function dayOf(date: string, texts: readonly { path: string; text: string }[], plan: Tracked): Day {
  const { tasks } = readAgain(texts, plan);
  const counted = tasks.filter((task) => !task.optional && task.status !== 'cancelled');
  const entry = (task: Task) => [task.id, { title: task.title.value, status: task.status }] as const;
  return {
    date,
    tasks: new Map(tasks.map(entry)),
    done: counted.filter(({ status }) => status === 'done').length,
    total: counted.length,
  };
}

function readAgain(texts: readonly { path: string; text: string }[], { id, path, settings }: Tracked): Plan {
  const [{ path: first, text } = { path, text: '' }] = texts;
  const format = folderOf(`/${first}`)?.format;
  if (format === undefined) return readInput({ id, path, text }, settings).plan;
  const files = texts.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
  const bytes = Buffer.concat(files.map(({ bytes }) => bytes));
  return readInput({ id, path, bytes, folder: { format, files } }, settings).plan;
}

/** The changes of a plan between two days. Tasks are identified by their ids. */
export interface Change {
  date: string;
  done: string[];
  added: string[];
  blocked: string[];
}

/** The changes of a plan, the oldest first; a day on which none of these happened makes none. */
export function changesIn({ days }: History): Change[] {
  return days.flatMap((day, index) => {
    const before = days[index - 1];
    if (!before) return [];
    const became = (status: Status) =>
      [...day.tasks].filter(([id, task]) => task.status === status && before.tasks.get(id)?.status !== status);
    const said = ([id, { title }]: [string, { title: string }]) => `${id} ${title}`.trim();
    const change = {
      date: day.date,
      done: became('done').map(said),
      added: [...day.tasks].filter(([id]) => !before.tasks.has(id)).map(said),
      blocked: became('blocked').map(said),
    };
    return change.done.length + change.added.length + change.blocked.length > 0 ? [change] : [];
  });
}

const TWO_WEEKS_MS = 14 * 86_400_000;

/**
 * The ids of the tasks that were done in the last two weeks and still are, in the order of the plan.
 *
 * @param now Milliseconds since 1970
 */
export function doneLately({ days }: History, now: number): string[] {
  const since = new Date(now - TWO_WEEKS_MS).toISOString().slice(0, 10);
  const became = days.flatMap(({ date, tasks }, index) => {
    const before = days[index - 1]?.tasks;
    if (!before || date < since) return [];
    return [...tasks].flatMap(([id, { status }]) =>
      status === 'done' && before.get(id)?.status !== 'done' ? [id] : [],
    );
  });
  const lately = new Set(became);
  return [...(days.at(-1)?.tasks ?? [])].flatMap(([id, { status }]) =>
    status === 'done' && lately.has(id) ? [id] : [],
  );
}
