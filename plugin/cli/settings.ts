import { basename } from 'node:path';
import { loadSettings } from '../check/config.ts';
import { type ProjectSettings, settingsFor } from '../check/settings.ts';
import type { PlanFile } from '../workspace/find.ts';
import type { Output } from './io.ts';
import { oneOf } from './options.ts';

/** The options that say how plans are judged. */
export const settingsOptions = { config: { type: 'string' }, preset: { type: 'string' } } as const;

/**
 * The settings that hold in a working directory: its config file's, or the one that is named, and what the options say.
 *
 * @throws {UsageError} for a preset that there is not
 * @throws {SettingsError} for a config file that cannot be loaded, or is wrong
 */
export async function projectSettings(
  { config, preset }: { config?: string | undefined; preset?: string | undefined },
  cwd: string,
): Promise<ProjectSettings> {
  const chosen = preset === undefined ? undefined : oneOf('--preset', preset, ['strict', 'relaxed']);
  const project = await loadSettings(cwd, { config });
  return chosen === undefined ? project : { ...project, judge: { ...project.judge, preset: chosen } };
}

/** The files that the settings do not leave out; how many those are is said. */
export function withoutIgnored(files: readonly PlanFile[], project: ProjectSettings, stderr: Output): PlanFile[] {
  const kept = files.filter(({ file }) => settingsFor(project, file) !== null);
  const left = files.length - kept.length;
  const name = basename(project.configFile ?? 'the settings');
  if (left > 0) stderr.write(`${left === 1 ? '1 plan is' : `${left} plans are`} left out by ${name}.\n`);
  return kept;
}
