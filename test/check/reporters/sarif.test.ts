import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { checkPlan } from '../../../plugin/check/check.ts';
import { type Examined, examine } from '../../../plugin/check/examine.ts';
import { sarif } from '../../../plugin/check/reporters/sarif.ts';
import { relate } from '../../../plugin/graph/relate.ts';
import { parseMarkdown } from '../../../plugin/plan/parse.ts';
import { readPlan } from '../../../plugin/plan/read.ts';
import { ruleIds, rules } from '../../../plugin/rules/index.ts';
import { examineFolder } from '../../plan/formats/folder.ts';
import { bad, documented, garden, shop } from './plans.ts';

const schema = createRequire(import.meta.url)('schemastore/schemas/json/sarif-2.1.0.json');
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

/** The log of a check, which must hold to the schema. */
function logOf(checked: Examined[], base?: string) {
  const log = JSON.parse(sarif(checked, { base }));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log.runs[0];
}

function withoutPositions(): Examined {
  const tree = parseMarkdown(bad);
  const plan = readPlan(tree, { id: 'shop', path: 'plans/shop/tasks.md', source: null });
  const graph = relate(plan);
  return { plan, graph, findings: checkPlan(plan, graph), source: bad, beside: null };
}

const cycle = ['1.1', '1.2']
  .map((id, index) => `- [x] **Task ${id}**: Do 👩‍🌾\n  - **Depends on**: 1.${2 - index}, 7.7`)
  .join('\n');
const odd = [
  examine({ text: '', id: 'empty', path: 'a b/ü#?%/tasks.md' }),
  examine({ text: cycle, id: 'cycle', path: '../other/tasks.md' }),
  examine({ text: '\u0000 \ud800 [a](b) {0}\n\n- [y] **Task 1**: x', id: 'nul', path: '/tmp/\ud800/tasks.md' }),
  examine({ text: '# Tasks: [Feature Name]\n\n- [ ] **Task 1.1**: [Title]', id: 'template', path: null }),
  examine({ text: '- [ ] T001 [P] Write it\n- [ ] T002 Read it', id: 'foreign', path: 'C:/plans/tasks.md' }),
];

