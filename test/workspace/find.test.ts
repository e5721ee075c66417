import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { matchedBy } from '../../plugin/check/match.ts';
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
    expect(faults[1]?.hint).toBe('Name the plans as files, or as a glob in quotes.');
  });

  test('finding none at all is a fault', async () => {
    const { faults } = await findPlans([], await folder({ 'readme.md': '' }));
    expect(faults).toEqual([
      {
        message: 'There is no tasks.md below the working directory.',
        hint: 'Write one with `planwright init`, or name the plans as files, or as a glob in quotes.',
      },
    ]);
  });
});

const taskOne = '# Rollout plan\n\n### Task 1: Add the switch\n';

describe('finding plans of other tools', () => {
  test.each([false, true])(
    'takes them where their tools put them, hidden folders too (with git: %s)',
    async (hasGit) => {
      const root = await folder({
        '.kiro/specs/search/tasks.md': '',
        '.claude/specs/login/tasks.md': '',
        '.spec-workflow/specs/login/tasks.md': '',
        'openspec/changes/add-export/tasks.md': '',
        'openspec/changes/archive/2025-02-03-add-import/tasks.md': '',
        'specs/004-billing/tasks.md': '',
        'docs/plans/2026-01-15-rollout.md': taskOne,
        'docs/superpowers/plans/switch.md': taskOne,
      });
      if (hasGit) await git(root, 'init', '-q');
      const { files } = await findPlans([], root);
      expect(files.map(({ path, id }) => [path, id])).toEqual([
        ['.claude/specs/login/tasks.md', '.claude/specs/login'],
        ['.kiro/specs/search/tasks.md', '.kiro/specs/search'],
        ['.spec-workflow/specs/login/tasks.md', '.spec-workflow/specs/login'],
        ['docs/plans/2026-01-15-rollout.md', 'docs/plans/2026-01-15-rollout'],
        ['docs/superpowers/plans/switch.md', 'docs/superpowers/plans/switch'],
        ['openspec/changes/add-export/tasks.md', 'openspec/changes/add-export'],
        ['openspec/changes/archive/2025-02-03-add-import/tasks.md', 'openspec/changes/archive/2025-02-03-add-import'],
        ['specs/004-billing/tasks.md', 'specs/004-billing'],
      ]);
      expect(await paths(['docs/plans', 'docs/superpowers'], root)).toHaveLength(2);
    },
  );

  test('takes no design for a plan, and no other page of the same folder', async () => {
    const root = await folder({
      'docs/plans/2026-01-15-rollout-design.md': '# Design\n\n- [ ] Ask operations\n',
      'docs/plans/readme.md': taskOne,
      'docs/superpowers/plans/old/2026-01-15-rollout.md': taskOne,
      'docs/guide.md': taskOne,
      'docs/superpowers/plans/tasks.md': '',
    });
    expect(await paths([], root)).toEqual(['docs/superpowers/plans/tasks.md']);
  });

  test('leaves out templates and archived copies, unless their folder is named', async () => {
    const root = await folder({
      'specs/a/tasks.md': '',
      '.kiro/settings/templates/specs/tasks.md': '',
      '.specify/templates/tasks-template.md': '',
      '.spec-workflow/archive/specs/b/tasks.md': '',
      'openspec/changes/archive/2025-02-03-c/tasks.md': '',
    });
    const { files, leftOut, faults } = await findPlans([], root);
    expect(files.map(({ id }) => id)).toEqual(['openspec/changes/archive/2025-02-03-c', 'specs/a']);
    expect(leftOut).toEqual([
      '.kiro/settings/templates/specs/tasks.md',
      '.spec-workflow/archive/specs/b/tasks.md',
      '.specify/templates/tasks-template.md',
    ]);
    expect(faults).toEqual([]);
    expect(await paths(['.kiro/settings/templates', '.spec-workflow/archive/specs/b/tasks.md'], root)).toEqual(
      leftOut.slice(0, 2),
    );
    expect(await paths(['openspec/changes'], root)).toEqual(['openspec/changes/archive/2025-02-03-c/tasks.md']);
  });
});

