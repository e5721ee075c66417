import type { Compared } from '../check/baseline.ts';
import { type Checked, silentlyUnread } from '../check/checked.ts';
import type { ProjectSettings } from '../check/settings.ts';
import type { PathFault } from '../files/contents.ts';
import { counted } from '../rules/support/wording.ts';
import { findPlans, type PlanFile, plansOfRepository } from '../workspace/find.ts';
import { checkOnce } from '../workspace/once.ts';
import { type CheckOptions, Workspace } from '../workspace/workspace.ts';
import type { OpenBaseline } from './baseline.ts';
import type { FixedFile } from './fix.ts';
import type { Io, Output } from './io.ts';
import { progressLine } from './progress.ts';
import { withoutIgnored } from './settings.ts';

/** What a check is to do. */
export interface Job {
  /** Paths, folders and globs, as typed. */
  names: readonly string[];
  project: ProjectSettings;
  /** Whether plans are fixed before they are judged, or only judged as if they were. */
  fix: 'no' | 'write' | 'preview';
  /** What is known, and fails nothing. */
  baseline?: OpenBaseline | null;
}

/** What came of it. */
export interface Outcome {
  checked: Checked[];
  /** What could not be found, read or written. */
  faults: PathFault[];
  /** The plans that were fixed, or would be. */
  fixed: FixedFile[];
  /** Where there is a baseline. */
  compared: Compared | null;
}

/**
 * Finds plans, fixes them where that was asked for, and judges what they then say.
 *
 * @param workspace keeps plans for the next time that they are looked at
 */
export async function runJob(
  { names, project, fix, baseline }: Job,
  { cwd, stderr }: Io,
  workspace?: Workspace,
): Promise<Outcome> {
  const { files: found, faults: lost } = await findPlans(names, cwd);
  const files = withoutIgnored(found, project, stderr);
  const options = { project, others: () => plansOfRepository(files) };
  const { plans, faults, fixed } = await (fix === 'no'
    ? lookAt(files, options, stderr, workspace)
    : fixPlans(files, options, stderr, fix));
  const unread = plans.flatMap((plan) => silentlyUnread(plan) ?? []);
  const checked = plans.filter((plan) => silentlyUnread(plan) === null);
  const compared = baseline?.compare(checked) ?? null;
  return { checked: compared?.checked ?? checked, faults: [...lost, ...faults, ...unread], fixed, compared };
}

/** What came of plans, before it is held against a baseline. */
type Judged = Pick<Outcome, 'faults' | 'fixed'> & { plans: Checked[] };

async function lookAt(
  files: readonly PlanFile[],
  options: CheckOptions,
  stderr: Output,
  workspace?: Workspace,
): Promise<Judged> {
  const progress = progressLine(files.length, stderr);
  const watched = { ...options, onRead: progress.tick };
  const judged = workspace ? await workspace.check(files, watched) : await checkOnce(files, watched);
  progress.end();
  return { ...judged, fixed: [] };
}

async function fixPlans(
  files: readonly PlanFile[],
  options: CheckOptions,
  stderr: Output,
  fix: 'write' | 'preview',
): Promise<Judged> {
  const { fixedFiles, writeFixed } = await import('./fix.ts');
  const workspace = new Workspace();
  const progress = progressLine(files.length, stderr);
  const first = await workspace.check(files, { ...options, onRead: progress.tick });
  progress.end();
  const fixed = fixedFiles(first.plans);
  const unwritten = fix === 'write' ? await writeFixed(fixed) : [];
  const written = fix === 'write' ? fixed.length - unwritten.length : 0;
  if (written > 0) stderr.write(`Fixed ${counted(written, 'plan')}.\n`);
  const overlay = fix === 'preview' ? new Map(fixed.map(({ file, after }) => [file, after])) : undefined;
  const { plans, faults } = fixed.length === 0 ? first : await workspace.check(files, { ...options, overlay });
  return { plans, faults: [...unwritten, ...faults], fixed };
}
