import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { first, plan, task } from '../rules/rule.ts';
import { commit, folder, git } from '../support/folder.ts';
import { here, inTerminal, planwright, refused } from './command.ts';

const invalid = plan([first, task('1.1'), task('1.2', ['**Depends on**: Task 1.1, 1.9'])]);

describe('planwright export', () => {
  test('prints a plan that is a folder, with the place of each task in its file', async () => {
    const ticket = (id: string) => `---\ntitle: Sell\nid: ${id}\nstatus: To Do\n---\n`;
    const root = await folder({ 'backlog/tasks/a.md': ticket('task-1'), 'backlog/tasks/b.md': ticket('task-2') });
    const { stdout } = await here(root, 'export', 'backlog/tasks');
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'backlog',
      path: 'backlog',
      format: 'backlog',
      tasks: [
        { id: 'task-1', path: 'backlog/tasks/a.md', line: 2 },
        { id: 'task-2', path: 'backlog/tasks/b.md', line: 2 },
      ],
    });
    expect((await here(root, 'export', 'backlog/tasks/b.md')).stdout).toBe(stdout);
  });

  test('prints what was read of a plan, valid or not', async () => {
    const root = await folder({ 'shop/tasks.md': invalid });
    const { code, stdout, stderr } = await here(root, 'export', 'shop/tasks.md');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      version: 2,
      format: 'planwright',
      id: 'shop',
      path: 'shop/tasks.md',
      waves: [],
      tasks: [
        { id: '1.1', parent: null, optional: false, parallel: false, stories: [], requirements: [] },
        { id: '1.2', dependsOn: ['1.1', '1.9'] },
      ],
      progress: { done: 0, total: 2, percent: 0, optional: { done: 0, total: 0 } },
      edges: [{ from: '1.1', to: '1.2', kind: 'declared' }],
    });
  });

  test('prints the history of a committed plan, and whether a shallow clone cuts it short', async () => {
    const root = await folder({ 'own/plans/shop/tasks.md': invalid });
    const own = join(root, 'own');
    const history = async (cwd: string) =>
      JSON.parse((await here(cwd, 'export', 'plans/shop/tasks.md')).stdout).history;
    expect(await history(own)).toBeUndefined();
    await git(own, 'init', '-q');
    expect(await history(own)).toBeUndefined();
    await commit(own, '2026-01-02T12:00:00Z');
    await writeFile(join(own, 'plans/shop/tasks.md'), invalid.replace('- [ ] **Task 1.1', '- [x] **Task 1.1'));
    const today = new Date().toISOString();
    await commit(own, today);
    const last = today.slice(0, 10);
    expect(await history(own)).toEqual({
      days: [
        { date: '2026-01-02', done: 0, total: 2 },
        { date: last, done: 1, total: 2 },
      ],
      doneLately: ['1.1'],
      changed: last,
      complete: true,
    });
    await git(root, 'clone', '-q', '--depth', '1', pathToFileURL(own).href, 'shallow');
    expect(await history(join(root, 'shallow'))).toEqual({
      days: [{ date: last, done: 1, total: 2 }],
      doneLately: [],
      changed: last,
      complete: false,
    });
  });

  test('prints the graph as Mermaid text', async () => {
    const root = await folder({ 'tasks.md': invalid });
    const { code, stdout } = await here(root, 'export', 'tasks.md', '--format', 'mermaid');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^flowchart /);
    expect(stdout).toMatch(/Part 1\.2/);
  });

  test('prints the drawing as SVG, with a node for every task and for the id that none has', async () => {
    const root = await folder({ 'tasks.md': invalid });
    const { code, stdout } = await planwright(root, 'export', 'tasks.md', '--format', 'svg');
    expect(code).toBe(0);
    const tree = fromHtml(stdout, { fragment: true, space: 'svg' });
    expect(selectAll('svg > style', tree)).toHaveLength(1);
    expect(selectAll('svg > title', tree).map((title) => textOf(title))).toEqual(['Dependency graph of Shop']);
    expect(selectAll('.node', tree)).toHaveLength(3);
  });

  test('prints no SVG with control characters for a terminal or a log', async () => {
    const root = await folder({ 'tasks.md': invalid.replace('Shop', 'Shop&#10;::add-mask::x \u001b[2J \u202eb') });
    const { stdout } = await here(root, 'export', 'tasks.md', '--format', 'svg');
    expect(stdout).toContain('Dependency graph of &#8296;Shop ::add-mask::x \ufffd[2J &#8238;b&#8236;&#8297;<');
    expect(stdout.trimEnd()).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    const text = await here(root, 'export', 'tasks.md', '--format', 'mermaid');
    expect(text.stdout).not.toMatch(/\p{Bidi_Control}/u);
  });

  test.each(['json', 'mermaid', 'svg', 'html'])('prints no command of a runner as %s', async (format) => {
    const root = await folder({
      'tasks.md': `${invalid.replace('Shop', 'Shop ##[add-mask]a').replace('Part', '##vso[b]')}\n\n    ::add-mask::c\n`,
    });
    const { stdout } = await here(root, 'export', 'tasks.md', '--format', format);
    expect(stdout.match(/##\w*\[|^\s*::/m)).toBeNull();
    if (format === 'json') expect(JSON.parse(stdout).title).toBe('Shop ##[add-mask]a');
    if (format !== 'svg') return;
    const tree = fromHtml(stdout, { fragment: true, space: 'svg' });
    expect(selectAll('svg > title', tree).map((title) => textOf(title))[0]).toContain('##[add-mask]a');
    expect(textOf(tree)).toContain('##vso[b]');
  });

  test('writes a file, whose extension decides the format without an option', async () => {
    const root = await folder({ 'tasks.md': invalid, 'kept.svg': 'old' });
    const starts = {
      'a.json': '{',
      'b.mmd': 'flowchart',
      'kept.svg': '<svg',
      'c d.html': '<!doctype html>',
      e: '{',
    };
    for (const [name, start] of Object.entries(starts)) {
      const outcome = await planwright(root, 'export', 'tasks.md', '-o', name);
      expect(outcome).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining(`Wrote ${name}, `) });
      expect(await readFile(join(root, name), 'utf8')).toMatch(new RegExp(`^${start}`));
    }
    const { stdout } = await here(root, 'export', 'tasks.md', '--format', 'mermaid', '--out', 'a.json');
    expect(stdout).toBe('Wrote a.json, 1 KB.\n');
    expect(await readFile(join(root, 'a.json'), 'utf8')).toMatch(/^flowchart/);
  });

  test('never writes over a plan, and says what it cannot write', async () => {
    const root = await folder({ 'tasks.md': invalid, 'folder.svg/a': '' });
    const over = await here(root, 'export', 'tasks.md', '--format', 'svg', '--out', 'tasks.md');
    expect(over).toEqual(refused('--out cannot be tasks.md, which may be a plan. Name a file such as plan.svg.'));
    expect(await readFile(join(root, 'tasks.md'), 'utf8')).toBe(invalid);
    const faults = { 'gone/a.json': 'There is no folder gone.', 'folder.svg': 'It is not a regular file.' };
    for (const [name, fault] of Object.entries(faults)) {
      const outcome = await here(root, 'export', 'tasks.md', '--format', 'json', '--out', name);
      expect(outcome).toEqual(refused(`Cannot write ${name}. ${fault}`));
    }
  });

  test('writes through no link that leads out of the repository, and through others', async () => {
    const root = await folder({ 'repo/tasks.md': invalid, 'repo/kept.svg': 'old', 'out.svg': 'old', 'there/a': '' });
    const repo = join(root, 'repo');
    await git(repo, 'init', '-q');
    for (const [name, target] of Object.entries({
      'inside.svg': 'kept.svg',
      'file.svg': '../out.svg',
      'new.svg': '../new.svg',
      folder: '../there',
    }))
      await symlink(target, join(repo, name));
    expect(await here(repo, 'export', 'tasks.md', '--out', 'inside.svg')).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(join(repo, 'kept.svg'), 'utf8')).toMatch(/^<svg/);
    for (const name of ['file.svg', 'new.svg', 'folder/b.svg']) {
      const message = `${name} is a link that leads out of the repository. Name the file that it leads to.`;
      expect(await here(repo, 'export', 'tasks.md', '--out', name)).toEqual(refused(message));
    }
    expect(await readFile(join(root, 'out.svg'), 'utf8')).toBe('old');
    expect(await readdir(join(root, 'there'))).toEqual(['a']);
    expect(await here(repo, 'export', 'tasks.md', '--out', '../out.svg')).toMatchObject({ code: 0, stderr: '' });
  });

  test('says what a terminal cannot show, and what is not a picture', async () => {
    const root = await folder({ 'tasks.md': invalid });
    for (const format of ['png', 'html']) {
      expect(await inTerminal({ cwd: root, isTTY: true }, 'export', 'tasks.md', '--format', format)).toEqual(
        refused(
          `A terminal cannot show ${format}. Name a file, such as \`--out plan.${format}\`, or redirect the output.`,
        ),
      );
    }
    expect(await here(root, 'export', 'tasks.md', '--of', 'share')).toEqual(
      refused('--of says what a png shows, and the format is json. Add `--format png`, or leave out --of.'),
    );
    expect(await here(root, 'export', 'tasks.md', '--of', 'grph', '--format', 'png')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--of cannot be grph. Did you mean graph?'),
    });
    expect(await here(root, 'export', 'tasks.md', '--out', 'plan.pdf')).toEqual(
      refused(
        'No format has the extension .pdf. Use one of .json, .mmd, .svg, .png, .html, or say which with --format.',
      ),
    );
    expect(await here(root, 'export', 'tasks.md', '--out', 'plan.txt', '--format', 'mermaid')).toMatchObject({
      code: 0,
    });
  });

  test('exits with 2 for what cannot be read', async () => {
    const root = await folder({ 'bad.md': new Uint8Array([0xff]), 'tasks.md': invalid });
    expect(await here(root, 'export', 'bad.md')).toMatchObject({ code: 2, stdout: '' });
    expect(await here(root, 'export', 'gone.md')).toEqual(refused('Cannot read gone.md. No such file or directory.'));
    expect(await here(root, 'export')).toMatchObject({ code: 2, stdout: '' });
    const several = await folder({ 'plans/a/tasks.md': invalid, 'plans/b/tasks.md': invalid, 'none/a.md': '' });
    for (const [name, fault] of [
      ['plans', 'plans has 2 plans. Name one, such as plans/a/tasks.md.'],
      ['none', 'There is no tasks.md below none. Name the plans as files, or as a glob in quotes.'],
    ] as const) {
      expect(await here(several, 'export', name)).toEqual(refused(fault));
    }
    expect(await here(several, 'export', 'plans/a')).toMatchObject({ code: 0, stderr: '' });
    expect(await here(several, 'export', 'plans/a', 'plans/b')).toEqual(
      refused('export takes one file, not 2. Name one plan, as in `planwright export plans/shop/tasks.md`.'),
    );
  });
});
