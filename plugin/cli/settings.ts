import { loadSettings } from '../check/config.ts';
import type { ProjectSettings } from '../check/settings.ts';
import { oneOf } from './options.ts';

/** The options that say how plans are judged. */
export const settingsOptions = {
  config: {
    type: 'string',
    value: 'FILE',
    text: 'config file (default: the nearest planwright.config.ts, js, mjs or json from the working directory upwards)',
  },
  preset: {
    type: 'string',
    value: 'strict|relaxed',
    text: "make the rules of the template's contract errors, or warnings, in every plan",
  },
} as const;

/**
 * The settings of a working directory: from its config file, or the one named, overridden by the options.
 *
 * @throws {UsageError} for a preset that does not exist
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
