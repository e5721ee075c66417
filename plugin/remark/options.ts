import { z } from 'zod';
import { parseOptions, resolveSettings, settingsIn } from '../check/resolve.ts';
import { settingsKeys } from '../check/schema.ts';
import type { ProjectSettings } from '../check/settings.ts';
import type { Plan } from '../plan/model.ts';

type Link = (url: string) => string | null;
type PlanPage = (plan: Plan) => string | null;

const schema = z.strictObject({
  ...settingsKeys,
  /** `'error'` rejects where the plan holds an error; `'never'` shows what was found on the page instead. */
  failOn: z.enum(['error', 'never']).default('error'),
  /** The plan's id; without one it is made from the file's path. */
  id: z.string().optional(),
  /** Where a relative link leads on the published page, null for nowhere; without it links stay as they are. */
  link: z
    .custom<Link>((value) => typeof value === 'function', 'expected a function')
    .default(() => (url: string) => url),
  /** Where the page of another plan is, null for nowhere. */
  planPage: z.custom<PlanPage>((value) => typeof value === 'function', 'expected a function').default(() => () => null),
  /** A folder that keeps drawings from build to build; without one each is drawn every time. */
  cache: z.string().nullable().default(null),
  /** `false` where the host prints the plan's title itself. */
  title: z.boolean().default(true),
  /** The language of the page, as a BCP 47 tag. English and German are complete. */
  lang: z.string().min(1).default('en'),
  /** Words of the page by key, in place of ours. */
  texts: z.record(z.string(), z.string()).default({}),
});

/** Options of `remarkPlanwright`: how plans are judged, and what only hosts know. */
export type RemarkPlanwrightOptions = z.input<typeof schema>;

/** The same with the defaults filled in; paths in `ignore` count from the file's `cwd`. */
export type ResolvedOptions = Omit<z.output<typeof schema>, keyof typeof settingsKeys> & { project: ProjectSettings };

/** @throws {SettingsError} naming each wrong option, what was expected and what came */
export function resolveOptions(options: RemarkPlanwrightOptions | null | undefined): ResolvedOptions {
  const name = 'The options passed to remarkPlanwright are';
  const value = options ?? {};
  const parsed = parseOptions(schema, { name, value });
  return { ...parsed, project: resolveSettings([{ name, base: '', value: settingsIn(value) }]) };
}
