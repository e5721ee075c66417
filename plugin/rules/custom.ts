import type { Rule } from './rule.ts';

/** A rule that is not ours: a project's own, run and reported beside the others. */
export interface CustomRule extends Omit<Rule, 'exclusive'> {
  /** Its name in findings, settings and disable comments: kebab-case, and none of our rules'. */
  id: string;
  /** Where it is explained; without one, the page on rules of one's own. */
  url?: string | undefined;
}
