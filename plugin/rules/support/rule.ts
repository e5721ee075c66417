import type { Position } from 'unist';
import type { PlanGraph } from '../../graph/model.ts';
import type { Limits } from '../../plan/limits.ts';
import type { Plan } from '../../plan/model.ts';
import type { Report, Severity } from './finding.ts';

/** The input of a rule, which changes none of it. */
export interface RuleContext extends Host {
  plan: Plan;
  graph: PlanGraph;
  /** Whether the phases of the plan come one after the other. */
  phaseOrder: 'implied' | 'none';
  /** Set where the settings hold every plan to the template. */
  preset?: 'strict' | 'relaxed' | undefined;
  limits: Limits;
  /** For the rule about disable comments, once all others have reported. */
  comments?: { unused: readonly UnusedDisable[]; ruleIds: readonly string[] };
}

/** Questions about what is around a plan. */
export interface Surroundings {
  lookUp: LookUp;
  companion: Companion;
  /** Whether a name occurs in a text file of the repository besides the plan; also true where nobody knows. */
  occurs(name: string): boolean;
  /** The names of the folders in a folder beside the plan, sorted; none where there is no such folder. */
  foldersIn(folder: string): readonly string[];
}

/** The questions that a host can answer. Rules that need another answer are silent. */
export type Host = Partial<Surroundings>;

/**
 * Whether a file or folder is there. Of a path that leads out of the repository nobody learns more.
 *
 * @param path relative, with `/`
 * @param base what it is relative to: the folder of the plan, or the top of the repository
 */
export type LookUp = (path: string, base: 'plan' | 'repository') => 'there' | 'missing' | 'outside';

/**
 * The text of a file that lies beside the plan, such as `spec.md`; null where there is none.
 *
 * @param name of the file
 */
export type Companion = (name: string) => string | null;

/** A disable comment, or one rule in it, that has no effect. */
export interface UnusedDisable {
  kind: 'unused' | 'unknown-rule' | 'unknown-comment';
  /** `planwright-disable`, as written. */
  word: string;
  /** Null for a comment about all rules. */
  rule: string | null;
  position: Position | undefined;
}

/** One thing that can be wrong with a plan. Its id is its key in the registry. */
export interface Rule {
  /** One sentence on what it reports, for lists of rules, such as a SARIF log's, and the top of its page. */
  summary: string;
  /**
   * Its default. `contract` is an error in a plan that follows the template, and a warning in any other: a plan is held
   * to the contract it claims.
   */
  severity: Severity | 'contract';
  /**
   * Where this rule reports, no other does: there is no plan to judge. `unread` where that holds only for a file that was
   * not read.
   */
  exclusive?: true | 'unread';
  /** The reports, in any order. */
  check(context: RuleContext): Iterable<Report>;
}

/** A project's own rule. */
export interface CustomRule extends Omit<Rule, 'exclusive' | 'summary'> {
  /** Its name in findings, settings and disable comments: kebab-case, and not that of a built-in rule. */
  id: string;
  /** The address of its explanation. */
  url?: string | undefined;
}
