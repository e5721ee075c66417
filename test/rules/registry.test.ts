import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleIds, rules } from '../../plugin/rules/index.ts';

const folder = (path: string) => readdirSync(new URL(path, import.meta.url));

test('every rule has a file of its own and a test of its own', () => {
  expect(folder('../../plugin/rules/')).toEqual(expect.arrayContaining(ruleIds.map((id) => `${id}.ts`)));
  expect(folder('./')).toEqual(expect.arrayContaining(ruleIds.map((id) => `${id}.test.ts`)));
});

test('every file that holds a rule is in the registry', async () => {
  const files = folder('../../plugin/rules/').filter((file) => file.endsWith('.ts'));
  const names = files.map((file) => file.replace(/\.ts$/, ''));
  const modules = await Promise.all(
    names.filter((name) => name !== 'index').map((name) => import(`../../plugin/rules/${name}.ts`)),
  );
  const held = modules.flatMap((module) => Object.values(module)).filter(isRule);
  expect(new Set(held)).toEqual(new Set(Object.values(rules)));
});

test('ids are kebab-case', () => {
  for (const id of ruleIds) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
});

function isRule(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'check' in value;
}
