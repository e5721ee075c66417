import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plan, task } from '../astro/plans.ts';
import { folder } from '../support/folder.ts';
import { here, planwright } from './command.ts';

const example = plan({ title: 'Résumé "of" all', total: 1, tasks: task('1.1') });

describe('planwright build', () => {
  it('makes a site of a folder that has nothing but plans, whatever their names', async () => {
    const root = await folder({ 'my "plans" ✓/search/tasks.md': example, 'other/tasks.md': plan() });
    const { code, stdout, stderr } = await planwright(root, 'build', '--out', 'public site', '--base', '/docs');
    expect(code, stdout + stderr).toBe(0);
    const read = (path: string) => readFile(join(root, 'public site', path), 'utf8');
    expect(await read('index.html')).toContain('url=/docs/plans/');
    expect(await read('plans/index.html')).toContain('Résumé &quot;of&quot; all');
    expect(await read('plans/other/index.html')).toContain('<svg id="pw-graph"');
    expect(await read('pagefind/pagefind.js')).not.toBe('');
  });

  it('replaces a site of its own, and no other folder', async () => {
    const root = await folder({ 'a/tasks.md': plan(), 'notes/mine.md': 'mine' });
    expect((await planwright(root, 'build')).code).toBe(0);
    expect((await planwright(root, 'build')).code).toBe(0);
    const { code, stderr } = await planwright(root, 'build', '--out', 'notes');
    expect(code).toBe(2);
    expect(stderr).toContain('The folder notes holds something else than a site of plans. Name another with --out.');
    expect(await readFile(join(root, 'notes/mine.md'), 'utf8')).toBe('mine');
  });

  it('publishes nothing where a plan is wrong, and leaves what is there', async () => {
    const root = await folder({ 'a/tasks.md': plan({ total: 9 }), 'dist/index.html': 'before' });
    const { code, stdout, stderr } = await planwright(root, 'build');
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('total-mismatch');
    expect(await readFile(join(root, 'dist/index.html'), 'utf8')).toBe('before');
  });

  it.each([
    [['build', '--out', '.'], '--out cannot be .. Name a folder for the site alone: it is emptied first.'],
    [['build', '--out', '../..'], '--out cannot be ../..'],
    [['build', 'plans'], 'build takes no paths.'],
    [['preview', '--port'], 'Unknown option --port.'],
  ])('%j is wrong use', async (args, message) => {
    const root = await folder({ 'a/tasks.md': plan() });
    await writeFile(join(root, 'b.md'), '');
    const { code, stderr } = await here(root, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
