/** Settings as a project writes them: the type by hand, so that whoever reads the declarations needs no zod. */
import type { FieldLabels } from '../plan/labels.ts';
import type { Limits } from '../plan/limits.ts';
import type { FormatName } from '../plan/model.ts';
import type { RuleId } from '../rules/index.ts';
import type { CustomRule } from '../rules/support/rule.ts';

/** Our ids, for editors to offer, and any other: which ones a project adds is known only when all its settings are together. */
export type AnyRuleId = RuleId | (string & {});

/** A value for a rule in the settings. */
export type RuleSetting = 'error' | 'warn' | 'info' | 'off';

/** The keys that the config file, the integration, the Starlight plugin and the remark plugin share. */
export interface Settings {
  /** The severity of rules, by id: `error`, `warn`, `info` or `off`. Default: each rule’s own severity. */
  rules?: Partial<Record<AnyRuleId, RuleSetting>> | undefined;
  /**
   * The severity of the rules of the contract: `strict` makes them errors in every plan, `relaxed` warnings. Default: errors
   * in a plan that follows the template, warnings in any other.
   */
  preset?: 'strict' | 'relaxed' | undefined;
  /**
   * Paths to ignore, relative to the config file (in options: to the project’s root): a path or glob ignores files and
   * folders altogether, `{ files, rules }` ignores these rules in them. Default: none.
   */
  ignore?: (string | { files: string | string[]; rules: AnyRuleId[] })[] | undefined;
  /**
   * The format of plans by path or glob, relative to the config file, where neither their lines nor their place tell it; the
   * last entry that matches counts, and a plan’s front matter overrides it. Default: none.
   */
  formats?: { files: string | string[]; format: FormatName }[] | undefined;
  /**
   * Which files are plans: paths or globs, relative to the config file (in options: to the project’s root). Default: every
   * `tasks.md`, and the files of other tools where these put them.
   */
  match?: string | string[] | undefined;
  /**
   * Whether a task without `Depends on` waits for the phase before its own. A plan’s front matter overrides it. Default:
   * `implied`.
   */
  phaseOrder?: 'implied' | 'none' | undefined;
  /**
   * Labels of fields besides the known ones, by the field: `{ dependsOn: ['Builds on'] }`. Case, singular or plural make no
   * difference. Default: none.
   */
  labels?: { [Field in keyof FieldLabels]: string[] | undefined } | undefined;
  /**
   * Whether drawings leave out dependencies that others imply (transitive reduction), and say how many. Mermaid text next to
   * the page keeps them all. Default: `false`.
   */
  transitiveReduction?: boolean | undefined;
  /**
   * How raw HTML in a plan is treated. `sanitize` keeps tags that only format text and shows all others as text. `allow` puts
   * it on the page as written, including scripts: only if you trust every author. Default: `sanitize`.
   */
  html?: 'sanitize' | 'allow' | undefined;
  /**
   * Whether pages show images of other sites, which then learn who reads them. `forbid` shows their description and address.
   * Default: `allow`.
   */
  remoteImages?: 'allow' | 'forbid' | undefined;
  /**
   * The site with the pages of the rules, which findings lead to: an address such as `https://example.org/docs`, whose page of
   * a rule is `https://example.org/docs/rules/<rule>/`, or on a site’s own pages a path such as `/docs`. Default: none, and
   * `planwright build` makes pages of its own.
   */
  docsUrl?: string | undefined;
  /** Custom rules, made with `defineRule`. Default: none. */
  customRules?: CustomRule[] | undefined;
  /** Limits beyond which a plan is `too-large`. */
  limits?: { [Limit in keyof Limits]?: number | undefined } | undefined;
}
