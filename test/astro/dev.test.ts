import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { launch } from '../support/browser.ts';
import { type DevServer, startServer, until } from './dev-server.ts';
import { plan, task } from './plans.ts';
import { copyProject, Project, repository } from './project.ts';
import { open } from './visit.ts';

const installed = join(repository, 'node_modules');
const wrong = plan({ title: 'Wrong', tasks: task('1.1') + task('1.2', '**Depends on**: Task 9.9') });
const fixed = plan({ title: 'Fixed', tasks: task('1.1') + task('1.2', '**Depends on**: Task 1.1') });

const status = (id: string) => `---
import { PlanGraph, PlanProgress } from 'planwright/components';
---
<html lang="en"><body><PlanProgress plan="${id}" /><PlanGraph plan="${id}" /></body></html>
`;

describe('the dev server, started while a plan is wrong', () => {
  let site: Project;
  let server: DevServer;
  let browser: Browser;

  beforeAll(async () => {
    site = await copyProject('plain', 'dev');
    await site.write('plans/unknown/tasks.md', wrong);
    await site.write('src/pages/status.astro', status('unknown'));
    server = await startServer(site);
    browser = await launch();
  });

  afterAll(async () => {
    server.process.kill();
    await browser.close();
  });

  const findings = async () => select('.pw-findings', await server.page('/plans/unknown/'));
  const title = async (path: string) => text(select('h1', await server.page(path)) as never);
  const notice = (page: Page) => page.locator('.pw-problems').getByRole('status');

  it('prints the findings in the terminal', async () => {
    await until(() => /^plans\/unknown\/tasks\.md:16:21 .*unknown-dependency$/m.test(server.output()));
  });

  it('still shows the plan, with the finding and the graph', async () => {
    expect(text((await findings()) as never)).toContain('depends on Task 9.9, which does not exist.');
    expect(select('#task-1-2', await server.page('/plans/unknown/'))).toBeDefined();
    expect(select('svg.pw-graph', await server.page('/plans/unknown/'))).toBeDefined();
  });

  it('shows the other plans as usual, including one with a missing image', async () => {
    const good = await fetch(`${server.url}/plans/search/`);
    expect(good.status).toBe(200);
    const rules = selectAll('.pw-findings a', fromHtml(await good.text())).map((link) => text(link as never));
    expect(rules.filter((rule) => rule !== 'missing-file')).toEqual([]);
  });

  it('names the wrong plan on other pages, in a notice that can be closed, not in an overlay', async () => {
    const page = await open(browser, `${server.url}/plans/search/`);
    await until(async () => (await notice(page).textContent()) === 'Wrong: 1 errorClose');
    expect(await page.locator('vite-error-overlay').count()).toBe(0);
    expect(await notice(page).getByRole('link').getAttribute('href')).toBe('/plans/unknown/');
    expect(await violations(page, '.pw-problems')).toEqual([]);
    await notice(page).getByRole('button', { name: 'Close' }).click();
    await page.goto(`${server.url}/plans/billing/export/`);
    await page.waitForLoadState('networkidle');
    expect(await notice(page).textContent()).toBe('');
  });

  it('shows no notice of a plan on its own page', async () => {
    const page = await open(browser, `${server.url}/plans/unknown/`);
    await site.write('plans/second/tasks.md', wrong.replace('Wrong', 'Wrong too'));
    await until(async () => (await notice(page).textContent()) === 'Wrong too: 1 errorClose');
    await site.remove('plans/second');
    await until(async () => (await notice(page).textContent()) === '');
  });

  it('removes the finding and the notice as soon as the plan is fixed', async () => {
    const page = await open(browser, `${server.url}/plans/search/`);
    await until(async () => (await notice(page).textContent()) === 'Wrong: 1 errorClose');
    await site.write('plans/unknown/tasks.md', fixed);
    await until(async () => (await findings()) === undefined);
    await until(async () => (await notice(page).textContent()) === '');
    expect(await title('/plans/unknown/')).toBe('Fixed');
  });

  it('reloads an open page when only its text has changed', async () => {
    const page = await open(browser, `${server.url}/plans/unknown/`);
    await site.write('plans/unknown/tasks.md', fixed.replace('## Impl', 'A word about it.\n\n## Impl'));
    await page.getByText('A word about it.').waitFor();
  });

  it('reloads an open page of the site that shows a piece of a changed plan', async () => {
    const page = await open(browser, `${server.url}/status/`);
    await page.getByText('0 of 2 done').waitFor();
    await site.write('plans/unknown/tasks.md', fixed.replace('[ ]', '[x]'));
    await page.getByText('1 of 2 done').waitFor();
    // The page may still be arriving.
    await expect.poll(() => page.locator('svg.pw-graph .pw-graph-done').count()).toBe(1);
  });

  it('reports that a page rendered on demand cannot show plans', async () => {
    await site.write('src/pages/late.astro', status('unknown').replace('---', '---\nexport const prerender = false;'));
    const message = '<PlanProgress> on /late/: the page is made on demand';
    await until(async () => (await server.status('/late/')) === 200 && server.output().includes(message));
  });

  it('ends with the last of many changes in a row, even if pages are requested in between', async () => {
    for (let round = 0; round < 24; round++) {
      await site.write('plans/unknown/tasks.md', round % 2 ? fixed.replace('Fixed', `Round ${round}`) : wrong);
      await Promise.all([
        server.page('/plans/unknown/'),
        new Promise((done) => setTimeout(done, 20 + (round % 5) * 20)),
      ]);
    }
    await until(async () => (await title('/plans/unknown/')) === 'Round 23');
  });

  it('adds a page for a new plan, and removes that of a deleted one', async () => {
    await site.write('plans/new/tasks.md', plan({ title: 'Brand new' }));
    await until(async () => (await server.status('/plans/new/')) === 200);
    await site.remove('plans/new');
    await until(async () => (await server.status('/plans/new/')) === 404);
    expect(text(await server.page('/plans/'))).not.toContain('Brand new');
  });

  it('follows a plan that is written in pieces, deleted and written again, or replaced by another file', async () => {
    const whole = new TextEncoder().encode(fixed.replace('Fixed', 'Whole \u6f22'));
    const cut = whole.indexOf(0xe6) + 1;
    const file = join(site.root, 'plans/pieces/tasks.md');
    await site.write('plans/pieces/tasks.md', whole.subarray(0, cut));
    await until(async () => (await server.status('/plans/pieces/')) === 200);
    await appendFile(file, whole.subarray(cut));
    await until(async () => (await title('/plans/pieces/')) === 'Whole \u6f22');
    await site.remove('plans/pieces/tasks.md');
    await site.write('plans/pieces/tasks.md', fixed.replace('Fixed', 'Again'));
    await until(async () => (await title('/plans/pieces/')) === 'Again');
    await site.write('plans/pieces/tasks.md.new', fixed.replace('Fixed', 'Replaced'));
    await rename(`${file}.new`, file);
    await until(async () => (await title('/plans/pieces/')) === 'Replaced');
    await site.remove('plans/pieces');
    await until(async () => (await server.status('/plans/pieces/')) === 404);
  });

  it('moves the page of a plan whose folder is renamed', async () => {
    await rename(join(site.root, 'plans/search'), join(site.root, 'plans/renamed'));
    await until(async () => (await server.status('/plans/renamed/')) === 200);
    for (const path of ['', 'plan.json', 'plan.mmd']) expect(await server.status(`/plans/search/${path}`)).toBe(404);
    expect(text(await server.page('/plans/'))).toContain('Search that forgives');
  });

  it('copes with an image that is deleted', async () => {
    const image = await readFile(join(site.root, 'plans/renamed/split.png'));
    await writeFile(join(site.root, 'plans/unknown/own.png'), image);
    await site.write('plans/unknown/tasks.md', fixed.replace('## Impl', '![A picture](own.png)\n\n## Impl'));
    const images = async () => selectAll('.pw-page img', await server.page('/plans/unknown/')).length;
    await until(async () => (await images()) === 1);
    await site.remove('plans/unknown/own.png');
    await until(async () => (await server.status('/plans/unknown/')) === 200 && (await images()) === 0);
    await until(async () => (await server.status('/plans/renamed/')) === 200);
  });

  it('keeps the pages of all plans when one is a folder, or too large to be read', async () => {
    await site.write('plans/folder/tasks.md/inside.md', '');
    await until(() => /tasks\.md is a folder, not a plan\./.test(server.output()));
    await site.write('plans/large/tasks.md', `# Tasks: Large\n\n${'> '.repeat(200)}deep\n`);
    await until(async () => text(await server.page('/plans/large/')).includes('too-large'));
    expect(await server.status('/plans/renamed/')).toBe(200);
    await site.remove('plans/folder');
    await site.remove('plans/large');
    await until(async () => (await server.status('/plans/large/')) === 404);
  });

  it('has warned only about addresses without a page', () => {
    expect(server.warnings().filter((warning) => !warning.includes('[router]'))).toEqual([]);
    expect(server.process.exitCode).toBeNull();
  });

  it('says that there are no plans when the last one is deleted', async () => {
    for (const name of await readdir(join(site.root, 'plans'))) await site.remove(`plans/${name}`);
    await until(async () => text(await server.page('/plans/')).includes('No plans yet.'));
  });
});

