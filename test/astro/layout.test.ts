/** The layout of sites that bring none, and pages among styles of a host's own. */
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type Served, serve } from '../support/browser.ts';
import { typeScale } from './looks.ts';
import { copyProject, type Project, repository } from './project.ts';
import { open } from './visit.ts';

/** What a host may write for its own pages. */
const hostile = `
header, nav, footer, main, aside, section, article, figure, figcaption, details, summary,
table, thead, tbody, tfoot, tr, th, td, dl, dt, dd, li, h1, h2, h3, h4, h5, h6, label, select {
  padding: 99px; border: 9px solid #fff; background: #fff; color: #fff; box-shadow: 0 0 9px #fff;
}
a, body, code { background: #fff; color: #fff; }
tr:nth-child(2n) { background: #fff; }
`;

describe('a site without a layout of its own', () => {
  let site: Project;
  let server: Served;
  let browser: Browser;

  beforeAll(async () => {
    site = await copyProject('plain', 'layout');
    await site.write('package.json', JSON.stringify({ devDependencies: { pagefind: '*' } }));
    // With a package of its own, the project is not part of this one any more.
    await mkdir(join(site.root, 'node_modules'));
    await symlink(repository, join(site.root, 'node_modules/planwright'));
    await site.publish({ options: { title: 'Shop' } });
    [server, browser] = await Promise.all([serve(site.dist), launch()]);
  });
  afterAll(() => Promise.all([browser?.close(), server?.close()]));

  const view = (path: string, scheme: 'light' | 'dark' = 'light') => open(browser, `${server.url}/${path}`, { scheme });
  const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  it('names the site, and links to the list of all plans and the plans before and after', async () => {
    const [first, second] = await Promise.all(
      ['billing/export', 'search'].map((id) => site.page(`plans/${id}/index.html`)),
    );
    if (!first || !second) throw new Error('no pages');
    expect(text(select('title', second) as never)).toBe('Search that forgives typing errors | Shop');
    expect(selectAll('.pw-home', second).map((link) => [text(link), link.properties.href])).toEqual([
      ['Shop', '/plans/'],
    ]);
    const links = (page: typeof first) =>
      selectAll('.pw-neighbours a', page).map((link) => [link.properties.rel, link.properties.href]);
    expect(links(first)).toEqual([[['next'], '/plans/search/']]);
    expect(links(second)).toEqual([[['prev'], '/plans/billing/export/']]);
    expect(select('.pw-neighbours', await site.page('plans/index.html'))).toBeUndefined();
    expect(select('.pw-contents', second)).toBeDefined();
  });

  it('has one scale of type', async () => {
    const page = await view('plans/search/');
    expect(await typeScale(page)).toEqual({ title: 28, section: 20, row: 15, leading: 22.5 });
  });

  it('offers search if the project builds an index', async () => {
    const page = await site.page('plans/search/index.html');
    expect(select('script[src="/pagefind/pagefind-component-ui.js"]', page)).toBeDefined();
    expect(select('pagefind-modal-trigger', page)).toBeDefined();
    const without = await copyProject('plain', 'layout-without-search');
    await without.publish();
    expect(
      select('[src*="pagefind"], pagefind-modal-trigger', await without.page('plans/search/index.html')),
    ).toBeUndefined();
  });

  it('has a choice of theme that is kept, and applied before anything is painted', async () => {
    const page = await view('plans/search/');
    const [light] = [await background(page)];
    await page.getByRole('combobox', { name: 'Theme' }).selectOption({ label: 'Dark' });
    const dark = await background(page);
    expect(dark).not.toBe(light);
    await page.goto(`${server.url}/plans/`, { waitUntil: 'commit' });
    await page.waitForSelector('main');
    expect(await background(page)).toBe(dark);
    expect(await page.getByRole('combobox', { name: 'Theme' }).inputValue()).toBe('dark');
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('auto');
    expect(await background(page)).toBe(light);
    const dimmed = await view('plans/search/', 'dark');
    expect(await background(dimmed)).toBe(dark);
  });

  it('is legible next to styles for bare elements', async () => {
    const page = await view('plans/search/');
    const look = () =>
      page.evaluate(() => {
        const selectors =
          '.pw-site, .pw-home, .pw-main, .pw-page > h1, .pw-page > h2, .pw-head, .pw-done, .pw-now dt, .pw-now dd, .pw-tally li, .pw-contents, .pw-contents a, .pw-contents li, nav.pw-views, .pw-phase, .pw-phase > details, .pw-phase-line, .pw-phase-line h3, .pw-task, .pw-task-title, .pw-figure, figcaption, .pw-scroll > table tr, .pw-scroll > table th, .pw-scroll > table td, .pw-neighbours, .pw-neighbours a, .pw-origin, .pw-theme select';
        return selectors.split(', ').map((selector) => {
          const element = document.querySelector(selector);
          if (!element) return `${selector} is not there`;
          const { color, backgroundColor, padding, borderTopColor, borderTopWidth, boxShadow } =
            getComputedStyle(element);
          return {
            selector,
            color,
            backgroundColor,
            padding,
            border: borderTopWidth === '0px' ? '' : borderTopColor,
            boxShadow,
          };
        });
      });
    const before = await look();
    await page.addStyleTag({ content: hostile });
    expect(await look()).toEqual(before);
  });
});
