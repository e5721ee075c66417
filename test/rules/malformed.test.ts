import { describe, expect, test } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import { describeRule, first, found, plan, task } from './rule.ts';

const whole = plan([first, task('1.1')]);

describeRule('malformed', {
  bad: {
    'front matter that does not parse, which may hold the title': [
      `---\ntitle: "Shop\n---\n\n${whole.replace('# Tasks: Shop', '')}`,
      { at: expect.any(String) as unknown as string, severity: 'error', message: /front matter/ },
    ],
    'an order of phases that is none, as a warning': [
      `---\ntitle: Shop\nphaseOrder: parallel\n---\n\n${whole}`,
      {
        at: 'parallel',
        severity: 'warning',
        message: /“phaseOrder: parallel”.* has no effect\.$/,
        hint: /phaseOrder: none/,
      },
    ],
    'a format that is none, as a warning': [
      `---\ntitle: Shop\nformat: kanban\n---\n\n${whole}`,
      { at: 'kanban', severity: 'warning', message: /“format: kanban”.* has no effect\.$/, hint: /`format: kiro`/ },
    ],
  },
  good: { 'front matter that parses': `---\ntitle: Shop\n---\n\n${whole}` },
});

test.each([
  [
    '---\ntitle: Shop\nphaseOrder: none\n\n',
    'phaseOrder: none',
    /^“phaseOrder: none” is not in front matter, so/,
    /^Begin the/,
  ],
  [
    '\n---\nphaseOrder: none\n---\n\n',
    'phaseOrder: none',
    /^“phaseOrder: none” is not in front matter, so/,
    /^Begin the/,
  ],
  ['---\nphaseOrder:none\n---\n\n', 'phaseOrder:none', /^The front matter says “phaseOrder:none”/, /^Write `phase/],
])('an order that is no entry of front matter is named: %j', (top, at, message, hint) => {
  expect(found('malformed', top + whole).filter(({ rule }) => rule === 'malformed')).toMatchObject([
    { at, severity: 'warning', message: expect.stringMatching(message), hint: expect.stringMatching(hint) },
  ]);
});

test('an order below the first heading, or in a word, is none', () => {
  const rules = [`# Shop\n\nphaseOrder: none\n\n${whole}`, `The phaseOrder: none.\n\n${whole}`].flatMap((text) =>
    found('malformed', text).map(({ rule }) => rule),
  );
  expect(rules).not.toContain('malformed');
});

describe('malformed bytes', () => {
  const check = (bytes: Uint8Array) => examine({ bytes, id: 'shop', path: 'plans/shop/tasks.md' });

  test('a NUL character is reported at its place', () => {
    const { findings } = check(new TextEncoder().encode(`${whole}\n\0`));
    expect(findings).toMatchObject([{ rule: 'malformed', severity: 'error', message: /NUL/ }]);
  });

  test('Latin-1 is reported at the first bytes that are not UTF-8', () => {
    const { findings, source } = check(Buffer.from(`# Tasks: Caf\u00e9\n\n${whole}`, 'latin1'));
    const [finding] = findings;
    expect(findings.map(({ rule }) => rule)).toEqual(['malformed']);
    expect(source.slice(0, finding?.position?.start.offset)).toBe('# Tasks: Caf');
  });

  test('UTF-16 is not called an empty plan as well', () => {
    const { findings } = check(Buffer.from(`\ufeff${whole}`, 'utf16le'));
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['malformed']));
  });
});
