import { z } from 'astro/zod';

const count = z.object({
  done: z.number(),
  /** Cancelled tasks are not in it. */
  total: z.number(),
  cancelled: z.number(),
  percent: z.number().nullable(),
  /** Counted apart. */
  optional: z.object({ done: z.number(), total: z.number() }),
});

/** The data of a plan's entry in the content collection. */
export const entrySchema = z.object({
  title: z.string(),
  /** One sentence, for search engines and link previews. */
  description: z.string(),
  /** Path of the file below the repository's root. */
  path: z.string(),
  /** The address at which the file can be viewed; null without a `repository`. */
  source: z.string().nullable(),
  /** The name of the plan's format, where plans of that format are not read. */
  unread: z.string().nullable(),
  progress: count,
  /** The plan's own; null without tasks, and for an archived plan with open ones. */
  status: z.enum(['todo', 'in-progress', 'done', 'cancelled']).nullable(),
  /** Number of tasks that can start now. */
  ready: z.number(),
  phases: z.array(z.object({ name: z.string(), status: z.enum(['todo', 'in-progress', 'done']), progress: count })),
  /** Of a plan of OpenSpec: its folder's name, and whether and on which day it was archived. */
  change: z.object({ name: z.string(), isArchived: z.boolean(), archived: z.string().nullable() }).nullable(),
  /** Number of findings that would fail a build. */
  errors: z.number(),
});

/** See `entrySchema`. */
export type PlanEntry = z.output<typeof entrySchema>;
