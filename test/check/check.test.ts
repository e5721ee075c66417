import { describe, expect, test } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import type { CheckSettings } from '../../plugin/check/settings.ts';
import { first, plan, second, task } from '../rules/rule.ts';

const check = (text: string, settings?: CheckSettings) =>
  examine({ text, id: 'shop', path: 'plans/shop/tasks.md' }, settings).findings;
const severities = (text: string, settings?: CheckSettings) =>
  Object.fromEntries(check(text, settings).map(({ rule, severity }) => [rule, severity]));

const faulty = plan([first, task('1.1', ['**Depends on**: Task 1.9'], '?'), '- [ ] **Task 1.2**: Sell']);

describe('checking a plan', () => {
  test('stamps rule, path and page on every finding', () => {
    expect(check(faulty)[0]).toMatchObject({
      rule: 'unknown-status',
      path: 'plans/shop/tasks.md',
      url: null,
      related: [],
    });
    const docsUrl = 'https://docs.test/planwright/';
    expect(check(faulty, { docsUrl })[0]?.url).toBe('https://docs.test/planwright/rules/unknown-status/');
  });

  test('goes by the order of the page, and begins with what has no place', () => {
    const text = [task('1.1', ['**Depends on**: 1.7, 1.8, 1.1']), task('1.2'), task('1.1')].join('\n');
    const order = check(text).map(({ rule, position }) => [rule, position?.start.line, position?.start.column]);
    expect(order).toEqual([
      ['missing-section', undefined, undefined],
      ['unknown-dependency', 3, 21],
      ['unknown-dependency', 3, 26],
      ['self-dependency', 3, 31],
      ['duplicate-task', 10, 14],
    ]);
  });

  test('holds a plan to the contract that it claims', () => {
    expect(severities(faulty)).toMatchObject({ 'missing-field': 'info', 'unknown-dependency': 'error' });
    const strict = check(faulty).filter(({ rule }) => rule === 'missing-field');
    expect(strict.map(({ severity }) => severity)).toEqual(['error', 'info']);
    const loose = check(faulty.replace('## Implementation Order', '')).filter(({ rule }) => rule === 'missing-field');
    expect(loose.map(({ severity }) => severity)).toEqual(['warning', 'info']);
  });

  test('a setting gives a rule its severity in every case, or silences it', () => {
    expect(
      severities(faulty, {
        rules: { 'missing-field': 'error', 'unknown-status': 'info', 'unknown-dependency': 'off' },
      }),
    ).toEqual({ 'missing-field': 'error', 'unknown-status': 'info' });
  });

  test('says nothing else of a file that is not a plan, not even where that one rule is off', () => {
    const foreign = '## Acceptance Criteria\n\n<!-- AC:BEGIN -->\n- [ ] #1 It works\n<!-- AC:END -->\n';
    expect(severities(foreign)).toEqual({ 'foreign-dialect': 'warning' });
    expect(check(foreign, { rules: { 'foreign-dialect': 'off' } })).toEqual([]);
    expect(severities(`<!-- planwright-disable placeholder -->\n\n${foreign}`)).toEqual({
      'foreign-dialect': 'warning',
    });
  });

  test('phases have no order where the settings or the plan say so', () => {
    const later = plan([first, task('1.1', ['**Depends on**: 2.1']), second, task('2.1')]);
    expect(severities(later)).toEqual({ 'later-phase-dependency': 'warning' });
    expect(severities(later, { phaseOrder: 'none' })).toEqual({});
    expect(severities(`---\nphaseOrder: implied\n---\n${later}`, { phaseOrder: 'none' })).toEqual({
      'later-phase-dependency': 'warning',
    });
  });

  test('is the same from text and from bytes, with a byte order mark or without', () => {
    const input = { id: 'shop', path: 'plans/shop/tasks.md' };
    const expected = examine({ ...input, text: faulty });
    for (const other of [
      examine({ ...input, bytes: new TextEncoder().encode(faulty) }),
      examine({ ...input, bytes: new TextEncoder().encode(`\ufeff${faulty}`) }),
      examine({ ...input, text: `\ufeff${faulty}` }),
    ]) {
      expect(other.source).toBe(expected.source);
      expect(other.findings).toEqual(expected.findings);
    }
  });
});
