import { describe, expect, test } from 'vitest';
import { examine } from '../../../plugin/check/examine.ts';
import { json } from '../../../plugin/check/reporters/json.ts';
import { documented, garden, shop } from './plans.ts';

describe('the JSON reporter', () => {
  test('holds plans, findings and summary, and no other key', () => {
    const report = JSON.parse(json([shop, garden]));
    expect(Object.keys(report)).toEqual(['version', 'plans', 'findings', 'summary']);
    expect(report.version).toBe(1);
    expect(report.plans).toEqual([
      { path: 'plans/shop/tasks.md', id: 'shop', title: 'Shop \u001b[2J', tasks: 2, done: 1 },
      { path: 'plans/garden/tasks.md', id: 'garden', title: 'Garden', tasks: 1, done: 1 },
    ]);
    expect(report.summary).toEqual({ plans: 2, errors: 3, warnings: 0 });
  });

  test('gives each finding its place, page and related places', () => {
    const { findings } = JSON.parse(json([shop]));
    expect(findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'total-mismatch',
      'status-out-of-order',
      'missing-field',
      'unknown-dependency',
    ]);
    expect(findings[1]).toEqual({
      rule: 'status-out-of-order',
      severity: 'error',
      path: 'plans/shop/tasks.md',
      line: 9,
      column: 3,
      endLine: 9,
      endColumn: 6,
      message: expect.stringMatching(/^Task 1\.1 is done, but Task 1\.2,/),
      hint: expect.any(String),
      url: null,
      related: [{ path: 'plans/shop/tasks.md', line: 12, column: 3, message: 'Task 1.2 is to do.' }],
    });
  });

  test('has the pages of the rules where it is set which site has them', () => {
    const { findings } = JSON.parse(json([documented]));
    expect(findings[1].url).toBe('https://docs.test/rules/status-out-of-order/');
  });

  test('says null where a finding has no place', () => {
    const { findings } = JSON.parse(json([examine({ text: '', id: 'x', path: null })]));
    expect(findings).toMatchObject([
      { path: null, line: null, column: null, endLine: null, endColumn: null, related: [] },
    ]);
  });

  test('is safe to print: control and direction characters are escaped', () => {
    const title = 'A\u009b\u202e\u2028\u007f';
    const text = json([examine({ text: `# ${title}\n`, id: 'x', path: null })]);
    expect(text).not.toMatch(/[\u007f-\u009f\u2028\u202e]/);
    expect(JSON.parse(text).plans[0].title).toBe(title);
  });
});
