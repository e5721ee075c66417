import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findFile, findPlans } from '../../plugin/workspace/find.ts';
import { folder, git } from '../support/folder.ts';

const paths = async (names: string[], cwd: string) => (await findPlans(names, cwd)).files.map(({ path }) => path);

describe('finding plans', () => {
  test('takes every tasks.md below the working directory, sorted, hidden folders too', async () => {
    const root = await folder({
      'plans/b/tasks.md': '',
      '.specs/a/tasks.md': '',
      'plans/b/notes.md': '',
      'tasks.md.bak': '',
    });
    expect(await paths([], root)).toEqual(['.specs/a/tasks.md', 'plans/b/tasks.md']);
  });

  test('leaves out node_modules where there is no git', async () => {
    const root = await folder({ 'tasks.md': '', 'node_modules/x/tasks.md': '' });
    expect(await paths([], root)).toEqual(['tasks.md']);
  });

  test('leaves out what git ignores, and takes what is not yet added', async () => {
    const root = await folder({
      'a/tasks.md': '',
      'built/tasks.md': '',
      'gone/tasks.md': '',
      'new/tasks.md': '',
      '.gitignore': 'built\n',
    });
    await git(root, 'init', '-q');
    await git(root, 'add', 'a', 'gone');
    await rm(join(root, 'gone'), { recursive: true });
    expect(await paths([], root)).toEqual(['a/tasks.md', 'new/tasks.md']);
  });

  test.each([false, true])('takes a TASKS.md, too (with git: %s)', async (hasGit) => {
    const root = await folder({ 'a/TASKS.md': '', 'b/Tasks.md': '', 'c/TASKS.md.bak': '' });
    if (hasGit) await git(root, 'init', '-q');
    expect((await findPlans([], root)).files.map(({ path, id }) => [path, id])).toEqual([
      ['a/TASKS.md', 'a'],
      ['b/Tasks.md', 'b'],
    ]);
  });

  test('takes a folder or a file that git ignores when it is named', async () => {
    const root = await folder({ 'a/tasks.md': '', 'built/x/tasks.md': '', '.gitignore': 'built\n' });
    await git(root, 'init', '-q');
    expect(await paths(['built'], root)).toEqual(['built/x/tasks.md']);
    expect(await paths(['built/x/tasks.md'], root)).toEqual(['built/x/tasks.md']);
  });

  test('takes files, folders and globs together, each plan once', async () => {
    const root = await folder({ 'a/tasks.md': '', 'b/tasks.md': '', 'c/plan.md': '' });
    expect(await paths(['a', 'a/tasks.md', './a/tasks.md', '*/plan.md', join(root, 'b')], root)).toEqual([
      'a/tasks.md',
      'b/tasks.md',
      'c/plan.md',
    ]);
  });

  test('takes a name with brackets for a file before it takes it for a pattern', async () => {
    const root = await folder({ '[a]/tasks.md': '', 'a/tasks.md': '' });
    expect(await paths(['[a]/tasks.md'], root)).toEqual(['[a]/tasks.md']);
  });

  test('names each path that leads nowhere, and goes on with the others', async () => {
    const root = await folder({ 'a/tasks.md': '', 'empty/notes.md': '' });
    const { files, faults } = await findPlans(['a', 'b/tasks.md', 'empty', 'x/*.md'], root);
    expect(files).toHaveLength(1);
    expect(faults.map(({ message }) => message)).toEqual([
      'b/tasks.md does not exist.',
      'There is no tasks.md below empty.',
      'No file matches x/*.md.',
    ]);
  });

  test('finding none at all is a fault', async () => {
    const { faults } = await findPlans([], await folder({ 'readme.md': '' }));
    expect(faults.map(({ message }) => message)).toEqual(['There is no tasks.md below the working directory.']);
  });
});

describe('the id and the path of a plan', () => {
  test('the id is the folder below the repository, the path is that from the working directory', async () => {
    const root = await folder({ 'plans/shop/tasks.md': '' });
    await git(root, 'init', '-q');
    const { files } = await findPlans([], join(root, 'plans'));
    expect(files).toEqual([
      { file: join(root, 'plans/shop/tasks.md'), path: 'shop/tasks.md', id: 'plans/shop', roots: [root] },
    ]);
  });

  test('without a repository the id is the folder below the working directory', async () => {
    const root = await folder({ 'shop/tasks.md': '', 'shop/later.md': '' });
    expect(await findFile('shop/tasks.md', root)).toMatchObject({ id: 'shop' });
    expect(await findFile('shop/later.md', root)).toMatchObject({ id: 'shop/later' });
  });

  test('outside of the working directory the path stays as typed, and the id is the folder’s name', async () => {
    const root = await folder({ 'here/x': '', 'there/tasks.md': '' });
    const cwd = join(root, 'here');
    expect(await findFile('../there/tasks.md', cwd)).toMatchObject({ path: '../there/tasks.md', id: 'there' });
    const absolute = join(root, 'there/tasks.md');
    expect(await findFile(absolute, cwd)).toMatchObject({ path: absolute, id: 'there' });
  });
});
