import { type Checked, summarize } from '../check/checked.ts';
import { pretty } from '../check/reporters/pretty.ts';
import type { ReportOptions } from '../check/reporters/reporter.ts';
import { visible, visiblePath } from '../check/reporters/visible.ts';
import { type ProjectSettings, SettingsError } from '../check/settings.ts';
import { counted } from '../rules/support/wording.ts';
import { Workspace } from '../workspace/workspace.ts';
import { type ExitCode, type Io, printError, printFaults } from './io.ts';
import { type Job, runJob } from './job.ts';
import { watchFolders } from './watch.ts';

/**
 * Checks plans, and again whenever one of them or the settings change, until it is interrupted.
 *
 * @param reload reads the settings again; while they are invalid, the last valid ones hold
 */
export async function follow(
  job: Job,
  report: ReportOptions,
  io: Io,
  reload: () => Promise<ProjectSettings>,
): Promise<ExitCode> {
  const { cwd, stdout, stderr } = io;
  const workspace = new Workspace();
  let { project } = job;
  const said = new Set<string>();
  const check = async () => {
    const { checked, faults } = await runJob({ ...job, project, said }, io, workspace);
    printFaults(faults, stderr);
    return checked;
  };
  const ended = interrupted();
  let before = await check();
  stdout.write(pretty(before, report));
  const onChange = async () => {
    project = await reload().catch((error) => {
      if (!(error instanceof SettingsError)) throw error;
      printError(error, stderr);
      return project;
    });
    const after = await check();
    const text = changeReport(before, after, report);
    before = after;
    stdout.write(text);
  };
  const onError = ({ message }: Error) => stderr.write(`planwright: ${visible(message)}.\n`);
  const names = [...(job.names.length > 0 ? job.names : ['.']), ...(project.configFile ? [project.configFile] : [])];
  const watch = await watchFolders({ names, cwd, onChange, onError });
  stderr.write('Watching for changes. Press Ctrl-C to stop.\n');
  await ended;
  watch.stop();
  return 0;
}

/** Resolves when the process is told to end. */
function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}

/** The changes since the last check, below the time: plans whose text or findings changed, and plans that are gone. */
function changeReport(before: readonly Checked[], after: readonly Checked[], report: ReportOptions): string {
  const old = new Map(before.map((one) => [one.plan.path, one]));
  const changed = after.filter((one) => !isSame(one, old.get(one.plan.path)));
  const paths = new Set(after.map(({ plan }) => plan.path));
  const gone = before.filter(({ plan }) => !paths.has(plan.path));
  if (changed.length + gone.length === 0) return '';
  const { plans, errors, warnings } = summarize(after);
  return [
    `\n── ${clock.format(new Date())} ──\n\n`,
    ...gone.map(({ plan }) => `${visiblePath(plan.path ?? plan.id)} was removed.\n`),
    ...(changed.length > 0 ? [pretty(changed, report)] : []),
    ...(changed.length < after.length || gone.length > 0
      ? [`In all: ${counted(plans, 'plan')}, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.\n`]
      : []),
  ].join('');
}

/** `2026-11-22 18:20:01`, in local time. */
const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

function isSame(one: Checked, other: Checked | undefined): boolean {
  return (
    other !== undefined &&
    one.source === other.source &&
    JSON.stringify(one.findings) === JSON.stringify(other.findings)
  );
}
