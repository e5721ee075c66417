import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../astro/project.ts';

const text = readFileSync(join(repository, 'SECURITY.md'), 'utf8');
const [, promised = ''] = /^## What is promised$([\s\S]*?)^## /m.exec(text) ?? [];
const promises = promised.split(/^- /m).slice(1);

test('there are promises about sites, files, terminals and builds', () => {
  expect(promises.length).toBeGreaterThan(10);
});

test.each(promises)('a test holds what is promised: %s', (promise) => {
  const tests = Array.from(promise.matchAll(/`(test\/[^`]+)`/g), ([, file = '']) => file);
  expect(tests).not.toEqual([]);
  expect(tests.filter((file) => !file.endsWith('.test.ts') || !existsSync(join(repository, file)))).toEqual([]);
});
