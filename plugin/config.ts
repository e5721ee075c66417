/** The entry `planwright/config`: types for a config file, and nothing that takes time to load. */
import type { Settings } from './check/schema.ts';
import type { CustomRule } from './rules/support/rule.ts';

export type { Settings } from './check/schema.ts';
export type { PlanGraph, TaskNode } from './graph/model.ts';
export type { Phase, Plan, Sourced, Task } from './plan/model.ts';
export type { Related, Report, Severity } from './rules/support/finding.ts';
export type { CustomRule, RuleContext } from './rules/support/rule.ts';

/** Settings as they are: the call only tells an editor what they may be. They are checked when they are loaded. */
export function defineConfig(settings: Settings): Settings {
  return settings;
}

/** A rule of one's own as it is, for `customRules`. Its id is what findings, settings and disable comments call it. */
export function defineRule(rule: CustomRule): CustomRule {
  return rule;
}