describe('finding plans by `match`', () => {
  const files = {
    'specs/a/tasks.md': '',
    'specs/a/b/tasks.md': '',
    'specs/templates/tasks.md': '',
    'docs/work/one.md': '',
    '.work/two.markdown': '',
    'tasks.md': '',
    'built/specs/x/tasks.md': '',
    '.gitignore': 'built\n',
  };
  const globs = ['./specs/**/tasks.md', 'docs/work/*.md', '.work/*', '**/built/**'];

  test('takes what a glob matches and nothing else, whatever it is called', async () => {
    const root = await folder(files);
    await git(root, 'init', '-q');
    const match = matchedBy(globs, root);
    const { files: found, leftOut } = await findPlans([], root, match);
    expect(found.map(({ path, id }) => [path, id])).toEqual([
      ['.work/two.markdown', '.work/two'],
      ['docs/work/one.md', 'docs/work/one'],
      ['specs/a/b/tasks.md', 'specs/a/b'],
      ['specs/a/tasks.md', 'specs/a'],
      ['specs/templates/tasks.md', 'specs/templates'],
    ]);
    expect(leftOut).toEqual([]);
    const among = async (names: string[]) => (await findPlans(names, root, match)).files.map(({ path }) => path);
    expect(await among(['specs/a'])).toEqual(['specs/a/b/tasks.md', 'specs/a/tasks.md']);
    expect(await among(['tasks.md'])).toEqual(['tasks.md']);
  });

  test('says so where it matches nothing', async () => {
    const root = await folder({ 'a/tasks.md': '' });
    const { faults } = await findPlans(['.'], root, matchedBy(['specs/*.md', 'b/tasks.md'], root));
    expect(faults.map(({ message }) => message)).toEqual([
      'No file below the working directory is a plan by the setting `match`.',
    ]);
  });

  test('names the folders that globs begin with, and the one that holds them all', () => {
    const { root, folders } = matchedBy(
      ['../specs/*/tasks.md', 'plans/x/tasks.md', '*.md', '../specs/*.md'],
      '/repo/site',
    );
    expect(folders).toEqual(['/repo/specs', '/repo/site/plans/x', '/repo/site']);
    expect(root).toBe('/repo');
  });
});

const ticket = '---\nid: 7\nstatus: To Do\n---\n';

describe('finding plans that are folders', () => {
  test.each([false, true])('takes each folder once, whatever is named of it (with git: %s)', async (hasGit) => {
    const root = await folder({
      '.planning/ROADMAP.md': '',
      '.planning/PROJECT.md': '',
      '.planning/phases/01-base/01-01-PLAN.md': '',
      '.taskmaster/tasks/tasks.json': '{}',
      'backlog/tasks/task-7 - Sell.md': ticket,
      'backlog/completed/task-1 - Buy.md': ticket,
      'backlog/docs/readme.md': ticket,
      'app/tasks/007-sell.md': ticket,
      'docs/tasks/001-story.md': '# No task\n',
    });
    if (hasGit) await git(root, 'init', '-q');
    const { files } = await findPlans([], root);
    const planning = { file: join(root, '.planning'), path: '.planning', id: '.planning', roots: [root] };
    expect(files).toEqual([
      planning,
      { ...planning, file: join(root, '.taskmaster'), path: '.taskmaster', id: '.taskmaster' },
      { ...planning, file: join(root, 'app/tasks'), path: 'app/tasks', id: 'app/tasks' },
      { ...planning, file: join(root, 'backlog'), path: 'backlog', id: 'backlog' },
    ]);
    expect(await paths(['backlog/tasks', 'backlog/completed/task-1 - Buy.md', '.planning/phases'], root)).toEqual([
      '.planning',
      'backlog',
    ]);
    expect(await paths(['../app/tasks', '../backlog'], join(root, 'docs'))).toEqual(['../app/tasks', '../backlog']);
    expect(await paths(['.'], join(root, 'backlog/tasks'))).toEqual(['../../backlog']);
    expect(await paths([], join(root, '.planning'))).toEqual(['../.planning']);
    expect(await findFile('.planning', root)).toEqual(planning);
    expect(await findFile('.planning/ROADMAP.md', root)).toEqual(planning);
  });

  test('leaves out tasks that were put away, and files that are none', async () => {
    const root = await folder({
      'backlog/archive/tasks/task-1 - Buy.md': ticket,
      'backlog/drafts/draft-1 - Rent.md': ticket,
      'backlog/tasks/readme.md': '# Tasks\n',
      '.planning/milestones/v1-ROADMAP.md': '',
      'shop/tasks.json': '{}',
    });
    expect(await paths([], root)).toEqual([]);
  });

  test('takes a folder that `match` names by its files', async () => {
    const root = await folder({ 'backlog/tasks/task-7 - Sell.md': ticket, 'shop/tasks.md': '' });
    const { files } = await findPlans([], root, matchedBy(['backlog/tasks/*.md'], root));
    expect(files.map(({ path }) => path)).toEqual(['backlog']);
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
