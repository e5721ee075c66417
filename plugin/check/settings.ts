import picomatch from 'picomatch';
import { withSlashes } from '../plan/address.ts';
import type { FormatName } from '../plan/model.ts';
import type { Severity } from '../rules/support/finding.ts';
import type { Rule } from '../rules/support/rule.ts';
import type { Match } from './match.ts';
import type { RuleSetting, Settings } from './written-settings.ts';

/** The settings for one plan. Those by path are resolved already; see `settingsFor`. */
export type CheckSettings = Readonly<Omit<Settings, 'ignore' | 'match' | 'formats'>> & { readonly format?: FormatName };

/** The settings of a project: which files are its plans, how they are judged, and which ones are ignored. */
export interface ProjectSettings {
  judge: CheckSettings;
  ignored: readonly Ignored[];
  formats: readonly Formatted[];
  /** Null where the project leaves it to their names and places. */
  match: Match | null;
  /** The config file that some of it comes from. */
  configFile: string | null;
}

interface Ignored {
  /** @param file absolute path */
  matches(file: string): boolean;
  /** Null where the whole file is ignored. */
  rules: readonly string[] | null;
}

interface Formatted extends Pick<Ignored, 'matches'> {
  format: FormatName;
}

/** The settings of a project without any. */
export const noSettings: ProjectSettings = { judge: {}, ignored: [], formats: [], match: null, configFile: null };

/** Thrown for invalid settings, or an invalid file that they name: what is wrong, one problem per line, and what to write instead. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

const severityOf = { error: 'error', warn: 'warning', info: 'info', off: null } as const satisfies Record<
  RuleSetting,
  Severity | null
>;

const contractOf = { strict: 'error', relaxed: 'warning' } as const satisfies Record<string, Severity>;

/** The severity of one report, null where its rule is off: the setting, else the report's own, else the rule's. */
export function severityFor(
  id: string,
  rule: Pick<Rule, 'severity'>,
  { own, followsTemplate }: { own: Severity | undefined; followsTemplate: boolean },
  { rules = {}, preset }: CheckSettings,
): Severity | null {
  const setting = Object.hasOwn(rules, id) ? rules[id] : undefined;
  if (setting !== undefined) return severityOf[setting];
  if (own !== undefined) return own;
  if (rule.severity !== 'contract') return rule.severity;
  if (preset !== undefined) return contractOf[preset];
  return followsTemplate ? 'error' : 'warning';
}

/** Compiles the entries of `ignore`. Their globs count from `base`; one that names a folder matches everything below it. */
export function ignoredBy(entries: NonNullable<Settings['ignore']>, base: string): Ignored[] {
  return entries.map((entry) => {
    const { files, rules } = typeof entry === 'string' ? { files: entry, rules: null } : entry;
    return { matches: matcher(files, base), rules };
  });
}

/** The same of the entries of `formats`. */
export function formatsBy(entries: NonNullable<Settings['formats']>, base: string): Formatted[] {
  return entries.map(({ files, format }) => ({ matches: matcher(files, base), format }));
}

function matcher(files: string | readonly string[], base: string): (file: string) => boolean {
  const globs = [files].flat().map((glob) => glob.replace(/\/+$/, ''));
  const matches = picomatch([...globs, ...globs.map((glob) => `${glob}/**`)], { dot: true });
  return (file) => matches(pathFrom(base, file));
}

/**
 * The settings for one file of a project; null for a file that is ignored altogether.
 *
 * @param file absolute path
 */
export function settingsFor({ judge, ignored, formats }: ProjectSettings, file: string): CheckSettings | null {
  const matching = ignored.filter(({ matches }) => matches(file));
  if (matching.some(({ rules }) => rules === null)) return null;
  const off = matching.flatMap(({ rules }) => rules ?? []).map((rule) => [rule, 'off'] as const);
  const format = formats.findLast(({ matches }) => matches(file))?.format;
  return {
    ...judge,
    ...(off.length > 0 && { rules: { ...judge.rules, ...Object.fromEntries(off) } }),
    ...(format && { format }),
  };
}

/** The path that leads from a folder to a file, with `/`; without Node, since plans are judged in browsers, too. */
function pathFrom(folder: string, file: string): string {
  const parts = withSlashes(file).split('/');
  const above = folder === '' ? [] : withSlashes(folder).replace(/\/$/, '').split('/');
  const differing = above.findIndex((part, depth) => part !== parts[depth]);
  const shared = differing < 0 ? above.length : differing;
  return [...above.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/');
}
