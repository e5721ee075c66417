import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostilePlan, words } from '../astro/hostile.ts';
import { expectGoodPage, forced } from '../astro/looks.ts';
import { repository } from '../astro/project.ts';
import { watch } from '../astro/watch.ts';
import { planwright } from '../cli/command.ts';
import { first, plan, task } from '../rules/rule.ts';
import { launch } from '../support/browser.ts';
import { commit, folder, git } from '../support/folder.ts';
import { lettersByPage } from '../support/pdf.ts';

let browser: Browser;
/** The page of the example of webhooks. */
let webhooks: Exported;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'planwright-page-'));
  await cp(join(repository, 'plans/webhooks'), home, { recursive: true });
  [browser, webhooks] = await Promise.all([launch(), exported(home)]);
});
afterAll(() => Promise.all([browser?.close(), rm(home, { recursive: true })]));

interface Exported {
  url: string;
  html: string;
  page: Root;
}

/** The page of a plan in a folder, under a name with blanks and letters of another script. */
async function exported(root: string, name = 'tasks.md'): Promise<Exported> {
  const file = join(root, 'Mein Plan 計画 #1.html');
  const outcome = await planwright(root, 'export', name, '--out', file);
  expect(outcome).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^Wrote .*, \d+ KB\.\n$/) });
  const html = await readFile(file, 'utf8');
  return { url: pathToFileURL(file).href, html, page: fromHtml(html) };
}