describe('a Starlight site that Planwright is linked into from another folder', () => {
  let root: string;
  let server: DevServer;

  beforeAll(async () => {
    root = await linkedSite();
    server = await startServer(new Project(root, { cache: join(root, '.cache') }));
  });

  afterAll(async () => {
    server.process.kill();
    await rm(root, { recursive: true, force: true });
  });

  it.each(['', 'embed/'])('loads the styles and scripts of the page plans/search/%s', async (path) => {
    const page = await server.page(`/plans/search/${path}`);
    const loaded = selectAll('script[src], link[rel="stylesheet"]', page)
      .map(({ properties }) => String(properties.src ?? properties.href))
      .filter((url) => url.includes('/plugin/'));
    const styles = join(repository, 'plugin/astro/styles');
    const files = ['tokens.css', 'pages.css'].map((name) => `/@fs${join(styles, name)}`);
    expect(loaded.length).toBeGreaterThan(1);
    for (const url of [...loaded, ...files]) expect(`${url} ${await server.status(url)}`).toBe(`${url} 200`);
  });

  it('takes Starlight from the site', async () => {
    const styles = selectAll('style[data-vite-dev-id]', await server.page('/plans/search/'));
    const files = styles.map(({ properties }) => String(properties.dataViteDevId));
    expect(files.filter((file) => file.startsWith(`${root}/node_modules/@astrojs/starlight/`))).not.toEqual([]);
    expect(files.filter((file) => file.startsWith(join(repository, 'node_modules/@astrojs/starlight')))).toEqual([]);
  });

  it('has the components on pages of its own', async () => {
    expect(select('svg.pw-graph', await server.page('/status/'))).toBeDefined();
  });

  it('shows a change on the page and in the sidebar', async () => {
    const file = join(root, 'plans/search/tasks.md');
    const plan = await readFile(file, 'utf8');
    await writeFile(file, plan.replace(/^# .*/m, '# Search once more'));
    await until(async () => text(select('nav.sidebar', await server.page('/')) as never).includes('Search once more'));
    await until(async () => text(await server.page('/plans/search/')).includes('Search once more'));
  });

  it('logs no warning of ours', () => {
    expect(server.warnings().filter((warning) => !warning.includes('[content] The collection "i18n"'))).toEqual([]);
  });

  it('serves nothing else of the other folder', async () => {
    expect(await server.status(`/@fs${join(repository, 'package.json')}`)).toBe(403);
  });
});

/** A site outside of the repository, as `npm install ../planwright` makes it: everything is its own but Planwright. */
async function linkedSite(): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'planwright-linked-')));
  const fixtures = join(repository, 'test/fixtures/astro');
  await cp(join(fixtures, 'plain/plans'), join(root, 'plans'), { recursive: true });
  await cp(join(fixtures, 'starlight'), root, { recursive: true });
  await mkdir(join(root, 'src/pages'));
  await writeFile(join(root, 'src/pages/status.astro'), status('search'));
  const dependencies = { '@astrojs/starlight': '*', astro: '*', planwright: 'file:../planwright' };
  await writeFile(join(root, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  const modules = join(root, 'node_modules');
  await mkdir(join(modules, '@astrojs'), { recursive: true });
  const link = (from: string, name: string) => symlink(from, join(modules, name), 'junction');
  await link(repository, 'planwright');
  const scoped = (await readdir(join(installed, '@astrojs'))).map((name) => `@astrojs/${name}`);
  for (const name of [...(await readdir(installed)), ...scoped]) {
    if (!/^\.|^@astrojs(?:\/starlight)?$/.test(name)) await link(join(installed, name), name);
  }
  await cp(join(installed, '@astrojs/starlight'), join(modules, '@astrojs/starlight'), { recursive: true });
  return root;
}
