import type { PlanGraph } from '../graph/model.ts';
import { limitsFrom } from '../plan/limits.ts';
import type { Plan } from '../plan/model.ts';
import { type RuleId, ruleIds, rules } from '../rules/index.ts';
import type { Finding, Report } from '../rules/support/finding.ts';
import { rulePage } from '../rules/support/page.ts';
import type { Exists, Rule, RuleContext, UnusedDisable } from '../rules/support/rule.ts';
import { directivesIn } from './comments.ts';
import { customRulePage, runCustomRule } from './custom.ts';
import { type CheckSettings, severityFor } from './settings.ts';
import { silence } from './silence.ts';

/** A report and the rule that made it. */
interface Reported extends Report {
  id: string;
  rule: Pick<Rule, 'severity'>;
  url: string;
}

/**
 * Everything that is wrong with a plan, in the order of the page; what has no place comes first. Where an exclusive rule
 * reports, nothing else is said about the file, not even when that rule is off.
 *
 * @param exists whether a path is there; without it, rules that need files are skipped
 * @throws {SettingsError} where a rule of the project's own throws
 */
export function checkPlan(plan: Plan, graph: PlanGraph, settings: CheckSettings = {}, exists?: Exists): Finding[] {
  const phaseOrder = plan.frontMatter.phaseOrder ?? settings.phaseOrder ?? 'implied';
  const context = { plan, graph, phaseOrder, exists, limits: limitsFrom(settings.limits) };
  const own = (settings.customRules ?? []).filter(({ id }) => settings.rules?.[id] !== 'off');
  const known = [...ruleIds, ...(settings.customRules ?? []).map(({ id }) => id)];
  const [refusing, judging] = [true, false].map((exclusive) =>
    ruleIds.filter((id) => isExclusive(id, plan) === exclusive),
  ) as [RuleId[], RuleId[]];
  const exclusive = refusing.map((id) => reportsOf(id, context)).find((reports) => reports.length > 0);
  const reports = exclusive ?? [
    ...judging.flatMap((id) => reportsOf(id, context)),
    ...own.flatMap((rule) =>
      runCustomRule(rule, context).map((report) => ({ ...report, id: rule.id, rule, url: customRulePage(rule) })),
    ),
  ];
  const { kept, unused } = silence(reports, plan.excess ? [] : directivesIn(plan), new Set(known));
  const left = exclusive ? kept : [...kept, ...aboutComments(unused, known, context)];
  return left.flatMap((report) => stamp(report, plan, settings) ?? []).sort(byPlace);
}

/** Seen as any rule, not as the one that it is. */
function ruleOf(id: RuleId): Rule {
  return rules[id];
}

function isExclusive(id: RuleId, { excess }: Plan): boolean {
  const { exclusive = false } = ruleOf(id);
  return exclusive === 'unread' ? excess !== null : exclusive;
}

function reportsOf(id: RuleId, context: RuleContext): Reported[] {
  const rule = ruleOf(id);
  return Array.from(rule.check(context), (report) => ({ ...report, id, rule, url: rulePage(id) }));
}

function aboutComments(unused: UnusedDisable[], ruleIds: string[], context: RuleContext): Reported[] {
  return reportsOf('unused-disable', { ...context, comments: { unused, ruleIds } });
}

function stamp({ id, rule, ...report }: Reported, plan: Plan, settings: CheckSettings): Finding | null {
  const { path, followsTemplate } = plan;
  const severity = severityFor(id, rule, { own: report.severity, followsTemplate }, settings);
  if (severity === null) return null;
  const related = (report.related ?? []).map((place) => ({ path, ...place }));
  return { ...report, rule: id, severity, path, related };
}

function byPlace({ position: a }: Finding, { position: b }: Finding): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a.start.line - b.start.line || a.start.column - b.start.column;
}
