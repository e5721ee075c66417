import { z } from 'zod';
import { parseOptions, resolveSettings, settingsIn } from '../check/resolve.ts';
import { settingsKeys } from '../check/schema.ts';
import type { ProjectSettings } from '../check/settings.ts';
import type { LinkResolver, PlanPage } from '../render/view.ts';
import type { RemarkPlanwrightOptions } from './written-options.ts';

export const optionsSchema = z.strictObject({
  ...settingsKeys,
  failOn: z.enum(['error', 'never']).default('error'),
  id: z.string().optional(),
  link: z
    .custom<LinkResolver>((value) => typeof value === 'function', 'expected a function')
    .default(() => (url: string) => url),
  planPage: z.custom<PlanPage>((value) => typeof value === 'function', 'expected a function').default(() => () => null),
  cache: z.string().nullable().default(null),
  title: z.boolean().default(true),
  lang: z.string().min(1).default('en'),
  texts: z.record(z.string(), z.string()).default({}),
});

/** The same with the defaults filled in; paths in `ignore` count from the file's `cwd`. */
export type ResolvedOptions = Omit<z.output<typeof optionsSchema>, keyof typeof settingsKeys> & {
  project: ProjectSettings;
};

/** @throws {SettingsError} naming each wrong option, what was expected and what came */
export function resolveOptions(options: RemarkPlanwrightOptions | null | undefined): ResolvedOptions {
  const name = 'The options passed to remarkPlanwright are';
  const value = options ?? {};
  const parsed = parseOptions(optionsSchema, { name, value });
  return { ...parsed, project: resolveSettings([{ name, base: '', value: settingsIn(value) }]) };
}
