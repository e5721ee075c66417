import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { first, plan, task } from '../rules/rule.ts';
import { folder } from '../support/folder.ts';
import { start } from './command.ts';

const sound = plan([first, task('1.1')]);
const unknown = plan([first, task('1.1', ['**Depends on**: Task 1.7'])]);

/** Watches a folder; `next` resolves with what is printed from now on, once that matches. */
async function watched(files: Record<string, string>, ...names: string[]) {
  const root = await folder(files);
  const process = start(root, 'check', '--watch', ...names);
  onTestFinished(async () => {
    process.child.kill('SIGKILL');
    await process.ended;
  });
  let seen = 0;
  const next = async (pattern: RegExp) => {
    await vi.waitFor(() => expect(process.outcome.stdout.slice(seen)).toMatch(pattern), { timeout: 20_000 });
    const text = process.outcome.stdout.slice(seen);
    seen = process.outcome.stdout.length;
    return text;
  };
  await vi.waitFor(() => expect(process.outcome.stderr).toContain('Watching'), { timeout: 20_000 });
  return { root, next, ...process };
}

test('checks what changes, comes and goes, and ends when it is interrupted', async () => {
  const { root, next, child, ended, outcome } = await watched({
    'a/tasks.md': sound,
    'b/tasks.md': unknown,
    'c/tasks.md': sound,
    'templates/tasks.md': sound,
  });
  expect(await next(/✗ 3 plans checked: 1 error/)).toMatch(/^b\/tasks\.md:9:21 {2}error/);

  await writeFile(join(root, 'a/tasks.md'), unknown);
  const changed = await next(/In all: 3 plans, 2 errors, 0 warnings\.\n$/);
  expect(changed).toMatch(/^\n── \d{4}-\d\d-\d\d \d\d:\d\d:\d\d ──\n\na\/tasks\.md:9:21 {2}error/);
  expect(changed).not.toContain('b/tasks.md');
  expect(changed).not.toContain('\u001b');

  await writeFile(join(root, 'a/.tasks.md.swp'), sound);
  await rename(join(root, 'a/.tasks.md.swp'), join(root, 'a/tasks.md'));
  expect(await next(/In all: 3 plans, 1 error, 0 warnings\.\n$/)).toContain('✓ 1 plan checked');

  await mkdir(join(root, 'new/deep'), { recursive: true });
  await writeFile(join(root, 'new/deep/tasks.md'), unknown);
  expect(await next(/In all: 4 plans, 2 errors/)).toContain('new/deep/tasks.md:9:21  error');

  await rm(join(root, 'b'), { recursive: true });
  expect(await next(/In all: 3 plans, 1 error/)).toContain('b/tasks.md was removed.\n');

  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 0 });
  expect(outcome.stderr.match(/1 template or archived copy is left out/g)).toHaveLength(1);
});

test('says nothing about files that are not plans, nor about plans whose text stays', async () => {
  const { root, next, child, ended, outcome } = await watched({ 'tasks.md': sound }, 'tasks.md');
  await next(/✓ 1 plan checked/);
  const { length } = outcome.stdout;
  // A file that is written in place may be read while it is empty.
  await writeFile(join(root, 'notes.md'), sound);
  await rename(join(root, 'notes.md'), join(root, 'tasks.md'));
  await writeFile(join(root, 'notes.md'), unknown);
  await new Promise((done) => setTimeout(done, 1000));
  expect(outcome.stdout.slice(length)).toBe('');
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0 });
});

test('follows the settings, and keeps the last valid ones while they are invalid', async () => {
  const settings = (value: string) => JSON.stringify({ rules: { 'unknown-dependency': value } });
  const { root, next, child, ended, outcome } = await watched(
    { 'a/tasks.md': unknown, 'planwright.config.json': settings('warn') },
    'a/tasks.md',
  );
  await next(/✗ 1 plan checked: 0 errors, 1 warning/);
  await writeFile(join(root, 'planwright.config.json'), settings('error'));
  await next(/✗ 1 plan checked: 1 error, 0 warnings/);
  await writeFile(join(root, 'planwright.config.json'), settings('no'));
  await vi.waitFor(() => expect(outcome.stderr).toContain('planwright.config.json is not valid'), { timeout: 20_000 });
  await writeFile(join(root, 'a/tasks.md'), sound);
  await next(/✓ 1 plan checked/);
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 0 });
});
