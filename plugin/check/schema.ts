import { z } from 'zod';
import { longestLabel } from '../plan/labels.ts';
import { defaultLimits } from '../plan/limits.ts';
import { formatNames } from '../plan/model.ts';
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
  /** The page that explains it. Default: the guide to custom rules. */
  url: z.url({ protocol: /^https?$/ }).optional(),
});

/** The keys that the config file, the integration, the Starlight plugin and the remark plugin share. */
export const settingsKeys = {
  /** The severity of rules, by id: `error`, `warn`, `info` or `off`. Default: each rule’s own severity. */
  rules: z.partialRecord(ruleId, setting).default({}),
  /**
   * The severity of the rules of the contract: `strict` makes them errors in every plan, `relaxed` warnings. Default: errors
   * in a plan that follows the template, warnings in any other.
   */
  preset: z.enum(['strict', 'relaxed']).optional(),
  /**
   * Paths to ignore, relative to the config file (in options: to the project’s root): a path or glob ignores files and
   * folders altogether, `{ files, rules }` ignores these rules in them. Default: none.
   */
  ignore: z
    .array(
      z.union([glob, z.strictObject({ files: z.union([glob, z.array(glob).min(1)]), rules: z.array(ruleId).min(1) })]),
    )
    .default([]),
  /**
   * The format of plans by path or glob, relative to the config file, where neither their lines nor their place tell it; the
   * last entry that matches counts, and a plan’s front matter overrides it. Default: none.
   */
  formats: z
    .array(z.strictObject({ files: z.union([glob, z.array(glob).min(1)]), format: z.enum(formatNames) }))
    .default([]),
  /**
   * Which files are plans: paths or globs, relative to the config file (in options: to the project’s root). Default: every
   * `tasks.md`, and the files of other tools where these put them.
   */
  match: z.union([glob, z.array(glob).min(1)]).optional(),
  /** Whether a task without `Depends on` waits for the phase before its own. A plan’s front matter overrides it. */
  phaseOrder: z.enum(['implied', 'none']).default('implied'),
  /**
   * Labels of fields besides the known ones, by the field: `{ dependsOn: ['Builds on'] }`. Case, singular or plural make no
   * difference. Default: none.
   */
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
  /**
   * Whether drawings leave out dependencies that others imply (transitive reduction), and say how many. Mermaid text next to
   * the page keeps them all.
   */
  transitiveReduction: z.boolean().default(false),
  /**
   * How raw HTML in a plan is treated. `sanitize` keeps tags that only format text and shows all others as text. `allow` puts
   * it on the page as written, including scripts: only if you trust every author.
   */
  html: z.enum(['sanitize', 'allow']).default('sanitize'),
  /**
   * Whether pages show images of other sites, which then learn who reads them. `forbid` shows their description and address.
   */
  remoteImages: z.enum(['allow', 'forbid']).default('allow'),
  /** Custom rules, made with `defineRule`. Default: none. */
  customRules: z.array(customRule).default([]),
  /** Limits beyond which a plan is `too-large`. */
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

/** What a config file holds. */
export const settingsSchema = z.strictObject(settingsKeys);

/** Settings as a project writes them. */
export type Settings = z.input<typeof settingsSchema>;

/** Settings with the defaults filled in. */
export type FullSettings = z.output<typeof settingsSchema>;
