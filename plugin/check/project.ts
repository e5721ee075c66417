import picomatch from 'picomatch';
import { withSlashes } from '../plan/address.ts';
import type { FullSettings } from './schema.ts';
import type { CheckSettings } from './settings.ts';

/** The settings of a project: how its plans are judged, and which ones are not. */
export interface ProjectSettings {
  judge: CheckSettings;
  ignored: readonly Ignored[];
  /** The config file that some of it comes from. */
  configFile: string | null;
}

/** One entry of `ignore`. */
interface Ignored {
  /** @param file absolute path */
  matches(file: string): boolean;
  /** Null where the whole file is left out. */
  rules: readonly string[] | null;
}

/** The settings of a project that has none. */
export const noSettings: ProjectSettings = { judge: {}, ignored: [], configFile: null };

/** Makes the entries of `ignore` ready to be asked. Their globs count from `base`; one that names a folder takes all below. */
export function ignoredBy(entries: FullSettings['ignore'], base: string): Ignored[] {
  return entries.map((entry) => {
    const { files, rules } = typeof entry === 'string' ? { files: entry, rules: null } : entry;
    const globs = [files].flat().map((glob) => glob.replace(/\/+$/, ''));
    const matches = picomatch([...globs, ...globs.map((glob) => `${glob}/**`)], { dot: true });
    return { matches: (file) => matches(pathFrom(base, file)), rules };
  });
}

/**
 * How one file of a project is judged; null for a file that is left out altogether.
 *
 * @param file absolute path
 */
export function settingsFor({ judge, ignored }: ProjectSettings, file: string): CheckSettings | null {
  const matching = ignored.filter(({ matches }) => matches(file));
  if (matching.some(({ rules }) => rules === null)) return null;
  const off = matching.flatMap(({ rules }) => rules ?? []).map((rule) => [rule, 'off'] as const);
  return off.length === 0 ? judge : { ...judge, rules: { ...judge.rules, ...Object.fromEntries(off) } };
}

/** The path that leads from a folder to a file, with `/`; without Node, since plans are judged in browsers, too. */
function pathFrom(folder: string, file: string): string {
  const parts = withSlashes(file).split('/');
  const above = folder === '' ? [] : withSlashes(folder).replace(/\/$/, '').split('/');
  const differing = above.findIndex((part, depth) => part !== parts[depth]);
  const shared = differing < 0 ? above.length : differing;
  return [...above.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/');
}
