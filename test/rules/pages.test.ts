import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ruleIds } from '../../plugin/rules/index.ts';
import { DOCUMENTATION_URL, rulePage } from '../../plugin/rules/page.ts';
import { examineExample, type Files } from '../../scripts/rules/example.ts';
import { headOf } from '../../scripts/rules/head.ts';
import { examplesIn, renewPage } from '../../scripts/rules/page.ts';
import { renewTable } from '../../scripts/rules/table.ts';

const docs = new URL('../../src/content/docs/', import.meta.url);
const pageOf = (id: string) => readFileSync(new URL(`rules/${id}.md`, docs), 'utf8');
const found = (files: Files, rules = {}) => examineExample(files, { rules }).flatMap(({ findings }) => findings);

test('every rule has a page at its address, and every page a rule', () => {
  const pages = readdirSync(new URL('rules/', docs)).filter((name) => name !== 'index.mdx');
  const addresses = pages.map((name) => `${DOCUMENTATION_URL}/rules/${name.replace(/\.md$/, '')}/`);
  expect(addresses.sort()).toEqual(ruleIds.map(rulePage).sort());
});

test('the table of the rules is that of the registry', () => {
  const index = readFileSync(new URL('rules/index.mdx', docs), 'utf8');
  const descriptions = new Map(ruleIds.map((id) => [id, headOf(pageOf(id)).description]));
  expect(index).toBe(renewTable(index, descriptions));
});

describe.each(ruleIds)('the page of %s', (id) => {
  const page = pageOf(id);
  const { bad, good } = examplesIn(page);

  test('is called as the rule is, and says in a line what it reports', () => {
    expect(headOf(page)).toMatchObject({ title: id, description: expect.stringMatching(/^\S.{20,}\.$/) });
  });

  test('has an example that yields this finding alone, with a hint and the address of the page', () => {
    expect(found(bad)).toMatchObject([{ rule: id, hint: expect.stringMatching(/\S.*[.?]$/), url: rulePage(id) }]);
  });

  test('has the example mended, which yields nothing', () => {
    expect(good).not.toEqual(bad);
    expect(found(good)).toEqual([]);
  });

  test('is silenced by the setting it shows', () => {
    expect(page).toContain(`rules: { '${id}': 'off' }`);
    expect(found(bad, { [id]: 'off' })).toEqual([]);
  });

  test('shows what the command line prints and the comment that silences it: if not, run `npm run rule-pages`', () => {
    expect(page).toBe(renewPage(id, page));
  });
});
