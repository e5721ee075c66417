import { z } from 'zod';
import { longestLabel } from '../plan/labels.ts';
import { defaultLimits } from '../plan/limits.ts';
import { formatNames } from '../plan/model.ts';
import type { CustomRule } from '../rules/support/rule.ts';
import type { AnyRuleId } from './written-settings.ts';

const ruleId = z.string() as unknown as z.ZodType<AnyRuleId, AnyRuleId>;
const setting = z.enum(['error', 'warn', 'info', 'off']);
const glob = z
  .string()
  .min(1)
  .refine((pattern) => !pattern.startsWith('!'), 'expected a path or glob that does not begin with "!"');
const amount = z.int().positive();
const label = z
  .string()
  .regex(
    new RegExp(`^(?=[^\\r\\n]{1,${longestLabel}}$)[^\\p{L}:：|]*\\p{L}[^:：|]*$`, 'u'),
    'expected a label without its colon, such as "Builds on"',
  );
const words = z.array(label).optional();

const customRule = z.strictObject({
  /** Its name in findings, settings and disable comments. */
  id: z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'expected an id in kebab-case, such as "named-owner"'),
  /** The default severity; `contract` is an error in a plan that follows the template, and a warning in any other. */
  severity: z.enum(['error', 'warning', 'info', 'contract']),
  /** A function of `{ plan, graph, phaseOrder }` that returns reports. */
  check: z.custom<CustomRule['check']>((value) => typeof value === 'function', 'expected a function'),
  /** The page that explains it. */
  url: z.url({ protocol: /^https?$/ }).optional(),
});

/** The schema of each key of `Settings`. */
export const settingsKeys = {
  rules: z.partialRecord(ruleId, setting).default({}),
  preset: z.enum(['strict', 'relaxed']).optional(),
  ignore: z
    .array(
      z.union([glob, z.strictObject({ files: z.union([glob, z.array(glob).min(1)]), rules: z.array(ruleId).min(1) })]),
    )
    .default([]),
  formats: z
    .array(z.strictObject({ files: z.union([glob, z.array(glob).min(1)]), format: z.enum(formatNames) }))
    .default([]),
  match: z.union([glob, z.array(glob).min(1)]).optional(),
  phaseOrder: z.enum(['implied', 'none']).default('implied'),
  labels: z
    .strictObject({
      description: words,
      dependsOn: words,
      blocks: words,
      files: words,
      doneWhen: words,
      estimate: words,
      status: words,
      designDocument: words,
      totalTasks: words,
      lastUpdated: words,
    })
    .default({}),
  transitiveReduction: z.boolean().default(false),
  html: z.enum(['sanitize', 'allow']).default('sanitize'),
  remoteImages: z.enum(['allow', 'forbid']).default('allow'),
  docsUrl: z
    .string()
    .regex(
      /^(?:https?:\/\/[^/]|\/)/,
      'expected an address such as "https://example.org/docs", or a path such as "/docs"',
    )
    .optional(),
  customRules: z.array(customRule).default([]),
  limits: z
    .strictObject({
      /** Bytes of the file. */
      fileBytes: amount.default(defaultLimits.fileBytes),
      /** Bytes from one heading to the next. */
      sectionBytes: amount.default(defaultLimits.sectionBytes),
      /** Number of tasks. */
      tasks: amount.default(defaultLimits.tasks),
      /** Levels of nested lists and quotes. */
      nesting: amount.default(defaultLimits.nesting),
    })
    .prefault({}),
};

/** The schema of a config file. */
export const settingsSchema = z.strictObject(settingsKeys);

/** Settings with the defaults filled in. */
export type FullSettings = z.output<typeof settingsSchema>;
