import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { rulePages } from '../../plugin/cli/rule-pages.ts';
import { plan, task } from '../astro/plans.ts';
import { repository } from '../astro/project.ts';
import { folder, git, keptFolder } from '../support/folder.ts';
import { here, type Outcome, planwright, planwrightIn, start } from './command.ts';

/** A word that no other site has. */
const own = randomUUID();
const example = plan({ title: `Résumé "of" all ${own}`, total: 1, tasks: task('1.1') });

describe('planwright build', () => {
  it('publishes nothing where a plan is wrong, and leaves what is there', async () => {
    const root = await folder({ 'a/tasks.md': plan({ total: 9 }), 'dist/plans/playground/index.html': 'before' });
    const { code, stdout, stderr } = await planwright(root, 'build');
    expect(code).toBe(1);
    expect(stdout).toContain('total-mismatch');
    expect(stderr).toMatch(/^planwright: 1 error in 1 plan\. Nothing was published\. Each finding above/);
    expect(await readFile(join(root, 'dist/plans/playground/index.html'), 'utf8')).toBe('before');
  });

  it('says that there is no plan where there is none', async () => {
    const { code, stderr } = await planwright(await folder({ 'a.md': '' }), 'build');
    expect(code).toBe(1);
    expect(stderr).toContain(
      'Write one with `planwright init`, or say which files are plans with the setting `match`.',
    );
  });

  it('replaces no site of something else, and writes through no link that leads out of the repository', async () => {
    const root = await folder({ 'repo/a/tasks.md': plan(), 'repo/site/plans/index.html': 'ours', 'there/b': '' });
    const repo = join(root, 'repo');
    await git(repo, 'init', '-q');
    await symlink('../there', join(repo, 'link'));
    const refused = async (out: string) => (await planwright(repo, 'build', '--out', out)).stderr;
    expect(await refused('site')).toContain('The folder site contains something other than a site of plans.');
    expect(await refused('link/site')).toContain('link/site is a link that leads out of the repository.');
    expect(await readFile(join(repo, 'site/plans/index.html'), 'utf8')).toBe('ours');
    expect(await readdir(join(root, 'there'))).toEqual(['b']);
  });

  it('dev says so, too, and follows plans and settings that appear', async () => {
    const root = await folder({ 'a.md': '' });
    const { child, outcome } = start(root, 'dev', '--port', '0');
    onTestFinished(() => void child.kill());
    const said = (text: string) => vi.waitUntil(() => (outcome.stdout + outcome.stderr).includes(text), 20_000);
    const address = await vi.waitUntil(() => /http:\/\/localhost:\d+/.exec(outcome.stdout)?.[0], 50_000);
    expect(outcome.stdout).toContain(`No plan was found: there is no tasks.md below ${root}. Write one with`);
    await mkdir(join(root, 'shop'));
    await writeFile(join(root, 'shop/tasks.md'), plan({ total: 9 }));
    await said('1 plan checked: 1 error, 0 warnings');
    // A server that restarts for new settings may close a connection.
    const isOnPage = async () => {
      const page = await fetch(`${address}/plans/shop/`).catch(() => null);
      return page?.ok ? (await page.text().catch(() => null))?.includes('total-mismatch') : undefined;
    };
    await vi.waitUntil(async () => (await isOnPage()) === true, 50_000);
    await writeFile(join(root, 'planwright.config.json'), '{ "rules": { "total-mismatch": "off" } }');
    await said('1 plan checked: no errors, no warnings');
    await vi.waitUntil(async () => (await isOnPage()) === false, 50_000);
  });

  it.each([
    [['build', '--out', '.'], '--out cannot be the working directory, or a folder that it is in. Name a folder'],
    [['build', '--out', '../..'], '--out cannot be the working directory, or a folder that it is in. Name a folder'],
    [['build', 'plans'], 'plans does not exist. Check the spelling of the folder.'],
    [['build', 'b.md'], 'b.md is a file. Name folders with plans, or use the setting `match`.'],
    [['build', '--port', '80'], 'Unknown option --port.'],
    [['build', '--site', 'example.org'], 'Write the whole address, such as https://example.org.'],
    [['preview', '--port', 'x'], '--port cannot be x.'],
    [['dev', '--port', '65536'], '--port cannot be 65536. Use a number up to 65535, such as 4321.'],
    [['preview', 'public'], 'preview takes no folder. Write `planwright preview --out public`.'],
    [['preview'], 'The folder dist contains no site of plans. Run `planwright build` first.'],
  ])('%j is wrong use', async (args, message) => {
    const root = await folder({ 'a/tasks.md': plan() });
    await writeFile(join(root, 'b.md'), '');
    const { code, stderr } = await here(root, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('two sites that are built at once', () => {
  /** One has plans of any name and goes into a folder of any name, the other is of some folders of a repository. */
  const roots = { any: '', some: '' };
  const builds: Record<string, Outcome> = {};

  beforeAll(async () => {
    const waiting = plan({ total: 1, tasks: task('1.1', '**Depends on**: PR #7 merged') });
    roots.any = await keptFolder({ 'my "plans" ✓/search/tasks.md': example, 'other/tasks.md': waiting });
    roots.some = await keptFolder({
      'a/one/tasks.md': plan({ title: own }),
      'b c/two/tasks.md': plan(),
      'other/tasks.md': plan(),
      'notes/mine.md': 'mine',
    });
    await git(roots.some, 'init', '-q', '-b', 'trunk');
    await git(roots.some, 'remote', 'add', 'origin', 'git@gitlab.com:group/shop.git');
    [builds.any, builds.some] = await Promise.all([
      planwright(roots.any, 'build', '--out', 'public site', '--base', '/docs'),
      planwright(roots.some, 'build', 'a', 'b c', '--base', 'docs'),
    ]);
  });
  afterAll(() => Promise.all(Object.values(roots).map((root) => rm(root, { recursive: true, force: true }))));

  it('have a page for each of their own plans, whatever its name', async () => {
    expect(builds.any?.code, builds.any?.stderr).toBe(0);
    const read = (path: string) => readFile(join(roots.any, 'public site', path), 'utf8');
    expect(await read('index.html')).toContain('url=/docs/plans/');
    expect(await read('plans/index.html')).toContain('Résumé &quot;of&quot; all');
    expect(await read('plans/other/index.html')).toContain('<svg id="pw-graph"');
    expect(await read('pagefind/pagefind.js')).not.toBe('');
    const [, icon = ''] = /rel="shortcut icon" href="\/docs\/([^"]+)"/.exec(await read('plans/index.html')) ?? [];
    expect(await read(icon)).toContain('<svg ');
    const plans = async (dist: string) => (await readdir(join(dist, 'plans'))).sort();
    expect(await plans(join(roots.any, 'public site'))).toEqual(['index.html', 'my "plans" ✓', 'other', 'playground']);
    expect(await plans(join(roots.some, 'dist'))).toEqual(['index.html', 'one', 'playground', 'two']);
  });

  it('take title and links from git', async () => {
    const page = await readFile(join(roots.some, 'dist/plans/two/index.html'), 'utf8');
    expect(page).toContain('shop: plans');
    expect(page).toContain('href="https://gitlab.com/group/shop"');
    expect(page).toContain('href="https://gitlab.com/group/shop/-/blob/trunk/b%20c/two/tasks.md"');
  });

  it('leave nothing in the folder of the packages, which other sites share', async () => {
    const store = join(repository, 'node_modules/.astro/data-store.json');
    expect(await readFile(store, 'utf8').catch(() => '')).not.toContain(own);
  });

  it('have the pages of the rules, which findings lead to', async () => {
    const read = (path: string) => readFile(join(roots.any, 'public site', path), 'utf8');
    expect(await read('plans/other/index.html')).toContain('href="/docs/rules/outside-dependency/"');
    expect(await read('rules/outside-dependency/index.html')).toContain('How to silence it');
    expect(await read('rules/index.html')).toContain('href="./outside-dependency/"');
    const files = await readdir(join(roots.any, 'public site/rules'), { recursive: true });
    for (const name of files.filter((name) => name.endsWith('.html')))
      expect(await read(`rules/${name}`)).not.toMatch(/href="[^"]*guides\//);
  });

  it('are shown by preview at the path that they were built for', async () => {
    const { child, outcome, ended } = start(roots.any, 'preview', '--port', '4987');
    const address = await vi.waitUntil(() => /http:\/\/localhost:\d+\/docs/.exec(outcome.stdout)?.[0], 30_000);
    const page = await fetch(`${address}/plans/other/`);
    expect(await page.text()).toContain('<svg id="pw-graph"');
    child.kill();
    await ended;
  });

  it('print what was found and written, and nothing from Astro', async () => {
    expect(builds.some).toEqual({
      code: 0,
      stdout:
        '✓ 2 plans checked: no errors, no warnings.\nWrote 2 plans to dist. `planwright preview` shows the site.\n',
      stderr: '',
    });
    expect(await readFile(join(roots.some, 'dist/index.html'), 'utf8')).toContain('url=/docs/plans/');
  });

  it('are replaced by the next build, which shows its progress in a terminal', async () => {
    const seen: [string, number, number][] = [];
    const { buildSite } = await import('../../plugin/starlight/command.ts');
    const cwd = process.cwd();
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const onProgress = (...step: [string, number, number]) => void seen.push(step);
    await writeFile(join(roots.some, 'dist/old.html'), '');
    const folders = ['a', 'b c'].map((name) => join(roots.some, name));
    const site = { home: roots.some, base: 'docs', folders, rulePages, log, onProgress };
    await buildSite(site).finally(() => process.chdir(cwd));
    expect(existsSync(join(roots.some, 'dist/old.html'))).toBe(false);
    for (const step of ['read', 'drawn', 'made']) {
      expect(seen.filter(([one]) => one === step).slice(-2)).toEqual([
        [step, 1, 2],
        [step, 2, 2],
      ]);
    }
  });

  it('replace no other folder', async () => {
    const { code, stderr } = await planwright(roots.some, 'build', '--out', 'notes');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'The folder notes contains something other than a site of plans. Name another with --out.',
    );
    expect(await readFile(join(roots.some, 'notes/mine.md'), 'utf8')).toBe('mine');
  });
});

it('under npm, paths count from the folder that the command was called in', async () => {
  const root = await folder({ 'package.json': '{}', 'docs/a/tasks.md': plan(), 'b/tasks.md': plan({ total: 9 }) });
  const npm = { npm_package_json: join(root, 'package.json'), INIT_CWD: join(root, 'docs') };
  const checked = (script: string) => planwrightIn(root, { ...npm, npm_lifecycle_script: script }, 'check');
  expect((await checked('planwright')).stdout).toContain('1 plan checked: no errors');
  expect((await checked('planwright check')).stdout).toContain('2 plans checked: 1 error');
});
