import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { limitsFrom } from '../plan/limits/limits.ts';
import type { Checked } from './checked.ts';
import type { PlanFile } from './files.ts';
import { joinApart } from './join.ts';
import type { PathFault } from './path-fault.ts';
import { noSettings, type ProjectSettings, settingsFor } from './project.ts';
import { examineFiles, type ReadOptions } from './read.ts';
import { examineApart, type ThreadOptions } from './threads.ts';

/** How many files are checked. */
export interface ManyOptions extends Pick<ReadOptions, 'onDone'>, Partial<Pick<ThreadOptions, 'threads' | 'start'>> {}

/**
 * Bytes of plans from which on threads pay. Each takes a third of a second to start and a second until its code is
 * compiled as well, which also occupies the cores: see `test/bench/peers.ts` for what was measured.
 */
const WORTHWHILE = 2_000_000;
const MOST_THREADS = 3;

/**
 * What `examineFiles` finds in plan files, as far as reports need it. Where it pays, several threads examine each plan on
 * its own; those that name other plans, and those that are named, are then judged anew, together.
 *
 * @param options.threads how many there are beside this one; by default as many as pay
 */
export async function checkFiles(
  files: readonly PlanFile[],
  project: ProjectSettings = noSettings,
  { threads, onDone, start }: ManyOptions = {},
): Promise<{ checked: Checked[]; faults: PathFault[] }> {
  const { judge } = project;
  const sizes = await Promise.all(files.map(({ file }) => sizeOf(file, limitsFrom(judge.limits).fileBytes)));
  // Functions cannot cross to another thread, and rules of the project's own may look at whatever they like.
  const hasOwnRules = (judge.customRules ?? []).length > 0;
  const most = hasOwnRules ? 0 : (threads ?? threadsFor(sizes));
  if (most === 0) return examineFiles(files, project, onDone && { onDone });
  const settings = files.map(({ file }) => settingsFor(project, file) ?? judge);
  const order = [...files.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
  const apart = await examineApart({ files, settings, limits: judge.limits }, { threads: most, order, onDone, start });
  return joinApart(files, apart, project);
}

/** How many bytes there are to parse. */
async function sizeOf(file: string, most: number): Promise<number> {
  const stats = await stat(file).catch(() => null);
  return stats?.isFile() && stats.size <= most ? stats.size : 0;
}

function threadsFor(sizes: readonly number[]): number {
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return bytes < WORTHWHILE ? 0 : Math.min(MOST_THREADS, availableParallelism() - 1);
}