describe('the SARIF reporter', () => {
  test('follows the schema, whatever was found', () => {
    expect(validate({ version: '2.1.0' })).toBe(false);
    const run = logOf([shop, garden, ...odd, withoutPositions()]);
    expect(run.results.length).toBeGreaterThan(10);
    expect(logOf([]).results).toEqual([]);
  });

  test('describes every rule, and each result names its own', () => {
    const { tool, results } = logOf([shop, ...odd]);
    const { rules: described } = tool.driver;
    expect(described.slice(0, ruleIds.length).map(({ id }: { id: string }) => id)).toEqual(ruleIds);
    for (const { id, shortDescription, help, defaultConfiguration } of described) {
      expect(shortDescription.text).toMatch(/^[A-Z].*\.$/);
      expect(help.text).toContain(`planwright explain ${id}`);
      expect(['error', 'warning', 'note']).toContain(defaultConfiguration.level);
    }
    for (const { ruleId, ruleIndex } of results) expect(described[ruleIndex].id).toBe(ruleId);
    expect(rules['unknown-status'].severity).toBe('warning');
    expect(described.find(({ id }: { id: string }) => id === 'unknown-status').defaultConfiguration.level).toBe(
      'warning',
    );
  });

  test('links to the page of a rule where it is set which site has it, as an address', () => {
    const uris = (one: Examined) =>
      Object.fromEntries(
        logOf([one]).tool.driver.rules.map(({ id, helpUri }: Record<string, string>) => [id, helpUri]),
      );
    expect(uris(documented)['status-out-of-order']).toBe('https://docs.test/rules/status-out-of-order/');
    expect(Object.values(uris(shop)).filter(Boolean)).toEqual([]);
    const onSite = examine({ text: bad, id: 'shop', path: 'plans/shop/tasks.md' }, { docsUrl: '/docs' });
    expect(onSite.findings[0]?.url).toBe('/docs/rules/total-mismatch/');
    expect(Object.values(uris(onSite)).filter(Boolean)).toEqual([]);
  });

  test('places a result by lines and UTF-16 columns below the top of the repository', () => {
    const run = logOf([shop], 'work');
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results[1]).toMatchObject({
      ruleId: 'status-out-of-order',
      level: 'error',
      message: { text: expect.stringMatching(/^Task 1\.1 is done, but Task 1\.2, .* Mark Task 1\.2/) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'work/plans/shop/tasks.md', uriBaseId: '%SRCROOT%' },
            region: { startLine: 9, startColumn: 3, endLine: 9, endColumn: 6 },
          },
        },
      ],
      relatedLocations: [
        {
          id: 1,
          message: { text: 'Task 1.2 is to do.' },
          physicalLocation: { region: { startLine: 12, startColumn: 3 } },
        },
      ],
    });
    expect(run.artifacts).toEqual([
      { location: { uri: 'work/plans/shop/tasks.md', uriBaseId: '%SRCROOT%' }, sourceLanguage: 'markdown' },
    ]);
    expect(Object.keys(run.originalUriBaseIds)).toEqual(['%SRCROOT%']);
  });

  test('has the files of a folder that is a plan', () => {
    const task = (id: string, needs: string) =>
      `---\nid: ${id}\ntitle: Sell\nstatus: Done\ndependencies: [${needs}]\n---\n`;
    const run = logOf([
      examineFolder('backlog', { 'tasks/a.md': task('task-1', ''), 'tasks/b.md': task('task-2', 'task-2') }),
    ]);
    const uris = run.artifacts.map(({ location }: { location: { uri: string } }) => location.uri);
    expect(uris).toEqual(['backlog/tasks/a.md', 'backlog/tasks/b.md']);
    expect(run.results).toMatchObject([
      {
        locations: [
          { physicalLocation: { artifactLocation: { uri: uris[1] }, region: { startLine: 5, startColumn: 16 } } },
        ],
      },
    ]);
  });

  test('makes addresses of paths', () => {
    const uris = logOf(odd, 'work').artifacts.map(({ location }: { location: { uri: string } }) => location.uri);
    expect(uris).toEqual([
      'work/a%20b/%C3%BC%23%3F%25/tasks.md',
      'other/tasks.md',
      'file:///tmp/%EF%BF%BD/tasks.md',
      'file:///C:/plans/tasks.md',
    ]);
  });

  test('invents no place where there is none', () => {
    const [first] = logOf([withoutPositions()]).results;
    expect(first.locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: 'plans/shop/tasks.md', uriBaseId: '%SRCROOT%' } } },
    ]);
    expect(logOf([odd[3] as Examined]).results[0].locations).toEqual([]);
  });

  test('recognises a finding when lines move, and distinguishes equal ones', () => {
    const prints = (text: string) =>
      logOf([examine({ text, id: 'x', path: 'x/tasks.md' })]).results.map(
        (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['planwright/v1'],
      );
    const twice =
      '- [ ] **Task 1.1**: x\n  - **Depends on**: Task 9, Task 9\n- [?] **Task 1.2**: y\n- [?] **Task 1.3**: z';
    expect(prints(`\n\n\n${twice}`)).toEqual(prints(twice));
    expect(new Set(prints(twice)).size).toBe(prints(twice).length);
    expect(prints(twice)[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  test('gives a plan no way to write links', () => {
    const text = '- [[click](https://e.example)] **Task 1.1**: x\n  - **Status**: [click](https://e.example) now';
    const messages = logOf([examine({ text, id: 'x', path: 'x' })]).results.map(
      ({ message }: { message: { text: string } }) => message.text,
    );
    for (const message of messages) expect(message).not.toMatch(/(?<!\\)\]\(/);
  });

  test('keeps a rule that is not one of ours', () => {
    const [finding] = shop.findings;
    const own = {
      ...finding,
      rule: 'own/no-friday',
      url: 'https://example.com/no-friday',
    } as (typeof shop.findings)[number];
    const { tool, results } = logOf([{ ...shop, findings: [own] }]);
    expect(tool.driver.rules[results[0].ruleIndex]).toMatchObject({
      id: 'own/no-friday',
      helpUri: 'https://example.com/no-friday',
    });
  });
});
