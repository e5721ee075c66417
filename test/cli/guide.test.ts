import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Code } from 'mdast';
import { expect, onTestFinished, test } from 'vitest';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { first, plan, task } from '../rules/rule.ts';
import { planwright } from './command.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const guide = parseMarkdown(await readFile(join(repository, 'src/content/docs/guides/settings.mdx'), 'utf8'));
const code = guide.children.filter((node): node is Code => node.type === 'code').map(({ value }) => value);

/** The example of the guide that holds these words. */
function example(words: string): string {
  return code.find((text) => text.includes(words)) ?? '';
}

/** A project inside the repository, where `planwright/config` leads to it. */
async function project(files: Record<string, string>): Promise<string> {
  const root = join(repository, 'test/.tmp/guide');
  await rm(root, { recursive: true, force: true });
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, 'plans/shop'), { recursive: true });
  for (const [path, content] of Object.entries(files)) await writeFile(join(root, path), content);
  return root;
}

test('the rule of the guide reports what the guide says, and nothing where the owner is named', async () => {
  const root = await project({
    'planwright.config.ts': example('defineRule'),
    'plans/shop/tasks.md': plan(`${first}\n\n${task('1.1')}\n${task('1.2', ['**Depends on**: 1.1'])}`),
    'plans/shop/owned.md': plan([first, task('1.1', ['**Owner**: @ada'])]),
  });
  const { code, stdout } = await planwright(root, 'check', 'plans/shop/tasks.md', 'plans/shop/owned.md');
  expect(stdout.match(/^plans.*/gm)).toEqual([example('  named-owner')]);
  expect(code).toBe(0);
});

test('the settings of the guide are settings', async () => {
  const root = await project({
    'planwright.config.ts': example("preset: 'strict'"),
    'plans/shop/tasks.md': plan([first, task('1.1')]),
  });
  expect(await planwright(root, 'check', 'plans')).toMatchObject({ code: 0 });
});

test('the message of the guide is the message', async () => {
  const settings = { rules: { 'unknown-status': 'warning' }, presett: 'strict' };
  const root = await project({ 'planwright.config.json': JSON.stringify(settings) });
  expect((await planwright(root, 'check')).stderr).toBe(`${example('is not valid')}\n`);
});
