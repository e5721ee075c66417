import { z } from 'astro/zod';
import { planwrightError } from './error.ts';

const trimSlashes = (path: string) => path.split('/').filter(Boolean).join('/');

/** The options of every host. */
export const siteOptions = z.strictObject({
  /** Folder that holds the plans, relative to the project's root. Every `tasks.md` below it is a plan. */
  plans: z.string().min(1).default('./plans'),
  /** First part of every address: the plans stand at `/<prefix>/`, one plan at `/<prefix>/<id>/`. */
  prefix: z
    .string()
    .transform(trimSlashes)
    .refine((prefix) => prefix !== '', 'expected at least one path segment, such as "plans"')
    .default('plans'),
  /** Where the repository's files can be seen, such as `https://github.com/me/mine/blob/main`; links to files lead there. */
  repository: z.url({ protocol: /^https?$/ }).optional(),
  /** Whether a task that says nothing about dependencies waits for the phase before its own. A plan's front matter overrides it. */
  phaseOrder: z.enum(['implied', 'none']).default('implied'),
});

/** The options of `planwright()`. */
export const planwrightOptions = siteOptions.extend({
  /**
   * An Astro component to wrap the pages in: a path from the project's root, such as `./src/layouts/Plans.astro`, or a
   * package's. It is given `title`, `description` and `headings`, and the page, with its `h1`, as its default slot.
   */
  layout: z.string().min(1).optional(),
});

/** What a project passes to `planwright()`. */
export type PlanwrightOptions = z.input<typeof planwrightOptions>;

/** The options of every host, with the defaults filled in. */
export type SiteOptions = z.output<typeof siteOptions>;

/**
 * Checks what a project passed in, and fills in the defaults.
 *
 * @throws one error that names every wrong key, what was expected there and what came
 */
export function resolveOptions<Schema extends z.ZodObject>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.flatMap((issue) => describe(issue, input));
  throw planwrightError(
    ['The options passed to planwright() are not valid:', ...wrong].join('\n'),
    `The options are ${Object.keys(schema.shape).join(', ')}.`,
  );
}

type Issue = z.core.$ZodIssue;

function describe(issue: Issue, input: unknown): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `- "${key}": there is no such option`);
  const came = issue.path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown>)[part], input);
  const key = issue.path.length > 0 ? `"${issue.path.join('.')}": ` : '';
  return [`- ${key}${expectation(issue)}, but got ${show(came)}`];
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_value')
    return `expected ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}`;
  if (issue.code === 'invalid_format') return 'expected an address that begins with http:// or https://';
  if (issue.code === 'too_small') return 'expected some text';
  return issue.message;
}

const show = (value: unknown) => (typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? `${value}`));
