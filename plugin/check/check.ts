import type { PlanGraph } from '../graph/model.ts';
import { limitsFrom } from '../plan/limits.ts';
import type { Plan } from '../plan/model.ts';
import { placeIn } from '../plan/parts.ts';
import { severityIn } from '../rules/formats.ts';
import { type RuleId, ruleIds, rules } from '../rules/index.ts';
import type { Finding, Report } from '../rules/support/finding.ts';
import type { CustomRule, Host, Rule, RuleContext } from '../rules/support/rule.ts';
import { directivesIn } from './comments.ts';
import { runCustomRule } from './custom.ts';
import { type CheckSettings, severityFor } from './settings.ts';
import { silence } from './silence.ts';

interface Reported extends Report {
  id: string;
  rule: Pick<Rule, 'severity'> & Pick<CustomRule, 'url'>;
}

const registry: readonly (readonly [RuleId, Rule])[] = ruleIds.map((id) => [id, rules[id]]);

/**
 * Everything that is wrong with a plan, in page order, findings without a place first. If an exclusive rule
 * reports, nothing else is reported on the file, even if that rule is off.
 *
 * @param host what can be asked about files; without it, rules that need them are skipped
 * @throws {SettingsError} where a custom rule throws
 */
export function checkPlan(plan: Plan, graph: PlanGraph, settings: CheckSettings = {}, host: Host = {}): Finding[] {
  const { customRules = [], preset } = settings;
  const phaseOrder = plan.frontMatter.phaseOrder ?? settings.phaseOrder ?? 'implied';
  const context = { plan, graph, phaseOrder, preset, ...host, limits: limitsFrom(settings.limits) };
  const known = [...ruleIds, ...customRules.map(({ id }) => id)];
  const refusal = refusalOf(context);
  const reports = refusal ?? [
    ...registry.flatMap(([id, rule]) => (isExclusive(rule, plan) ? [] : reportsOf(id, rule, context))),
    ...customRules.flatMap((rule) => (settings.rules?.[rule.id] === 'off' ? [] : customReports(rule, context))),
  ];
  const { kept, unused } = silence(reports, plan.excess ? [] : directivesIn(plan), new Set(known));
  const aboutComments = { ...context, comments: { unused, ruleIds: known } };
  const left = refusal ? kept : [...kept, ...reportsOf('unused-disable', rules['unused-disable'], aboutComments)];
  return left.sort(byPlace).flatMap((report) => stamp(report, plan, settings) ?? []);
}

/** The reports of the first exclusive rule that has any; null if none has. */
function refusalOf(context: RuleContext): Reported[] | null {
  for (const [id, rule] of registry) {
    const reports = isExclusive(rule, context.plan) ? reportsOf(id, rule, context) : [];
    if (reports.length > 0) return reports;
  }
  return null;
}

function isExclusive({ exclusive }: Rule, { excess }: Plan): boolean {
  return exclusive === 'unread' ? excess !== null : exclusive === true;
}

/** The reports of a rule about a plan of a format that it applies to. */
function reportsOf(id: RuleId, rule: Rule, context: RuleContext): Reported[] {
  const severity = severityIn(context.plan.format, id);
  if (severity === null) return [];
  const inFormat = severity === 'own' ? {} : { severity };
  return Array.from(rule.check(context), (report) => ({ ...report, ...inFormat, id, rule }));
}

function customReports(rule: CustomRule, context: RuleContext): Reported[] {
  return runCustomRule(rule, context).map((report) => ({ ...report, id: rule.id, rule }));
}

function stamp({ id, rule, ...report }: Reported, plan: Plan, settings: CheckSettings): Finding | null {
  const { followsTemplate } = plan;
  const severity = severityFor(id, rule, { own: report.severity, followsTemplate }, settings);
  if (severity === null) return null;
  const related = (report.related ?? []).map((place) =>
    place.path === undefined ? { ...place, ...placeIn(plan, place.position) } : { ...place, path: place.path },
  );
  const url = rule.url ?? (Object.hasOwn(rules, id) ? rulePage(id, settings) : null);
  return { ...report, ...placeIn(plan, report.position), rule: id, severity, url, related };
}

/** Null without `docsUrl`. */
function rulePage(id: string, { docsUrl }: CheckSettings): string | null {
  return docsUrl === undefined ? null : `${docsUrl.replace(/\/+$/, '')}/rules/${id}/`;
}

function byPlace({ position: a }: Report, { position: b }: Report): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a.start.line - b.start.line || a.start.column - b.start.column;
}
