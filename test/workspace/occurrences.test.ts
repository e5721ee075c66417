import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { occursBeside } from '../../plugin/workspace/occurrences.ts';

let folder = '';
const [own, plain] = ['own', 'plain'];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-occurrences-'));
  for (const name of [own, plain]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, '[plan].md'), '`openTill` and `inPlan`');
    writeFileSync(join(folder, name, 'till.ts'), 'export const openTill = -1;\n');
  }
  execFileSync('git', ['init', '-q', join(folder, own)]);
  writeFileSync(join(folder, own, '.gitignore'), 'out\n');
  writeFileSync(join(folder, own, 'out'), 'inOutput');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['openTill', true],
  ['openTil', false],
  ['inPlan', false],
  ['inOutput', false],
  ['--help', false],
])('%s occurs in another file of the repository: %s', (name, expected) => {
  const occurs = occursBeside(join(folder, own, '[plan].md'), join(folder, own));
  expect(occurs(name)).toBe(expected);
});

test('a name that was found is not asked for again', () => {
  const occurs = () => occursBeside(join(folder, own, '[plan].md'), join(folder, own));
  writeFileSync(join(folder, own, 'more.ts'), 'weighBread');
  expect(occurs()('weighBread')).toBe(true);
  rmSync(join(folder, own, 'more.ts'));
  expect(occurs()('weighBread')).toBe(true);
});

test('nothing is known outside of a repository', () => {
  expect(occursBeside(join(folder, plain, '[plan].md'), join(folder, plain))('openTil')).toBe(true);
});
