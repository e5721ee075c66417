import type { Severity } from '../rules/finding.ts';
import type { RuleId } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';

/** What a rule can be set to. */
export type Setting = 'error' | 'warn' | 'info' | 'off';

/** How a plan is judged. */
export interface CheckSettings {
  /** A rule that is named here has this severity in every case; the others keep their own. */
  severities?: Readonly<Partial<Record<RuleId, Setting>>>;
  /** Whether phases come one after the other, in a plan whose front matter does not say it. */
  phaseOrder?: 'implied' | 'none';
}

const severityOf = { error: 'error', warn: 'warning', info: 'info', off: null } as const satisfies Record<
  Setting,
  Severity | null
>;

/** The severity of one report, null where its rule is off: the setting, else the report's own, else the rule's. */
export function severityFor(
  rule: Rule,
  {
    setting,
    own,
    followsTemplate,
  }: { setting: Setting | undefined; own: Severity | undefined; followsTemplate: boolean },
): Severity | null {
  if (setting !== undefined) return severityOf[setting];
  if (own !== undefined) return own;
  if (rule.severity !== 'contract') return rule.severity;
  return followsTemplate ? 'error' : 'warning';
}
