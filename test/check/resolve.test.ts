import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { resolveSettings } from '../../plugin/check/resolve.ts';
import type { settingsSchema } from '../../plugin/check/schema.ts';
import { SettingsError, settingsFor } from '../../plugin/check/settings.ts';
import type { Settings } from '../../plugin/check/written-settings.ts';
import { defineConfig, defineRule } from '../../plugin/config.ts';
import type { optionsSchema } from '../../plugin/remark/options.ts';
import type { RemarkPlanwrightOptions } from '../../plugin/remark/written-options.ts';

const source = (value: unknown, base = '/repo', name = 'planwright.config.json is') => ({ name, base, value });

function refusal(...values: unknown[]): string[] {
  try {
    resolveSettings(values.map((value) => source(value)));
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n').slice(1);
    throw error;
  }
  return [];
}

const own = defineRule({ id: 'named-owner', severity: 'warning', check: () => [] });

describe('what is refused', () => {
  test.each<[unknown, string]>([
    [7, '- expected object, but got 7'],
    [{ rule: {} }, '- "rule": there is no such option. Did you mean "rules"?'],
    [
      { rules: { 'unknown-status': 'warning' } },
      '- "rules.unknown-status": expected "error" or "warn" or "info" or "off", but got "warning"',
    ],
    [
      { rules: { 'misisng-field': 'off' } },
      '- "rules.misisng-field": there is no rule "misisng-field". Did you mean "missing-field"?',
    ],
    [{ rules: { constructor: 'off' } }, '- "rules.constructor": there is no rule "constructor".'],
    [{ preset: 'lax' }, '- "preset": expected "strict" or "relaxed", but got "lax"'],
    [{ ignore: 'test' }, '- "ignore": expected array, but got "test"'],
    [{ ignore: [7] }, '- "ignore.0": expected string or object, but got 7'],
    [{ match: [] }, '- "match": expected at least one, but got []'],
    [{ match: ['!a'] }, '- "match.0": expected a path or glob that does not begin with "!", but got "!a"'],
    [{ ignore: ['!a'] }, '- "ignore.0": expected a path or glob that does not begin with "!", but got "!a"'],
    [
      { ignore: ['a', { files: 'b', rule: ['x'] }] },
      '- "ignore.1.rule": there is no such option. Did you mean "rules"?',
    ],
    [
      { ignore: [{ files: 'b', rules: ['placeholders'] }] },
      '- "ignore.0.rules.0": there is no rule "placeholders". Did you mean "placeholder"?',
    ],
    [{ phaseOrder: true }, '- "phaseOrder": expected "implied" or "none", but got true'],
    [
      { customRules: [{ ...own, id: 'Named owner' }] },
      '- "customRules.0.id": expected an id in kebab-case, such as "named-owner", but got "Named owner"',
    ],
    [{ customRules: [{ ...own, check: 'x' }] }, '- "customRules.0.check": expected a function, but got "x"'],
    [
      { customRules: [own, own] },
      '- "customRules.1.id": there is a rule "named-owner" already, expected an id of its own',
    ],
    [
      { customRules: [{ ...own, id: 'placeholder' }] },
      '- "customRules.0.id": there is a rule "placeholder" already, expected an id of its own',
    ],
    [
      { labels: { dependson: ['Builds on'] } },
      '- "labels.dependson": there is no such option. Did you mean "dependsOn"?',
    ],
    [{ labels: { dependsOn: 'Builds on' } }, '- "labels.dependsOn": expected array, but got "Builds on"'],
    ...['', '7', 'Builds on:', 'Needs | wants', 'x'.repeat(81)].map((label): [unknown, string] => [
      { labels: { dependsOn: ['Builds on', label] } },
      `- "labels.dependsOn.1": expected a label without its colon, such as "Builds on", but got ${JSON.stringify(label)}`,
    ]),
    [
      { labels: { doneWhen: ['goals'] } },
      '- "labels.doneWhen.0": "goals" names the field description already, expected another label',
    ],
    [
      { labels: { dependsOn: ['Link'], blocks: ['Link'] } },
      '- "labels.blocks.0": "Link" names the field dependsOn already, expected another label',
    ],
    [{ limits: { tasks: -1 } }, '- "limits.tasks": expected a number above 0, but got -1'],
  ])('%o', (value, line) => {
    expect(refusal(value)).toContain(line);
  });

  test('ids of custom rules must differ from ours, wherever they come from', () => {
    expect(refusal({ customRules: [own] }, { rules: { 'named-owner': 'off' } })).toEqual([]);
    expect(refusal({ rules: { 'named-owner': 'off' } })).toHaveLength(1);
  });
});

