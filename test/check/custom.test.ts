import { describe, expect, test } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import type { CheckSettings } from '../../plugin/check/settings.ts';
import { SettingsError } from '../../plugin/check/settings.ts';
import { type CustomRule, defineRule } from '../../plugin/config.ts';
import { first, plan, task } from '../rules/rule.ts';

const sound = plan([first, task('1.1'), task('1.2', ['**Depends on**: 1.1'])]);

/** Where the critical path begins; enough to show that both the plan and the graph arrive. */
const critical = defineRule({
  id: 'critical-start',
  severity: 'contract',
  check: ({ plan, graph }) =>
    plan.tasks
      .filter(({ id }) => id === graph.schedule.criticalPath[0])
      .map(({ id, title }) => ({
        message: `${id} is where the critical path begins.`,
        hint: 'Begin there.',
        position: title.position,
        related: [{ message: 'The plan.', position: plan.title?.position }],
      })),
});

const check = (settings: CheckSettings, text = sound) =>
  examine({ text, id: 'shop', path: 'plans/shop/tasks.md' }, settings).findings;

const refusal = (change: Partial<CustomRule> | Record<string, unknown>) => {
  try {
    check({ customRules: [{ ...critical, ...change } as CustomRule] });
  } catch (error) {
    if (error instanceof SettingsError) return `${error.message} ${error.hint}`;
    throw error;
  }
  return null;
};

describe('a custom rule', () => {
  test('makes findings like any other', () => {
    const [finding, ...others] = check({ customRules: [critical], docsUrl: 'https://docs.test' });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'critical-start',
      severity: 'error',
      path: 'plans/shop/tasks.md',
      position: { start: { line: 7, column: 21 } },
      related: [{ path: 'plans/shop/tasks.md', message: 'The plan.' }],
      url: null,
    });
    expect(check({ customRules: [{ ...critical, url: 'https://example.org/rule' }] })[0]?.url).toBe(
      'https://example.org/rule',
    );
  });

  test('obeys settings, presets, the contract and comments like any other', () => {
    const severity = (settings: CheckSettings, text = sound) =>
      check({ customRules: [critical], ...settings }, text)[0]?.severity;
    expect(severity({ rules: { 'critical-start': 'info' } })).toBe('info');
    expect(severity({ rules: { 'critical-start': 'off' } })).toBeUndefined();
    expect(severity({ preset: 'relaxed' })).toBe('warning');
    expect(severity({}, sound.replace('## Implementation Order\n\n', ''))).toBe('warning');
    expect(severity({}, `<!-- planwright-disable critical-start: why -->\n\n${sound}`)).toBeUndefined();
    const misspelt = check({ customRules: [critical] }, `<!-- planwright-disable critical-strat -->\n\n${sound}`);
    expect(misspelt[0]).toMatchObject({ rule: 'unused-disable', hint: 'Did you mean `critical-start`?' });
  });

  test('cannot claim to be another rule', () => {
    const liar = {
      ...critical,
      check: () => [{ message: 'x', hint: 'y', position: undefined, rule: 'malformed', path: '/etc' }],
    };
    expect(check({ customRules: [liar] })[0]).toMatchObject({ rule: 'critical-start', path: 'plans/shop/tasks.md' });
  });

  test('has nothing to say of a file that is not a plan', () => {
    const rules = { customRules: [{ ...critical, check: () => JSON.parse('') }] };
    expect(check(rules, '<!-- AC:BEGIN -->\n\n- [ ] #1 It works\n').map(({ rule }) => rule)).toEqual([
      'foreign-dialect',
    ]);
  });
});

describe('a broken custom rule', () => {
  test.each([
    [
      'throws',
      () => JSON.parse('{'),
      /^The rule `critical-start` threw SyntaxError: .* \(.+:\d+:\d+\), on plans\/shop\/tasks\.md\. Fix/,
    ],
    [
      'throws text',
      () => {
        throw 'no error';
      },
      /threw no error, on/,
    ],
    [
      'throws while it yields',
      function* () {
        yield* JSON.parse('{');
      },
      /threw SyntaxError/,
    ],
    ['is asynchronous', async () => [], /did not return a list of reports, on .* not a promise\.$/],
    ['returns nothing', () => undefined, /did not return a list of reports/],
    ['returns text', () => 'wrong', /did not return a list of reports/],
    ['reports null', () => [null], /returned something that is not a report/],
    ['reports text', () => ['wrong'], /returned something that is not a report, .* A report has a message/],
    ['reports without a hint', () => [{ message: 'wrong' }], /is not a report/],
    ['reports a place that is none', () => [{ message: 'a', hint: 'b', position: { line: 7 } }], /is not a report/],
    ['reports a severity that is none', () => [{ message: 'a', hint: 'b', severity: 'fatal' }], /is not a report/],
    ['reports related text', () => [{ message: 'a', hint: 'b', related: ['c'] }], /is not a report/],
  ])('that %s is named', (_, broken, message) => {
    expect(refusal({ check: broken })).toMatch(message);
  });

  test('that is off is not run', () => {
    const broken = { ...critical, check: () => JSON.parse('{') };
    expect(check({ customRules: [broken], rules: { 'critical-start': 'off' } })).toEqual([]);
  });
});
