import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingPackages } from '../../scripts/complete-lock.mjs';

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));

test('the lock file holds every platform package that it names, so that `npm ci` works everywhere', () => {
  expect(missingPackages(lock)).toEqual([]);
});

test('the lock file names no registry', () => {
  const resolved = Object.values<{ resolved?: string }>(lock.packages).flatMap((entry) => entry.resolved ?? []);
  expect(resolved).toEqual([]);
});

test('packages that are nested, hoisted and absent are distinguished', () => {
  const packages = {
    '': {},
    'node_modules/a': { optionalDependencies: { hoisted: '1.0.0', nested: '1.0.0', absent: '^2.1.0' } },
    'node_modules/a/node_modules/nested': {},
    'node_modules/hoisted': {},
  };
  expect(missingPackages({ packages })).toEqual([{ name: 'absent', version: '2.1.0' }]);
});
