import { z } from 'astro/zod';
import { planwrightError } from './error.ts';

const trimSlashes = (path: string) => path.split('/').filter(Boolean).join('/');

const optionsSchema = z.strictObject({
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
  /**
   * An Astro component to wrap the pages in, a path from the project's root or a package's. It is given `title`,
   * `description` and `headings`, and the page as its default slot.
   */
  layout: z.string().min(1).optional(),
  /** Whether a task that says nothing about dependencies waits for the phase before its own. */
  phaseOrder: z.enum(['implied', 'none']).default('implied'),
});

/** What a project passes to `planwright()`. */
export type PlanwrightOptions = z.input<typeof optionsSchema>;

/** The options with every default filled in. */
export type ResolvedOptions = z.output<typeof optionsSchema>;

type Issue = z.core.$ZodIssue;

/** Checks what a project passed in. Throws one error that names every wrong key, what was expected there and what came. */
export function resolveOptions(options: unknown): ResolvedOptions {
  const parsed = optionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  throw planwrightError(
    [
      'The options passed to planwright() are not valid.',
      ...parsed.error.issues.map((issue) => describe(issue, options)),
    ].join('\n'),
    `The options are: ${Object.keys(optionsSchema.shape).join(', ')}.`,
  );
}

function describe(issue: Issue, options: unknown): string {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `- "${key}": there is no such option`).join('\n');
  const key = issue.path.join('.');
  const came = issue.path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown>)?.[part], options);
  return `- ${key ? `"${key}"` : 'options'}: ${expected(issue)}, but got ${show(came)}`;
}

function expected(issue: Issue): string {
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_value')
    return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  if (issue.code === 'invalid_format') return 'expected an address that begins with http:// or https://';
  if (issue.code === 'too_small') return 'expected some text';
  return issue.message;
}

const show = (value: unknown) =>
  typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value));
