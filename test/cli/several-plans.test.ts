import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { first, plan, task } from '../rules/rule.ts';
import { folder, git } from '../support/folder.ts';
import { withoutRights } from '../support/rights.ts';
import { here } from './command.ts';

const needs = (value: string) => plan([first, task('1.1', [`**Depends on**: ${value}`])]);
const payments = (mark = ' ') => plan([first, task('2.4', [], mark)]);

async function findings(cwd: string, ...args: string[]) {
  const { stdout, code } = await here(cwd, 'check', ...args, '--format', 'json');
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; path: string; severity: string }[] };
  return {
    code,
    found: findings.filter(({ severity }) => severity !== 'info').map(({ rule, path }) => `${path} ${rule}`),
  };
}

async function stateOf(cwd: string, file: string, id = '1.1') {
  const { stdout } = await here(cwd, 'export', file);
  const { tasks } = JSON.parse(stdout) as { tasks: { id: string; state: string; dependsOn: string[] }[] };
  return tasks.find((task) => task.id === id);
}

test('a plan that is checked alone is judged with those that it names', async () => {
  const root = await folder({ 'plans/shop/tasks.md': needs('payments/2.4'), 'plans/payments/tasks.md': payments() });
  expect(await findings(root, 'plans/shop/tasks.md')).toEqual({ code: 0, found: [] });
  expect(await findings(join(root, 'plans/shop'), 'tasks.md')).toEqual({ code: 0, found: [] });
});

test('a word before a task is a plan only if there is a plan of that name', async () => {
  const root = await folder({ 'shop/tasks.md': needs('payments Task 2.4'), 'payments/tasks.md': payments() });
  expect(await findings(root, 'shop')).toEqual({ code: 0, found: [] });
  const lost = await folder({ 'shop/tasks.md': needs('payments Task 2.4') });
  expect(await findings(lost, 'shop')).toEqual({ code: 1, found: ['shop/tasks.md unknown-dependency'] });
});

test('names are looked up in the whole repository, from any folder in it', async () => {
  const root = await folder({ 'docs/shop/tasks.md': needs('work/payments/2.4'), 'work/payments/tasks.md': payments() });
  expect((await findings(join(root, 'docs/shop'))).found).toEqual(['tasks.md unknown-plan']);
  await git(root, 'init', '-q');
  expect(await findings(join(root, 'docs/shop'))).toEqual({ code: 0, found: [] });
});

test('a plan or a task that is not there is an error, with what may have been meant', async () => {
  const root = await folder({ 'plans/shop/tasks.md': needs('paymnts/2.4'), 'plans/payments/tasks.md': payments() });
  const { code, stdout } = await here(root, 'check', 'plans/shop/tasks.md');
  expect(code).toBe(1);
  expect(stdout).toMatch(/plans\/shop\/tasks\.md:\d+:\d+ .*unknown-plan/);
  expect(stdout).toContain('Did you mean the plan `payments`?');
});

test('a cycle through plans is found from each of them, and once from all', async () => {
  const root = await folder({
    'a/tasks.md': needs('b/1.1'),
    'b/tasks.md': needs('c/1.1'),
    'c/tasks.md': needs('a/1.1'),
  });
  for (const name of ['a', 'b', 'c']) {
    expect(await findings(root, name)).toEqual({ code: 1, found: [`${name}/tasks.md plan-cycle`] });
  }
  expect(await findings(root)).toEqual({ code: 1, found: ['a/tasks.md plan-cycle'] });
  const { stdout } = await here(root, 'check');
  for (const name of ['a', 'b', 'c']) expect(stdout).toContain(`${name}/tasks.md:9:21`);
});

test('export knows the state of what is named', async () => {
  const root = await folder({ 'shop/tasks.md': needs('payments/2.4'), 'payments/tasks.md': payments() });
  expect(await stateOf(root, 'shop/tasks.md')).toMatchObject({ state: 'waiting', dependsOn: ['payments/2.4'] });
  const done = await folder({ 'shop/tasks.md': needs('payments/2.4'), 'payments/tasks.md': payments('x') });
  expect(await stateOf(done, 'shop/tasks.md')).toMatchObject({ state: 'ready', dependsOn: ['payments/2.4'] });
});

test('a folder called tasks.md, and a file that is not a plan, do not stop a run', async () => {
  const root = await folder({
    'a/tasks.md': needs('b/1.1, c/1.1'),
    'b/tasks.md/x': '',
    'c/tasks.md': new Uint8Array([0xff]),
  });
  expect(await findings(root, 'a')).toEqual({ code: 1, found: ['a/tasks.md unknown-plan'] });
});

test('a plan that must not be read blocks a task, and is not an error', async () => {
  const root = await folder({ 'a/tasks.md': needs('b/1.1'), 'b/tasks.md': payments() });
  await chmod(root, 0o755);
  await chmod(join(root, 'b/tasks.md'), 0o000);
  await withoutRights(async () => {
    expect(await findings(root, 'a')).toEqual({ code: 0, found: [] });
  });
});

test('thousands of names that lead nowhere are looked up quickly', async () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `n${index}/1.1`).join(', ');
  const root = await folder({ 'plans/a/tasks.md': needs(names) });
  const start = performance.now();
  const { stdout } = await here(root, 'check', 'plans/a/tasks.md', '--format', 'json');
  expect(JSON.parse(stdout).summary.errors).toBe(5_000);
  expect(performance.now() - start).toBeLessThan(8_000);
});