describe('settings from two places', () => {
  const file = source(
    defineConfig({ rules: { 'missing-field': 'off', placeholder: 'warn' }, preset: 'strict', ignore: ['a'] }),
  );

  test('the later one wins, rule by rule and key by key', () => {
    const { judge } = resolveSettings([file, source({ rules: { placeholder: 'error' }, phaseOrder: 'none' })]);
    expect(judge).toMatchObject({
      rules: { 'missing-field': 'off', placeholder: 'error' },
      preset: 'strict',
      phaseOrder: 'none',
    });
  });

  test('labels are merged field by field', () => {
    const labels = (words: object) => source({ labels: words });
    const { judge } = resolveSettings([labels({ dependsOn: ['A'], files: ['B'] }), labels({ files: ['C'] })]);
    expect(judge.labels).toEqual({ dependsOn: ['A'], files: ['C'] });
  });

  test('an option that is undefined has no effect', () => {
    expect(resolveSettings([file, source({ preset: undefined, ignore: undefined })])).toMatchObject({
      judge: { preset: 'strict' },
    });
  });

  test('paths count from the folder of whoever wrote them', () => {
    const { match } = resolveSettings([source({ match: 'a/*' }), source({ match: ['b/*'] }, '/repo/site')]);
    expect([match?.matches('/repo/site/b/x.md'), match?.matches('/repo/a/x.md')]).toEqual([true, false]);
    expect(resolveSettings([file]).match).toBe(null);
    const project = resolveSettings([file, source({ ignore: ['a'] }, '/repo/site')]);
    expect(settingsFor(project, '/repo/site/a/tasks.md')).toBeNull();
    expect(settingsFor(project, '/repo/a/tasks.md')).not.toBeNull();
  });
});

describe('what is ignored', () => {
  const judged = (ignore: unknown, file: string) => settingsFor(resolveSettings([source({ ignore })]), file);

  test.each([
    ['a', '/repo/a/b/tasks.md'],
    ['a/', '/repo/a/tasks.md'],
    ['./a/tasks.md', '/repo/a/tasks.md'],
    ['**/fixtures/**', '/repo/x/fixtures/.hidden/tasks.md'],
    ['**/old*', '/repo/x/old-plans/tasks.md'],
    ['../other', '/other/tasks.md'],
  ])('%s takes %s out', (glob, file) => {
    expect(judged([glob], file)).toBeNull();
  });

  test.each([
    ['a', '/repo/b/a.md'],
    ['a', '/repo/x/a/tasks.md'],
    ['*.md', '/repo/a/tasks.md'],
    ['**', '/other/tasks.md'],
  ])('%s leaves %s in', (glob, file) => {
    expect(judged([glob], file)).not.toBeNull();
  });

  test('single rules can be left out, and stay off where they have a setting', () => {
    const ignore = [{ files: ['a/**', 'b'], rules: ['missing-field'] }];
    const project = resolveSettings([source({ ignore, rules: { 'missing-field': 'error' } })]);
    expect(settingsFor(project, '/repo/b/tasks.md')?.rules).toEqual({ 'missing-field': 'off' });
    expect(settingsFor(project, '/repo/c/tasks.md')?.rules).toEqual({ 'missing-field': 'error' });
  });
});

test('types and schemas say the same', () => {
  type Written = z.input<typeof settingsSchema>;
  expectTypeOf<keyof Written>().toEqualTypeOf<keyof Settings>();
  expectTypeOf<Written>().toExtend<Settings>();
  expectTypeOf<Settings>().toExtend<Written>();
  type Passed = z.input<typeof optionsSchema>;
  expectTypeOf<keyof Passed>().toEqualTypeOf<keyof RemarkPlanwrightOptions>();
  expectTypeOf<Passed>().toExtend<RemarkPlanwrightOptions>();
  expectTypeOf<RemarkPlanwrightOptions>().toExtend<Passed>();
});
