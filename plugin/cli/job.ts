import { basename } from 'node:path';
import type { Compared } from '../check/baseline.ts';
import { type Checked, withoutUnread } from '../check/checked.ts';
import { visible } from '../check/reporters/visible.ts';
import type { ProjectSettings } from '../check/settings.ts';
import type { PathFault } from '../files/contents.ts';
import { counted, listed, quoted } from '../rules/support/wording.ts';
import { type FoundPlans, findPlansOf, leftOutNote, type PlanFile, plansOfRepository } from '../workspace/find.ts';
import { checkOnce } from '../workspace/once.ts';
import { type CheckOptions, Workspace } from '../workspace/workspace.ts';
import type { OpenBaseline } from './baseline.ts';
import type { FixedFile } from './fix.ts';
import type { Io, Output } from './io.ts';
import { progressLine } from './progress.ts';

/** Options for a check. */
export interface Job {
  /** Paths, folders and globs, as typed. */
  names: readonly string[];
  project: ProjectSettings;
  /** Whether plans are fixed before they are judged, or only judged as if they were. */
  fix: 'no' | 'write' | 'preview';
  /** Findings that are known and do not fail the check. */
  baseline?: OpenBaseline | null;
  /** Notes that were printed already. */
  said?: Set<string>;
}

/** The outcome of a check. */
export interface JobResult {
  checked: Checked[];
  /** Files that could not be found, read or written. */
  faults: PathFault[];
  /** The plans that were fixed, or would be. */
  fixed: FixedFile[];
  /** Set if there is a baseline. */
  compared: Compared | null;
}

/**
 * Finds plans, fixes them if requested, and judges the result.
 *
 * @param workspace keeps plans for the next check
 */
export async function runJob(
  { names, project, fix, baseline, said = new Set() }: Job,
  { cwd, stderr }: Io,
  workspace?: Workspace,
): Promise<JobResult> {
  const found = await findPlansOf(project, names, cwd);
  const { files, ignored } = found;
  if (ignored > 0) {
    const name = basename(project.configFile ?? 'the settings');
    stderr.write(`${ignored === 1 ? '1 plan is' : `${ignored} plans are`} left out by ${name}.\n`);
  }
  for (const note of notesOn(found).filter((note) => !said.has(note))) {
    stderr.write(`${visible(note)}\n`);
    said.add(note);
  }
  const options = { project, others: () => plansOfRepository(files, project.match) };
  const { fixed, ...judged } = await (fix === 'no'
    ? lookAt(files, options, stderr, workspace)
    : fixPlans(files, options, stderr, fix));
  const { checked, faults } = withoutUnread(judged);
  const compared = baseline?.compare(checked) ?? null;
  return { checked: compared?.checked ?? checked, faults: [...found.faults, ...faults], fixed, compared };
}

/** Remarks on files, apart from their content. */
function notesOn({ files, leftOut }: FoundPlans): string[] {
  const namesakes = [...Map.groupBy(files, ({ id }) => id)].filter(([, plans]) => plans.length > 1);
  return [
    ...namesakes.map(
      ([id, plans]) =>
        `${plans.length} plans have the id ${quoted(id)}: ${listed(plans.map(({ path }) => path))}. A site would refuse them: rename one.`,
    ),
    ...(leftOut.length > 0 ? [leftOutNote(leftOut)] : []),
  ];
}

/** The judged plans, before they are compared with a baseline. */
type JudgedPlans = Pick<JobResult, 'faults' | 'fixed'> & { plans: Checked[] };

async function lookAt(
  files: readonly PlanFile[],
  options: CheckOptions,
  stderr: Output,
  workspace?: Workspace,
): Promise<JudgedPlans> {
  const progress = progressLine(stderr);
  const watched = { ...options, onRead: (done: number) => progress.tick(`Checked ${done} of ${files.length} plans`) };
  const judged = workspace ? await workspace.check(files, watched) : await checkOnce(files, watched);
  progress.end();
  return { ...judged, fixed: [] };
}

async function fixPlans(
  files: readonly PlanFile[],
  options: CheckOptions,
  stderr: Output,
  fix: 'write' | 'preview',
): Promise<JudgedPlans> {
  const { fixedFiles, writeFixed } = await import('./fix.ts');
  const workspace = new Workspace();
  const progress = progressLine(stderr);
  const first = await workspace.check(files, {
    ...options,
    onRead: (done: number) => progress.tick(`Checked ${done} of ${files.length} plans`),
  });
  progress.end();
  const fixed = fixedFiles(first.plans);
  const unwritten = fix === 'write' ? await writeFixed(fixed) : [];
  const written = fix === 'write' ? fixed.length - unwritten.length : 0;
  if (written > 0) stderr.write(`Fixed ${counted(written, 'plan')}.\n`);
  const overlay = fix === 'preview' ? new Map(fixed.map(({ file, after }) => [file, after])) : undefined;
  const { plans, faults } = fixed.length === 0 ? first : await workspace.check(files, { ...options, overlay });
  return { plans, faults: [...unwritten, ...faults], fixed };
}
