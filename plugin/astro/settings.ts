import { loadSettings } from '../check/config.ts';
import type { ProjectSettings } from '../check/project.ts';
import type { Settings } from '../check/schema.ts';
import { SettingsError } from '../check/settings-error.ts';
import { planwrightError } from './error.ts';

/** What options are called in messages. */
export const OPTIONS = 'The options passed to planwright() are';

/**
 * The settings of a site: those of the config file that is found from the project's root upwards, and its options, which win.
 *
 * @throws as Astro prints it, where the file cannot be loaded, and where settings are wrong
 */
export function siteSettings(settings: Settings, root: string): Promise<ProjectSettings> {
  const options = { name: OPTIONS, base: root, value: settings };
  return loadSettings(root, { options }).catch((error: unknown) => {
    throw asAstroError(error);
  });
}

/** What is wrong with settings as an error that Astro prints as its own; anything else as it is. */
export function asAstroError(error: unknown): unknown {
  return error instanceof SettingsError ? planwrightError(error.message, error.hint) : error;
}
