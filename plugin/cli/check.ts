import { findPlans } from '../check/files.ts';
import { examineFiles } from '../check/read.ts';
import { reporters } from '../check/reporters/index.ts';
import type { ReportOptions } from '../check/reporters/reporter.ts';
import { visible } from '../check/reporters/visible.ts';
import { summarize } from '../check/summary.ts';
import { baseOf, writeSummary } from './github.ts';
import type { ExitCode, Io } from './io.ts';
import { oneOf, parseOptions, wholeNumber } from './options.ts';
import { progressLine } from './progress.ts';
import { projectSettings, settingsOptions, withoutIgnored } from './settings.ts';
import { sourceColumns, wantsColors } from './terminal.ts';

const options = {
  ...settingsOptions,
  format: { type: 'string', default: 'pretty' },
  'max-warnings': { type: 'string' },
  verbose: { type: 'boolean', default: false },
} as const;

/** What `planwright check --help` prints. */
export const help = `Usage: planwright check [paths or globs…] [options]

Checks plans. Without paths: every tasks.md below the working directory, minus what git ignores.

  --format pretty|json|github|sarif
                        how to print what was found (default: pretty)
  --config FILE         settings; without it, the planwright.config.ts, js, mjs or json
                        that is found from the working directory upwards
  --preset strict|relaxed
                        findings about the template's contract are errors, or
                        warnings, in every plan
  --max-warnings N      exit with 1 when there are more warnings than N
  --verbose             print what is only worth knowing, too

Exit code: 0 no error, 1 errors, 2 wrong use, wrong settings, or a file that cannot be read.
`;

/**
 * Checks the plans that the arguments name, and prints what was found.
 *
 * @throws {UsageError} for wrong options
 * @throws {SettingsError} for wrong settings
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { cwd, env, stdout, stderr } = io;
  const { values, positionals } = parseOptions(args, options);
  const format = oneOf('--format', values.format, Object.keys(reporters) as (keyof typeof reporters)[]);
  const limit = values['max-warnings'] === undefined ? Infinity : wholeNumber('--max-warnings', values['max-warnings']);
  const project = await projectSettings(values, cwd);
  const { files: found, faults: lost } = await findPlans(positionals, cwd);
  const files = withoutIgnored(found, project, stderr);
  const progress = progressLine(files.length, stderr);
  const { checked, faults } = await examineFiles(files, project, { onDone: progress.tick });
  progress.end();
  const report: ReportOptions = {
    colors: wantsColors(env, stdout),
    verbose: values.verbose,
    columns: sourceColumns(stdout),
    base: format === 'github' || format === 'sarif' ? await baseOf(io) : '',
  };
  stdout.write(reporters[format](checked, report));
  if (format === 'github') await writeSummary(checked, report, io);
  const failures = [...lost, ...faults];
  for (const { message, hint } of failures) stderr.write(`planwright: ${visible(message)} ${visible(hint)}\n`);
  if (failures.length > 0) return 2;
  const { errors, warnings } = summarize(checked);
  return errors > 0 || warnings > limit ? 1 : 0;
}
