/** The entry `planwright/config`: types for a config file, and nothing that takes time to load. */
import type { Settings } from './check/written-settings.ts';
import type { CustomRule } from './rules/support/rule.ts';

export type { Settings } from './check/written-settings.ts';
export type { PlanGraph, TaskNode } from './graph/model.ts';
export type { Phase, Plan, Sourced, Task } from './plan/model.ts';
export type { Related, Report, Severity } from './rules/support/finding.ts';
export type { CustomRule, RuleContext } from './rules/support/rule.ts';

/** Returns the settings unchanged, and gives an editor their types. They are checked when they are loaded. */
export function defineConfig(settings: Settings): Settings {
  return settings;
}

/** Returns a custom rule for `customRules` unchanged, and gives an editor its type. */
export function defineRule(rule: CustomRule): CustomRule {
  return rule;
}
