import { z } from 'astro/zod';
import { defaultLimits } from '../plan/limits.ts';
import type { RuleId } from '../rules/index.ts';
import type { CustomRule } from '../rules/support/rule.ts';

/** Our ids, for editors to offer, and any other: which ones a project adds is known only when all its settings are together. */
type AnyRuleId = RuleId | (string & {});

const ruleId = z.string() as unknown as z.ZodType<AnyRuleId, AnyRuleId>;
const setting = z.enum(['error', 'warn', 'info', 'off']);
const glob = z
  .string()
  .min(1)
  .refine((pattern) => !pattern.startsWith('!'), 'expected a path or glob that does not begin with "!"');
const amount = z.int().positive();

const customRule = z.strictObject({
  /** Its name in findings, settings and disable comments. */
  id: z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'expected an id in kebab-case, such as "named-owner"'),
  /** How much it matters where no setting says otherwise; `contract` as for our own rules. */
  severity: z.enum(['error', 'warning', 'info', 'contract']),
  /** What is wrong with a plan: a function over `{ plan, graph, phaseOrder }` that returns reports. */
  check: z.custom<CustomRule['check']>((value) => typeof value === 'function', 'expected a function'),
  /** Where it is explained. Default: the page on rules of one’s own. */
  url: z.url({ protocol: /^https?$/ }).optional(),
});

/** The keys that the config file, the integration, the Starlight plugin and the remark plugin have in common. */
export const settingsKeys = {
  /** What a rule’s findings count as, by its id: `error`, `warn`, `info` or `off`. Default: each rule’s own severity. */
  rules: z.partialRecord(ruleId, setting).default({}),
  /**
   * What the rules of the contract count as: `strict` makes them errors in every plan, `relaxed` warnings. Default: errors
   * in a plan that follows the template, warnings in any other.
   */
  preset: z.enum(['strict', 'relaxed']).optional(),
  /**
   * What is left out, by path from the config file’s folder (for options: from the project’s root): a path or glob takes
   * whole files and folders out, `{ files, rules }` only these rules. Default: nothing.
   */
  ignore: z
    .array(
      z.union([glob, z.strictObject({ files: z.union([glob, z.array(glob).min(1)]), rules: z.array(ruleId).min(1) })]),
    )
    .default([]),
  /** Whether a task that says nothing about dependencies waits for the phase before its own. A plan’s front matter overrides it. */
  phaseOrder: z.enum(['implied', 'none']).default('implied'),
  /**
   * Whether drawings leave out dependencies that others imply (transitive reduction), and say how many. Files of Mermaid
   * text beside the page keep them all.
   */
  transitiveReduction: z.boolean().default(false),
  /**
   * What becomes of raw HTML in a plan. `sanitize`: tags that only shape text stay, all else is shown as the text it is.
   * `allow`: it goes onto the page as it is written, scripts included; only where every author is trusted.
   */
  html: z.enum(['sanitize', 'allow']).default('sanitize'),
  /** Rules of the project’s own, made with `defineRule`. Default: none. */
  customRules: z.array(customRule).default([]),
  /** How large a plan may be before it is `too-large`. */
  limits: z
    .strictObject({
      /** Bytes of the file. */
      fileBytes: amount.default(defaultLimits.fileBytes),
      /** Bytes from one heading to the next. */
      sectionBytes: amount.default(defaultLimits.sectionBytes),
      /** Number of tasks. */
      tasks: amount.default(defaultLimits.tasks),
      /** Lists and quotes within each other. */
      nesting: amount.default(defaultLimits.nesting),
    })
    .prefault({}),
};

/** What a config file holds. */
export const settingsSchema = z.strictObject(settingsKeys);

/** Settings as a project writes them. */
export type Settings = z.input<typeof settingsSchema>;

/** Settings with the defaults filled in. */
export type FullSettings = z.output<typeof settingsSchema>;
