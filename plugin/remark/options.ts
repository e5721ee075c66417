import { z } from 'astro/zod';
import type { CheckSettings } from '../check/settings.ts';

type Link = (url: string) => string | null;

const schema = z.strictObject({
  /** `'error'` rejects where the plan holds an error; `'never'` shows what was found on the page instead. */
  failOn: z.enum(['error', 'never']).default('error'),
  /** The plan's id; without one it is made from the file's path. */
  id: z.string().optional(),
  /** How the plan is judged. */
  settings: z
    .custom<CheckSettings>((value) => typeof value === 'object' && value !== null, 'expected an object')
    .default({}),
  /** Where a relative link leads on the published page, null for nowhere; without it links stay as they are. */
  link: z
    .custom<Link>((value) => typeof value === 'function', 'expected a function')
    .default(() => (url: string) => url),
  /** A folder that keeps drawings from build to build; without one each is drawn anew. */
  cache: z.string().nullable().default(null),
  /** `false` where the host prints the plan's title itself. */
  title: z.boolean().default(true),
});

/** Options of `remarkPlanwright`. All but `failOn` are for hosts that know more than one file. */
export type RemarkPlanwrightOptions = z.input<typeof schema>;

/** The same with the defaults filled in. */
export type ResolvedOptions = z.output<typeof schema>;

/** @throws {TypeError} naming each wrong option and what was expected */
export function resolveOptions(options: RemarkPlanwrightOptions | null | undefined): ResolvedOptions {
  const parsed = schema.safeParse(options ?? {});
  if (parsed.success) return parsed.data;
  throw new TypeError(`The options of remarkPlanwright are not valid:\n${z.prettifyError(parsed.error)}`);
}
