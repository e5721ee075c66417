import type { Report } from '../rules/support/finding.ts';
import type { CustomRule, RuleContext } from '../rules/support/rule.ts';
import { SettingsError } from './settings.ts';

/**
 * The reports of a custom rule on a plan.
 *
 * @throws {SettingsError} naming the rule, where it throws, and where what it returns is not a list of reports
 */
export function runCustomRule(rule: CustomRule, context: RuleContext): Report[] {
  const reports = called(rule, context);
  const wrong = reports.find((report) => !isReport(report));
  if (wrong !== undefined) {
    throw broken(
      rule,
      context,
      'returned something that is not a report',
      'A report has a message, a hint and a position.',
    );
  }
  return reports as Report[];
}

function called(rule: CustomRule, context: RuleContext): unknown[] {
  try {
    const reports: unknown = rule.check(context);
    if (isIterable(reports)) return [...reports];
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw broken(rule, context, `threw ${reason}${placeOf(error)}`, 'Fix the rule, or set it to `off`.', error);
  }
  throw broken(
    rule,
    context,
    'did not return a list of reports',
    'Return an array, empty if nothing is wrong, and not a promise.',
  );
}

function broken({ id }: CustomRule, { plan }: RuleContext, what: string, hint: string, cause?: unknown): SettingsError {
  return new SettingsError(`The rule \`${id}\` ${what}, on ${plan.path ?? 'a plan without a path'}.`, hint, { cause });
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
  const { message, hint, position, related, severity } = (value ?? {}) as Partial<Record<keyof Report, unknown>>;
  return (
    typeof message === 'string' &&
    typeof hint === 'string' &&
    isPosition(position) &&
    (related === undefined || (Array.isArray(related) && related.every(isRelated))) &&
    (severity === undefined || severity === 'error' || severity === 'warning' || severity === 'info')
  );
}

function isRelated(value: unknown): boolean {
  const { message, position } = (value ?? {}) as { message?: unknown; position?: unknown };
  return typeof message === 'string' && isPosition(position);
}

function isPosition(value: unknown): boolean {
  if (value === undefined) return true;
  const { start, end } = (value ?? {}) as { start?: unknown; end?: unknown };
  return isPoint(start) && isPoint(end);
}

function isPoint(value: unknown): boolean {
  const { line, column } = (value ?? {}) as { line?: unknown; column?: unknown };
  return typeof line === 'number' && typeof column === 'number';
}
