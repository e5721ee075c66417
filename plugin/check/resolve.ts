import type { z } from 'zod';
import { type FieldLabels, Labels } from '../plan/labels.ts';
import { ruleIds } from '../rules/index.ts';
import { didYouMean, explain } from './explain.ts';
import { matchedBy } from './match.ts';
import { type FullSettings, settingsKeys, settingsSchema } from './schema.ts';
import { formatsBy, ignoredBy, type ProjectSettings, SettingsError } from './settings.ts';
import type { Settings } from './written-settings.ts';

/** Settings from one place. */
export interface SettingsSource {
  /** The name of the place, as in `planwright.config.ts is not valid`. */
  name: string;
  /** Folder that paths count from. */
  base: string;
  value: unknown;
  /** Whether it is a config file, and which one. */
  file?: string;
}

/**
 * Settings from several places as one; what a later place says wins, key by key, for `rules` rule by rule and for `labels` field
 * by field.
 *
 * @throws {SettingsError} naming every wrong key of the first place that is wrong
 */
export function resolveSettings(sources: readonly SettingsSource[]): ProjectSettings {
  const parsed = sources.map((source) => ({ ...source, settings: parseOptions(settingsSchema, source) }));
  const own = parsed.flatMap(({ settings }) => settings.customRules.map(({ id }) => id));
  for (const source of parsed) refuseWrongRules(source, own);
  const labels: FieldLabels = Object.assign({}, ...parsed.map(({ settings }) => settings.labels));
  for (const source of parsed) refuseTakenLabels(source, labels);
  const merged = parsed.reduce<Settings>((all, { value }) => mergeSettings(all, value as Settings), {});
  const { ignore: _, match: __, formats: ___, ...judge } = settingsSchema.parse(merged);
  const ignoring = parsed.findLast(({ value }) => (value as Settings).ignore !== undefined);
  const matching = parsed.findLast(({ settings }) => settings.match !== undefined);
  const telling = parsed.findLast(({ value }) => (value as Settings).formats !== undefined);
  return {
    judge,
    formats: telling ? formatsBy(telling.settings.formats, telling.base) : [],
    ignored: ignoring ? ignoredBy(ignoring.settings.ignore, ignoring.base) : [],
    match: matching ? matchedBy([matching.settings.match ?? []].flat(), matching.base) : null,
    configFile: parsed.find(({ file }) => file !== undefined)?.file ?? null,
  };
}

/**
 * Checks options, and fills in the defaults.
 *
 * @throws {SettingsError} naming every wrong key, what was expected there, what came, and the nearest key there is
 */
export function parseOptions<Schema extends z.ZodObject>(
  schema: Schema,
  { name, value }: Pick<SettingsSource, 'name' | 'value'>,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const isUnknown = parsed.error.issues.some(({ code, path }) => code === 'unrecognized_keys' && path.length === 0);
  const hint = isUnknown ? `The options are ${Object.keys(schema.shape).join(', ')}.` : '';
  throw invalid(name, explain(parsed.error, schema, value), hint);
}

/** The settings among the options of a host, as they were written. */
export function settingsIn(options: object): Settings {
  return Object.fromEntries(Object.entries(options).filter(([key]) => Object.hasOwn(settingsKeys, key)));
}

function mergeSettings(first: Settings, second: Settings): Settings {
  const said = Object.entries(second).filter(([, value]) => value !== undefined);
  return {
    ...first,
    ...Object.fromEntries(said),
    rules: { ...first.rules, ...second.rules },
    labels: { ...first.labels, ...second.labels },
  };
}

/** Ids that no rule has, and ids of one's own that are taken. */
function refuseWrongRules(
  { name, settings, value }: SettingsSource & { settings: FullSettings },
  own: readonly string[],
): void {
  const known = [...ruleIds, ...own];
  const unknown = namedRules(settings, value as Settings)
    .filter(({ id }) => !known.includes(id))
    .map(({ key, id }) => `- "${key}": there is no rule "${id}".${didYouMean(id, known)}`);
  const taken = settings.customRules
    .map(({ id }, index, all) => ({ id, index, others: [...ruleIds, ...all.slice(0, index).map((rule) => rule.id)] }))
    .filter(({ id, others }) => others.includes(id))
    .map(({ id, index }) => `- "customRules.${index}.id": there is a rule "${id}" already, expected an id of its own`);
  if (unknown.length + taken.length > 0)
    throw invalid(name, [...unknown, ...taken], '`planwright explain` lists all rules.');
}

/** Labels that name another field, of the format or of the settings. */
function refuseTakenLabels({ name, settings }: SettingsSource & { settings: FullSettings }, all: FieldLabels): void {
  const labels = new Labels(all);
  const taken = Object.entries(settings.labels).flatMap(([field, words = []]) =>
    words.flatMap((word, index) => {
      const named = labels.fieldName(word);
      const isTaken = named !== null && named !== field;
      return isTaken
        ? [`- "labels.${field}.${index}": "${word}" names the field ${named} already, expected another label`]
        : [];
    }),
  );
  if (taken.length > 0) throw invalid(name, taken);
}

/** From what was written, since `__proto__` is not a key of what was parsed. */
function namedRules({ ignore }: FullSettings, { rules = {} }: Settings): { key: string; id: string }[] {
  const ignored = ignore.flatMap((entry, index) =>
    typeof entry === 'string' ? [] : entry.rules.map((id, at) => ({ key: `ignore.${index}.rules.${at}`, id })),
  );
  return [...Object.keys(rules).map((id) => ({ key: `rules.${id}`, id })), ...ignored];
}

function invalid(name: string, lines: readonly string[], hint = ''): SettingsError {
  return new SettingsError([`${name} not valid:`, ...lines].join('\n'), hint);
}
