import type { Severity } from '../rules/support/finding.ts';
import type { Rule } from '../rules/support/rule.ts';
import type { Settings } from './schema.ts';

/** What a rule can be set to. */
export type Setting = NonNullable<NonNullable<Settings['rules']>[string]>;

/** How one plan is judged. What is ignored by path is decided before; see `settingsFor`. */
export type CheckSettings = Readonly<Omit<Settings, 'ignore'>>;

const severityOf = { error: 'error', warn: 'warning', info: 'info', off: null } as const satisfies Record<
  Setting,
  Severity | null
>;

const contractOf = { strict: 'error', relaxed: 'warning' } as const satisfies Record<string, Severity>;

/** The severity of one report, null where its rule is off: the setting, else the report's own, else the rule's. */
export function severityFor(
  id: string,
  rule: Pick<Rule, 'severity'>,
  { own, followsTemplate }: { own: Severity | undefined; followsTemplate: boolean },
  { rules = {}, preset }: CheckSettings,
): Severity | null {
  const setting = Object.hasOwn(rules, id) ? rules[id] : undefined;
  if (setting !== undefined) return severityOf[setting];
  if (own !== undefined) return own;
  if (rule.severity !== 'contract') return rule.severity;
  if (preset !== undefined) return contractOf[preset];
  return followsTemplate ? 'error' : 'warning';
}
