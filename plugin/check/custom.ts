import type { Report } from '../rules/support/finding.ts';
import type { CustomRule, RuleContext } from '../rules/support/rule.ts';
import { SettingsError } from './settings.ts';

/**
 * The reports of a custom rule on a plan.
 *
 * @throws {SettingsError} naming the rule, where it throws, and where what it returns is not a list of reports
 */
export function runCustomRule(rule: CustomRule, context: RuleContext): Report[] {
  const broken = (what: string, hint: string, cause?: unknown) => {
    const place = context.plan.path ?? 'a plan without a path';
    return new SettingsError(`The rule \`${rule.id}\` ${what}, on ${place}.`, hint, { cause });
  };
  let reports: unknown[] | null;
  try {
    const returned: unknown = rule.check(context);
    reports = isIterable(returned) ? [...returned] : null;
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw broken(`threw ${reason}${placeOf(error)}`, 'Fix the rule, or set it to `off`.', error);
  }
  if (reports === null) {
    const hint = 'Return an array, empty if nothing is wrong, and not a promise.';
    throw broken('did not return a list of reports', hint);
  }
  if (reports.every(isReport)) return reports;
  throw broken('returned something that is not a report', 'A report has a message, a hint and a position.');
}

/** ` (rules.ts:12:5)`: the first place in the error's stack. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = /([^/\\\s(?]+)(?:\?[\d.]+)?(:\d+:\d+)\)?$/m.exec(stack);
  return place ? ` (${place[1]}${place[2]})` : '';
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function isReport(value: unknown): value is Report {
  const { hint, related, severity } = fieldsOf(value);
  return (
    isRelated(value) &&
    typeof hint === 'string' &&
    (related === undefined || (Array.isArray(related) && related.every(isRelated))) &&
    (severity === undefined || severity === 'error' || severity === 'warning' || severity === 'info')
  );
}

function isRelated(value: unknown): boolean {
  const { message, position } = fieldsOf(value);
  return typeof message === 'string' && (position === undefined || isPosition(position));
}

function isPosition(value: unknown): boolean {
  const { start, end } = fieldsOf(value);
  return [start, end].map(fieldsOf).every(({ line, column }) => typeof line === 'number' && typeof column === 'number');
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return (value ?? {}) as Record<string, unknown>;
}
