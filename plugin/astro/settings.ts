import { loadSettings } from '../check/config.ts';
import type { ProjectSettings } from '../check/settings.ts';
import type { Settings } from '../check/written-settings.ts';
import { asAstroError } from './error.ts';
import { OPTIONS } from './options.ts';

/**
 * The settings of a site: those of the nearest config file from the project's root upwards, overridden by its options.
 *
 * @throws {AstroError} if the file cannot be loaded, or settings are invalid
 */
export function siteSettings(settings: Settings, root: string): Promise<ProjectSettings> {
  const options = { name: OPTIONS, base: root, value: settings };
  return loadSettings(root, { options }).catch((error: unknown) => {
    throw asAstroError(error);
  });
}
