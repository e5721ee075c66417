import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { PlaygroundSettings } from '../../plugin/playground/judge.ts';

type Judge = typeof import('../../plugin/playground/judge.ts');

const settings: PlaygroundSettings = { judge: {}, lang: 'en', texts: {} };
const root = new URL('../../', import.meta.url);
const plans = globSync('{plans,test/fixtures}/**/*.md', { cwd: root });

/** The same code with the parser that Node has for it, and with that of browsers. */
let onNode: Judge;
let inBrowsers: Judge;

beforeAll(async () => {
  onNode = await import('../../plugin/playground/judge.ts');
  vi.resetModules();
  vi.doMock('#parse', () => import('../../plugin/plan/parse.browser.ts'));
  inBrowsers = await import('../../plugin/playground/judge.ts');
});

test('there are two parsers', () => {
  // A tag alone below a row is where the two parsers differ.
  const text = '| a |\n|---|\n<br>\n| b |\n';
  const [a, b] = [onNode, inBrowsers].map(({ judge }) => judge({ text, format: null }, settings).plan.tree.children);
  expect(a?.length).not.toBe(b?.length);
});

test.each(plans)('%s has the same findings and the same page in Node and in browsers', async (path) => {
  const text = readFileSync(new URL(path, root), 'utf8');
  const [a, b] = [onNode, inBrowsers].map((one) => ({ one, judged: one.judge({ text, format: null }, settings) }));
  expect(b?.judged.findings).toEqual(a?.judged.findings);
  expect(await b?.one.pageOf(b.judged)).toBe(await a?.one.pageOf(a.judged));
});

describe('the format', () => {
  const judged = (text: string) => onNode.findingsOf(onNode.judge({ text, format: null }, settings)).summary;

  test('is recognised by the lines, without a path', () => {
    const text = (path: string) => readFileSync(new URL(path, root), 'utf8');
    expect(judged(text('plans/.kiro/specs/photo-upload/tasks.md'))).toContain('format: Kiro');
    expect(judged(text('plans/openspec/changes/add-api-quotas/tasks.md'))).toContain('format: OpenSpec');
    expect(judged(text('plans/specs/014-offline-maps/tasks.md'))).toContain('format: spec-kit');
    expect(judged(text('plans/webhooks/tasks.md'))).toContain('format: Planwright');
  });

  test('of JSON is Task Master’s', () => {
    const task = { id: 1, title: 'Bake', status: 'pending', dependencies: [] };
    expect(judged(JSON.stringify({ tasks: [task] }))).toBe('no findings · 1 task · format: Task Master');
  });
});

test('a page requests no image, and links to no file', async () => {
  const text =
    '# Tasks: A\n\n![map](map.png) ![far](https://far.test/a.png) ![ref][r] <img src="b.png" alt="raw">\n[file](a.md)\n\n[r]: c.png\n\n- [ ] **Task 1.1**: B\n';
  const html = await onNode.pageOf(onNode.judge({ text, format: null }, settings));
  expect(html).not.toMatch(/<img|src=|href="(?!#)/);
  for (const word of ['map', 'far', 'ref', 'raw', 'file']) expect(html).toContain(word);
});