/** Saves the drawing that is shown. */
async function saved(page: Page): Promise<void> {
  await page.locator('pw-graph:visible').getByRole('button', { name: 'Copy and download' }).click();
  await page.locator('pw-graph:visible').getByRole('button', { name: 'Download SVG' }).click();
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('a page in one file', () => {
  test('opens from disk, makes no requests, and runs nothing of the plan', async () => {
    const { url } = webhooks;
    const { page, deeds } = await watch(browser, url);
    // The file itself has no origin.
    expect(deeds).toEqual({ violations: [], foreign: [url], dialogs: [], errors: [], pwned: undefined, url });
    expect(await page.title()).toBe('Idempotent webhooks for the payments service');
    expect(await page.locator('svg.pw-graph').count()).toBe(2);
    await page.context().close();
  });

  test('looks as it should: light, dark, narrow and with forced colours', async () => {
    await expectGoodPage(browser, webhooks.url, 'body', [forced, { width: 1280, scheme: 'dark' }]);
  });

  test('lets a reader filter, fold, and choose between drawings', async () => {
    const { page, deeds } = await watch(browser, webhooks.url);
    await page.getByRole('searchbox').fill('ledger');
    const shown = page.locator('.pw-task:not([hidden]) .pw-task-id');
    expect((await shown.allTextContents()).map((id) => id.trim())).toEqual(['2.1', '2.3', '3.1']);
    await page.reload();
    expect(await shown.count(), 'after it was loaded again').toBe(3);
    await page.locator('[type=reset]').click();
    expect(await shown.count()).toBe(8);
    const row = page.locator('.pw-task', { has: page.locator('#task-2-3') });
    await row.locator('summary').click();
    expect(await row.locator('details').evaluate((details: HTMLDetailsElement) => details.open)).toBe(true);
    await page.getByRole('link', { name: 'All tasks' }).click();
    expect(await page.locator('#pw-graph').isVisible()).toBe(true);
    const [download] = await Promise.all([page.waitForEvent('download'), saved(page)]);
    expect(download.suggestedFilename()).toBe('Mein Plan 計画 #1-graph.svg');
    await page.getByRole('tab', { name: 'Timeline' }).click();
    expect(await page.locator('#pw-timeline').isVisible()).toBe(true);
    expect(deeds.errors).toEqual([]);
    await page.context().close();
  });

  test('has a policy by hash, under which nothing else runs, styles or loads', async () => {
    const { url, page } = webhooks;
    const [style, script] = ['style', 'script'].map((name) => textOf(select(name, page) as Element));
    expect(select('meta[http-equiv]', page)?.properties.content).toBe(
      `default-src 'none'; script-src ${hashOf(script ?? '')}; style-src ${hashOf(style ?? '')}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    const opened = await watch(browser, url);
    const stopped = await opened.page.evaluate(async () => {
      const body = document.body;
      body.append(Object.assign(document.createElement('script'), { textContent: 'window.pwned = 1' }));
      body.setAttribute('onclick', 'window.pwned = 2');
      body.setAttribute('style', 'display: none');
      body.append(Object.assign(document.createElement('style'), { textContent: 'body { display: none }' }));
      body.append(Object.assign(document.createElement('img'), { src: 'https://evil.test/a.png' }));
      body.click();
      await new Promise((done) => setTimeout(done, 200));
      const { violations, pwned } = globalThis as unknown as { violations: string[]; pwned?: number };
      return { violations, pwned, display: getComputedStyle(body).display };
    });
    expect(stopped).toMatchObject({ pwned: undefined, display: 'block' });
    expect(stopped.violations.map((one) => one.split(' ')[0]).sort()).toEqual([
      'img-src',
      'script-src-attr',
      'script-src-elem',
      'style-src-attr',
      'style-src-elem',
    ]);
    await opened.page.context().close();
  });

  test('keeps what a hostile author wrote as text', async () => {
    const root = await folder({ 'tasks.md': hostilePlan(words.breakout) });
    const file = join(root, 'plan.html');
    expect(await planwright(root, 'export', 'tasks.md', '--out', file)).toMatchObject({ code: 0 });
    const url = pathToFileURL(file).href;
    const { page, deeds } = await watch(browser, url);
    expect(deeds).toEqual({ violations: [], foreign: [url], dialogs: [], errors: [], pwned: undefined, url });
    const shown = await page.locator('main').textContent();
    for (const word of Object.values(words)) expect(shown).toContain(word);
    const tree = fromHtml(await readFile(file, 'utf8'));
    expect(
      selectAll('script, style, meta[http-equiv], base, link, iframe, [style], [onload], [onerror]', tree),
    ).toHaveLength(3);
    const hrefs = selectAll('a[href]', tree).map(({ properties }) => String(properties.href));
    expect(hrefs.filter((href) => !/^(?:#|https?:|mailto:)/.test(href))).toEqual([]);
    await page.context().close();
  });

  test('prints', async () => {
    const { page } = await watch(browser, webhooks.url);
    const letters = lettersByPage(await page.pdf({ format: 'A4' }));
    expect(letters.length).toBeGreaterThan(1);
    expect(Math.min(...letters)).toBeGreaterThan(10);
    await page.context().close();
  });
});

const linked = `${plan([first, task('1.1', ['**Depends on**: `other` Task 1.1'])])}

See the [design](design.md#top), the [log](/docs/log%201.md), [us](https://example.org/) and [below](#task-1-1), but not [odd](100%.md).

![A dot](<a dot.png>) ![Gone](gone.png) ![Far](https://example.org/far.png) ![By name][dot]

[dot]: a%20dot.png
`;

async function linkedPlan(remote?: string) {
  const dot = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  const other = plan(['### Phase 1: Elsewhere', task('1.1')]);
  const files = { 'design.md': '# Design', 'a dot.png': dot, 'tasks.md': linked };
  const placed = Object.entries(files).map(([name, content]) => [`plans/shop now/${name}`, content] as const);
  const root = await folder({ ...Object.fromEntries(placed), 'plans/other/tasks.md': other });
  await git(root, 'init', '-q', '-b', 'main');
  if (remote !== undefined) await git(root, 'remote', 'add', 'origin', remote);
  const { page } = await exported(root, 'plans/shop now/tasks.md');
  const [text] = selectAll('p', page).filter((one) => textOf(one).startsWith('See the'));
  const hrefs = (within: Root | Element | undefined) =>
    within ? selectAll('a', within).map(({ properties }) => properties.href) : [];
  return { page, dot, words: text && textOf(text), hrefs: hrefs(text), all: hrefs(page) };
}

describe('what a plan links to', () => {
  test('is in the repository on the web', async () => {
    const { hrefs, all } = await linkedPlan('git@github.com:me/shop.git');
    const files = 'https://github.com/me/shop/blob/main';
    expect(hrefs).toEqual([
      `${files}/plans/shop%20now/design.md#top`,
      `${files}/docs/log%201.md`,
      'https://example.org/',
      '#task-1-1',
    ]);
    expect(all).toContain(`${files}/plans/other/tasks.md#task-1-1`);
    expect(all).toContain(`${files}/plans/shop%20now/tasks.md`);
  });

  test('is text where the repository is not on the web', async () => {
    const { words, all, hrefs } = await linkedPlan();
    expect(words).toBe(
      'See the design (design.md#top), the log (/docs/log%201.md), us and below, but not odd (100%.md).',
    );
    expect(hrefs).toEqual(['https://example.org/', '#task-1-1']);
    expect(all.filter((href) => !/^(?:#|https:\/\/example\.org\/)/.test(String(href)))).toEqual([]);
  });

  test('is in the file, where it is an image beside the plan', async () => {
    const { page, dot } = await linkedPlan();
    const src = `data:image/png;base64,${dot.toString('base64')}`;
    expect(selectAll('img', page).map(({ properties }) => [properties.alt, properties.src])).toEqual([
      ['A dot', src],
      ['By name', src],
    ]);
    expect(textOf(page)).toContain('Gone (gone.png) Far (https://example.org/far.png)');
  });
});

test('plans of other tools, in a file or a folder, have a page in one file as well', async () => {
  const change = await folder({});
  await cp(join(repository, 'plans/openspec'), join(change, 'openspec'), { recursive: true });
  const { page } = await exported(change, 'openspec/changes/add-api-quotas/tasks.md');
  expect(selectAll('.pw-task', page).length).toBeGreaterThan(3);
  expect(select('svg.pw-graph', page)).toBeTruthy();
  const ticket = (id: string) => `---\ntitle: Sell\nid: ${id}\nstatus: To Do\n---\n`;
  const tickets = await folder({ 'backlog/tasks/a.md': ticket('task-1'), 'backlog/tasks/b.md': ticket('task-2') });
  const { page: backlog, html } = await exported(tickets, 'backlog/tasks');
  expect(selectAll('.pw-task', backlog)).toHaveLength(2);
  expect(html).toMatch(/^<!doctype html>/i);
});

test('a page has its history at its end, if git has one', async () => {
  const root = await folder({ 'tasks.md': linked });
  expect(select('.pw-history', (await exported(root)).page)).toBeFalsy();
  await git(root, 'init', '-q', '-b', 'main');
  await commit(root, new Date().toISOString());
  await writeFile(join(root, 'tasks.md'), linked);
  expect(select('.pw-history', (await exported(root)).page)).toBeTruthy();
});
