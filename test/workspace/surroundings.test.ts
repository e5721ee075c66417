import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Boundary } from '../../plugin/files/inside.ts';
import { defaultLimits } from '../../plugin/plan/limits.ts';
import { surroundingsOf } from '../../plugin/workspace/surroundings.ts';

let folder = '';
const [own, plain] = ['own', 'plain'];

/** The answer for a plan in one of the folders, asked for the first time. */
function occursIn(name: string) {
  const root = join(folder, name);
  return surroundingsOf(join(root, '[plan].md'), root, new Boundary(root), defaultLimits).occurs;
}

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
  expect(occursIn(own)(name)).toBe(expected);
});

test('a name that was found is not asked for again', () => {
  writeFileSync(join(folder, own, 'more.ts'), 'weighBread');
  expect(occursIn(own)('weighBread')).toBe(true);
  rmSync(join(folder, own, 'more.ts'));
  expect(occursIn(own)('weighBread')).toBe(true);
});

test('nothing is known outside of a repository', () => {
  expect(occursIn(plain)('openTil')).toBe(true);
});
