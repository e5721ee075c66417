import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../plugin/cli/run.ts';
import { referencePages } from '../../scripts/reference/index.ts';

const folder = new URL('../../src/content/docs/reference/', import.meta.url);
const pages = await referencePages();

test.each(Object.entries(pages))('%s is what the code goes by: if not, run `npm run reference-pages`', (name, page) => {
  expect(readFileSync(new URL(name, folder), 'utf8')).toBe(page);
});

test('no other page of the reference is made by hand, and no cell is left empty', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(pages).sort());
  for (const page of Object.values(pages)) expect(page).not.toMatch(/\| *\||undefined/);
});

test('every command is there, in the order of the help', () => {
  const headings = Array.from(pages['command-line.md']?.matchAll(/^## (.*)$/gm) ?? [], ([, name]) => name);
  expect(headings).toEqual(Object.keys(commands));
});
