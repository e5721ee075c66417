import { z } from 'zod';
import { loadSettings } from '../check/config.ts';
import { parseOptions, settingsIn } from '../check/resolve.ts';
import { settingsKeys } from '../check/schema.ts';
import type { ProjectSettings } from '../check/settings.ts';
import type { Settings } from '../check/written-settings.ts';
import { asAstroError } from './error.ts';

/** The subject of messages about options. */
const OPTIONS = 'The options passed to planwright() are';

const trimSlashes = (path: string) => path.split('/').filter(Boolean).join('/');

/** The options of every host: where the plans are, how they are published, and the settings of the check. */
export const siteOptions = z.strictObject({
  ...settingsKeys,
  /**
   * The folder with the plans, or several, relative to the project's root; ids count from it. Default: `./plans`, with `match`
   * the folders that it names.
   */
  plans: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
  /** The first part of every address: the list of plans is at `/<prefix>/`, a plan at `/<prefix>/<id>/`. */
  prefix: z
    .string()
    .transform(trimSlashes)
    .refine((prefix) => prefix !== '', 'expected at least one path segment, such as "plans"')
    .default('plans'),
  /** Where the repository's files can be viewed, such as `https://github.com/me/mine/blob/main`; links to files point there. */
  repository: z.url({ protocol: /^https?$/ }).optional(),
  /**
   * Whether the site has a page that checks any plan in the reader's browser, at `/<prefix>/playground/`, and each plan a link
   * to it, with its source in a file that may be read by anyone. Default: `false`, and `true` for `planwright build`.
   */
  playground: z.boolean().default(false),
  /** The language of the pages, as a BCP 47 tag, where Astro's `i18n` does not say it. English and German are complete. */
  lang: z.string().min(1).default('en'),
  /** Words of the pages by language and key, in place of ours; Starlight's own `i18n` goes before them. */
  translations: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});

/** The options of `planwright()`. */
export const planwrightOptions = siteOptions.extend({
  /**
   * An Astro component to wrap the pages in: a path relative to the project's root, such as `./src/layouts/Plans.astro`, or
   * a package. It receives `title`, `description` and `headings`, and the page, including its `h1`, in the default slot.
   */
  layout: z.string().min(1).optional(),
  /** The site's name, for the layout that is built in. */
  title: z.string().min(1).optional(),
});

/** The options of `planwright()`. */
export type PlanwrightOptions = z.input<typeof planwrightOptions>;

/** Options for finding and publishing the plans, with the defaults filled in. */
export type SiteOptions = Omit<z.output<typeof siteOptions>, keyof Settings>;

/** The options, split by what they are about. */
export interface Resolved<Options> {
  options: Omit<Options, keyof Settings>;
  /** Settings for judging plans, as written; a config file may add the rest. */
  settings: Settings;
}

/**
 * Checks what a project passed in, and fills in the defaults.
 *
 * @throws one error that names every wrong key, what was expected there, what came, and the nearest key there is
 */
export function resolveOptions<Schema extends z.ZodObject>(schema: Schema, input: unknown): Resolved<z.output<Schema>> {
  try {
    const parsed = parseOptions(schema, { name: OPTIONS, value: input });
    const own = Object.entries(parsed).filter(([key]) => !Object.hasOwn(settingsKeys, key));
    const options = Object.fromEntries(own) as Omit<z.output<Schema>, keyof Settings>;
    return { options, settings: settingsIn(input as Record<string, unknown>) };
  } catch (error) {
    throw asAstroError(error);
  }
}

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
