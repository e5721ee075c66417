import { summarize } from '../check/checked.ts';
import { type ReporterName, reporters } from '../check/reporters/index.ts';
import type { ReportOptions } from '../check/reporters/reporter.ts';
import { sourceColumns, wantsColors } from '../check/reporters/terminal.ts';
import type { OpenBaseline } from './baseline.ts';
import { baseOf, writeSummary } from './github.ts';
import { type Command, type ExitCode, type Io, printFaults } from './io.ts';
import { type Job, runJob } from './job.ts';
import { oneOf, parseOptions, UsageError, wholeNumber } from './options.ts';
import { projectSettings, settingsOptions } from './settings.ts';

const options = {
  format: {
    type: 'string',
    default: 'pretty',
    value: 'pretty|json|github|sarif',
    text: 'for people, for programs, as annotations of a GitHub workflow with a job summary, or as a SARIF 2.1.0 log',
  },
  ...settingsOptions,
  'max-warnings': { type: 'string', value: 'N', text: 'exit with 1 if there are more than N warnings' },
  baseline: { type: 'string', value: 'FILE', text: 'fail only for findings that are not in FILE' },
  'update-baseline': { type: 'boolean', default: false, text: 'write the findings to the file that --baseline names' },
  verbose: { type: 'boolean', default: false, text: 'print findings of severity info and those of the baseline, too' },
  fix: {
    type: 'boolean',
    default: false,
    text: 'correct Total Tasks, the numbers and status words of Progress Tracking and phase headings, and the box that claims there are no circular dependencies; then check',
  },
  'dry-run': {
    type: 'boolean',
    default: false,
    text: 'print what --fix would change, as a diff, without changing it',
  },
  watch: { type: 'boolean', default: false, text: 'check again whenever a plan or the config file changes' },
} as const;

/** `planwright check`. */
export const check: Command = {
  usage: 'check [paths or globs…]',
  about:
    'Checks plans. Default: every tasks.md below the working directory that git does not ignore, and the plans of other tools where these put them, or what the setting match names.',
  options,
  examples: [
    ['planwright check'],
    ['planwright check specs "services/*/plans" --max-warnings 0'],
    ['planwright check --format github'],
  ],
  exit: 'Exit code: 0 no errors, 1 errors, 2 wrong use, wrong settings, or a file that cannot be read.',
  run,
};

const { fix: _, watch: __, ...fixOptions } = options;

/** `planwright fix`: a check that fixes first. */
export const fix: Command = {
  usage: 'fix [paths or globs…]',
  about:
    'Corrects Total Tasks, the numbers and status words of Progress Tracking and phase headings, and the box that claims there are no circular dependencies; then checks the plans, as `planwright check --fix` does.',
  options: fixOptions,
  examples: [['planwright fix'], ['planwright fix plans/shop/tasks.md --dry-run']],
  exit: 'Exit code: that of check, after the fixes.',
  run: (args, io) => run(['--fix', ...args], io),
};

/**
 * Checks the plans that the arguments name, and prints what was found.
 *
 * @throws {UsageError} for wrong options
 * @throws {SettingsError} for wrong settings
 */
async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { cwd, env, stdout, stderr } = io;
  const { values, positionals } = parseOptions(args, options);
  const format = oneOf('--format', values.format, Object.keys(reporters) as ReporterName[]);
  const limit = values['max-warnings'] === undefined ? Infinity : wholeNumber('--max-warnings', values['max-warnings']);
  const fix = fixOf(values);
  const baseline = await baselineOf(values, fix, io);
  const job: Job = { names: positionals, project: await projectSettings(values, cwd), fix, baseline };
  const report: ReportOptions = {
    colors: wantsColors(env, stdout),
    verbose: values.verbose,
    columns: sourceColumns(stdout),
    base: format === 'github' || format === 'sarif' ? baseOf(io) : '',
  };
  if (values.watch) {
    return (await import('./follow.ts')).follow(job, report, io, () => projectSettings(values, cwd));
  }
  const { checked, faults, fixed, compared } = await runJob(job, io);
  if (fix === 'preview') {
    const { printPreview } = await import('./dry-run.ts');
    printPreview({ fixed, checked }, report.colors === true, io);
  } else {
    const print = await reporters[format]();
    stdout.write(print(checked, report));
  }
  if (format === 'github') await writeSummary(checked, report, io);
  printFaults(faults, stderr);
  if (faults.length > 0) return 2;
  if (compared) await baseline?.conclude(compared);
  const { errors, warnings } = summarize(checked);
  return errors > 0 || warnings > limit ? 1 : 0;
}

/** @throws {UsageError} for options that do not go together */
function fixOf(values: { format: string; fix: boolean; 'dry-run': boolean; watch: boolean }): Job['fix'] {
  const fix = values['dry-run'] ? 'preview' : values.fix ? 'write' : 'no';
  if (values.watch && fix !== 'no') {
    throw new UsageError(
      '--fix and --dry-run cannot be combined with --watch.',
      'Fix the plans first, then watch them.',
    );
  }
  if (values.format !== 'pretty' && (values.watch || fix === 'preview')) {
    throw new UsageError(
      `--format cannot be combined with --${values.watch ? 'watch' : 'dry-run'}.`,
      'Leave one of them out.',
    );
  }
  return fix;
}

/**
 * The baseline named on the command line, loaded lazily: its schema takes longer to load than a small plan to check.
 *
 * @throws {UsageError} for options that do not go together
 */
async function baselineOf(
  values: { baseline?: string | undefined; 'update-baseline': boolean; watch: boolean },
  fix: Job['fix'],
  io: Io,
): Promise<OpenBaseline | null> {
  const { baseline: name, 'update-baseline': update } = values;
  if (update && name === undefined) {
    throw new UsageError(
      '--update-baseline needs a file.',
      'Write `--baseline planwright-baseline.json --update-baseline`.',
    );
  }
  if (update && (values.watch || fix === 'preview')) {
    const other = values.watch ? '--watch' : '--dry-run';
    throw new UsageError(
      `--update-baseline cannot be combined with ${other}.`,
      'Update the baseline in a separate run.',
    );
  }
  return name === undefined ? null : (await import('./baseline.ts')).openBaseline(name, update, io);
}
