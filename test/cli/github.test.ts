import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { first, plan, task } from '../rules/rule.ts';
import { folder, git } from '../support/folder.ts';
import { inTerminal } from './command.ts';

const unknown = plan([first, task('1.1', ['**Depends on**: Task 1.7'])]);

test('appends to the job summary, and annotates files from the top of the checkout', async () => {
  const root = await folder({ 'shop/tasks.md': unknown, 'summary.md': 'Before.\n' });
  const env = { GITHUB_STEP_SUMMARY: join(root, 'summary.md'), GITHUB_WORKSPACE: root };
  const { code, stdout } = await inTerminal({ cwd: join(root, 'shop'), env }, 'check', '--format', 'github');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^::error file=shop\/tasks\.md,line=9,col=21,endLine=9,endColumn=29,title=/);
  expect(await readFile(env.GITHUB_STEP_SUMMARY, 'utf8')).toMatch(/^Before\.\n## Planwright: 1 error, 0 warnings\n/);
});

test('other formats leave the summary alone, and one that cannot be written breaks nothing', async () => {
  const root = await folder({ 'tasks.md': unknown, 'summary.md': '' });
  const summary = join(root, 'summary.md');
  await inTerminal({ cwd: root, env: { GITHUB_STEP_SUMMARY: summary } }, 'check', '--format', 'sarif');
  expect(await readFile(summary, 'utf8')).toBe('');
  const env = { GITHUB_STEP_SUMMARY: join(root, 'gone', 'summary.md') };
  const { code, stderr } = await inTerminal({ cwd: root, env }, 'check', '--format', 'github');
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^planwright: Cannot write the job summary\./),
  });
});

test('without a checkout of a workflow, paths count from the top of the git repository', async () => {
  const root = await folder({ 'a/b/tasks.md': unknown });
  await git(root, 'init', '-q');
  const { stdout } = await inTerminal({ cwd: join(root, 'a') }, 'check', '--format', 'sarif');
  const [{ artifacts }] = JSON.parse(stdout).runs;
  expect(artifacts[0].location).toEqual({ uri: 'a/b/tasks.md', uriBaseId: '%SRCROOT%' });
});
