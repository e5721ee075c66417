import type { PlanGraph } from '../graph/model.ts';
import type { Plan } from '../plan/model.ts';
import type { Finding, Report } from '../rules/finding.ts';
import { type RuleId, ruleIds, rules } from '../rules/index.ts';
import { rulePage } from '../rules/page.ts';
import type { Rule } from '../rules/rule.ts';
import { type CheckSettings, severityFor } from './settings.ts';

/**
 * Everything that is wrong with a plan, in the order of the page; what has no place comes first. Where an exclusive rule
 * reports, nothing else is said about the file, not even when that rule is off.
 */
export function checkPlan(plan: Plan, graph: PlanGraph, settings: CheckSettings = {}): Finding[] {
  const phaseOrder = plan.frontMatter.phaseOrder ?? settings.phaseOrder ?? 'implied';
  const context = { plan, graph, phaseOrder };
  const outcomes = ruleIds.map((id) => ({ id, rule: ruleOf(id), reports: [...ruleOf(id).check(context)] }));
  const exclusive = outcomes.find(({ rule, reports }) => rule.exclusive && reports.length > 0);
  return (exclusive ? [exclusive] : outcomes)
    .flatMap(({ id, reports }) => reports.flatMap((report) => stamp(id, report, plan, settings) ?? []))
    .sort(byPlace);
}

/** Seen as any rule, not as the one that it is. */
function ruleOf(id: RuleId): Rule {
  return rules[id];
}

function stamp(id: RuleId, report: Report, plan: Plan, { severities }: CheckSettings): Finding | null {
  const { path, followsTemplate } = plan;
  const severity = severityFor(ruleOf(id), { setting: severities?.[id], own: report.severity, followsTemplate });
  if (severity === null) return null;
  const related = (report.related ?? []).map((place) => ({ path, ...place }));
  return { ...report, rule: id, severity, path, related, url: rulePage(id) };
}

function byPlace({ position: a }: Finding, { position: b }: Finding): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a.start.line - b.start.line || a.start.column - b.start.column;
}
