import { appendFile } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Checked } from '../check/checked.ts';
import { githubSummary } from '../check/reporters/github-summary.ts';
import type { ReportOptions } from '../check/reporters/reporter.ts';
import { visible } from '../check/reporters/visible.ts';
import { below, repositoryOf } from '../files/inside.ts';
import type { Io } from './io.ts';

/** Appends the findings to the job summary of a workflow, if there is one. A summary that cannot be written is reported. */
export async function writeSummary(
  checked: readonly Checked[],
  options: ReportOptions,
  { env, stderr }: Io,
): Promise<void> {
  const file = env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  await appendFile(file, githubSummary(checked, options)).catch(({ message }: Error) => {
    stderr.write(`planwright: Cannot write the job summary. ${visible(message)}.\n`);
  });
}

/** The working directory below the top of the repository: a workflow's checkout, else git's; empty where there is none. */
export function baseOf({ cwd, env }: Io): string {
  const tops = [env.GITHUB_WORKSPACE, repositoryOf(cwd)];
  const [base = ''] = tops.flatMap((top) => (top ? (below(top, cwd) ?? []) : []));
  return base.split(sep).join('/');
}
