import { createHash } from 'node:crypto';
import type { Element as HastElement, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ruleIds } from '../../plugin/rules/index.ts';
import { launch, overflow, type Served, serve } from '../support/browser.ts';
import { backwards, folder, hostilePlan, long, spelled, words } from './hostile.ts';
import { brokenLinks } from './links.ts';
import { searchRecords } from './pagefind.ts';
import { plan, task } from './plans.ts';
import { copyProject, type Project, type Settings } from './project.ts';
import { type Deeds, watch } from './watch.ts';

/** Where the plan in the folder is published. */
const address = `c-1-50-${folder.slice('c#1?50%'.length)}`;
const pages = { list: 'plans/', named: `plans/${encodeURIComponent(address)}/`, titled: 'plans/other/' };
/** Of the plan in the folder. */
const title = `${words.breakout} ${words.script} R&amp;D`;

/** A site with two hostile plans, of which one waits for the other. */
async function hostileSite(fixture: 'plain' | 'starlight', settings: Settings): Promise<Project> {
  const site = await copyProject(fixture, `hostile-${fixture}`);
  // Whatever is wrong with them, the build goes on and the findings are on the page.
  const rules = Object.fromEntries(ruleIds.map((rule) => [rule, 'warn']));
  await site.write('planwright.config.json', JSON.stringify({ rules }));
  await site.write(`plans/${folder}/tasks.md`, hostilePlan(title));
  await site.write('plans/other/tasks.md', hostilePlan(words.mermaid, `\`${folder}\` Task 1.1`));
  await site.publish({ astro: { site: 'https://plans.test' }, ...settings });
  return site;
}

/** Scripts that are on a page no hostile author has written on, as a Content-Security-Policy names them. */
function scriptsOf(page: Root): string[] {
  const inline = selectAll('script:not([src])', page).filter(
    ({ properties }) => properties.type !== 'application/ld+json',
  );
  return inline.map((script) => `'sha256-${createHash('sha256').update(text(script)).digest('base64')}'`);
}

/** The policies of the guide. */
const policies = {
  plain: () => "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:",
  starlight: (page: Root) =>
    `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' ${scriptsOf(page).join(' ')}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'`,
};

const nothing: Omit<Deeds, 'url'> = { violations: [], foreign: [], dialogs: [], errors: [], pwned: undefined };

describe.each([
  { fixture: 'plain', harmless: 'plans/search/index.html', settings: {} },
  {
    fixture: 'starlight',
    harmless: 'guides/start/index.html',
    settings: { starlight: { sidebar: [{ label: 'Guides', items: ['index', 'guides/start'] }] } },
  },
] as const)('hostile plans on a site of the kind $fixture', ({ fixture, harmless, settings }) => {
  let site: Project;
  let server: Served;
  let browser: Browser;
  /** By its path, each page, which was opened once. */
  const opened = new Map<string, Awaited<ReturnType<typeof watch>>>();

  beforeAll(async () => {
    site = await hostileSite(fixture, settings);
    const policy = `${policies[fixture](await site.page(harmless))}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
    server = await serve(site.dist, { headers: { 'content-security-policy': policy } });
    browser = await launch();
    for (const path of Object.values(pages)) opened.set(path, await watch(browser, `${server.url}/${path}`));
  });

  afterAll(() => Promise.all([browser?.close(), server?.close()]));

  const seen = (path: string) => {
    const watched = opened.get(path);
    if (!watched) throw new Error(`${path} was not opened`);
    return watched;
  };
  const built = (path: string) => site.page(`${decodeURIComponent(path)}index.html`);

  it.each(Object.entries(pages))('the page %s runs nothing of the plan', async (_, path) => {
    const { page, deeds } = seen(path);
    expect(deeds).toEqual({ ...nothing, url: `${server.url}/${path}` });
    expect(await overflow(page), 'wider than the screen').toBe(0);
  });

  it.each(Object.entries(pages))(
    'the page %s has no handler, no address that runs, and nothing that loads',
    async (_, path) => {
      const html = await site.read(`${decodeURIComponent(path)}index.html`);
      expect(await seen(path).page.evaluate(dangers, html)).toEqual([]);
    },
  );

  it.each(Object.entries(pages).slice(1))('the page %s shows every word as it was written', async (_, path) => {
    const shown = await seen(path).page.evaluate(() => document.querySelector('main')?.textContent ?? '');
    const { mermaid, ...others } = words;
    for (const word of [...Object.values(others), mermaid, long, backwards]) expect(shown).toContain(word);
  });

  it('keeps its titles whole', async () => {
    for (const [path, own] of [
      [pages.named, title],
      [pages.titled, words.mermaid],
    ] as const) {
      const page = await built(path);
      expect(text(select('h1', page) as HastElement)).toBe(own);
      expect(text(select('title', page) as HastElement)).toBe(fixture === 'plain' ? own : `${own} | Fixture`);
      expect(select('meta[property="og:title"]', page)?.properties.content).toBe(own);
      expect(select('meta[name=description]', page)?.properties.content).toContain(own);
      expect(selectAll('head meta[http-equiv], head base', page)).toEqual([]);
    }
  });

  it('keeps its anchors for itself', async () => {
    const { page } = seen(pages.titled);
    const found = await page.evaluate(anchors);
    expect(found).toEqual({
      twice: [],
      task: 'DL pw-task-body',
      figure: 'FIGURE pw-figure',
      body: '[object HTMLBodyElement]',
      cookie: 'string',
    });
    await page.goto(`${server.url}/${pages.titled}#task-1-1`);
    const target = await page.evaluate(() => document.querySelector(':target')?.className);
    expect(target).toContain('pw-task');
  });

  it('has the list of all plans lead to them, in words and in the graph', async () => {
    const list = await built(pages.list);
    const hrefs = selectAll('.pw-page a', list).map(({ properties }) => properties.href ?? properties.xLinkHref);
    for (const path of [pages.named, pages.titled]) expect(hrefs.filter((href) => href === `/${path}`)).toHaveLength(2);
    const all = brokenLinks(await site.pages(), await site.built());
    const broken = all.filter((link) => link.startsWith('plans/') && !/ (?:x|\.\/.*)$/.test(link));
    expect(broken).toEqual([]);
  });

  it('serves what was read of it as data', async () => {
    const json = JSON.parse(await site.read(`plans/${address}/plan.json`));
    expect(json).toMatchObject({ id: folder, title: title });
    expect(json.tasks[0].title).toContain(words.mermaid);
    expect((await site.read('plans/other/plan.mmd')).match(/^ *click .*/gm)).toHaveLength(6);
  });

  if (fixture === 'starlight')
    it('is text in the sidebar, in the search and in the site map, too', async () => {
      const guide = await site.page(harmless);
      const links = selectAll('nav.sidebar a', guide).map((link) => [link.properties.href, text(link).trim()]);
      expect(links).toContainEqual([`/${pages.titled}`, expect.stringContaining(words.mermaid)]);
      expect(links.find(([, label]) => String(label).includes(words.breakout))?.[0]).toSatisfy(
        (href: string) => decodeURIComponent(href) === `/plans/${address}/`,
      );
      const records = await searchRecords(site);
      expect(records.map(({ meta }) => meta.title)).toContain(words.mermaid);
      const map = await site.read('sitemap-0.xml');
      expect(map).toContain('https://plans.test/plans/other/');
      expect(map).not.toMatch(/<(?:img|script|svg)/);
    });
});

describe('raw HTML where the option allows it', () => {
  const own =
    '<p class="own" onclick="window.clicked = 1">Own <x-y>markup</x-y></p>\n<script>window.pwned = "allowed"</script>';
  let page: Page;
  let browser: Browser;
  let server: Served;

  beforeAll(async () => {
    const site = await copyProject('plain', 'hostile-allowed');
    const tasks =
      task('1.1').replace('Do the work of 1.1', spelled(words.handler)) +
      task('1.2', `**Depends on**: ${words.script}`);
    await site.write(
      'plans/own/tasks.md',
      `${plan({ title: `${words.script} <b>bold</b>`, tasks })}\n## Own\n\n${own}\n`,
    );
    await site.publish({ options: { html: 'allow', rules: { 'outside-dependency': 'warn' } } });
    [server, browser] = await Promise.all([serve(site.dist), launch()]);
    page = await browser.newPage();
    await page.goto(`${server.url}/plans/own/`);
  });

  afterAll(() => Promise.all([browser?.close(), server?.close()]));

  it('is on the page as it was written, and runs', async () => {
    expect(await page.locator('p.own x-y').textContent()).toBe('markup');
    await page.locator('p.own').click();
    expect(await page.evaluate(() => [Reflect.get(window, 'pwned'), Reflect.get(window, 'clicked')])).toEqual([
      'allowed',
      1,
    ]);
  });

  it('stays text in findings, in the drawing and in links', async () => {
    const pieces = page.locator('.pw-findings, .pw-figure, .pw-chips, h1');
    expect(await pieces.locator('img, script, b').count()).toBe(0);
    expect(await page.locator('h1').textContent()).toBe(`${words.script} bold`);
    expect(await page.locator('.pw-findings').textContent()).toContain(words.script);
    expect(await page.locator('.pw-chips').first().textContent()).toContain(words.handler);
    expect((await page.locator('.pw-graph').first().textContent())?.replace(/\s/g, '')).toContain(
      'onerror="window.pwned=2"',
    );
  });
});

/** Every element and attribute of a page's part that could do something, before our own scripts have touched it. */
function dangers(html: string): string[] {
  const active =
    'script, style, link, base, meta, iframe, object, embed, applet, form, audio, video, template, foreignObject, animate, set, use';
  const root = new DOMParser().parseFromString(html, 'text/html').querySelector('.pw-page');
  if (!root) return ['nothing there'];
  const isOurs = (element: Element) => element.matches('script[src^="/_astro/"]:empty, form.pw-filter:not([action])');
  const elements = [...root.querySelectorAll(active)].filter((one) => !isOurs(one)).map(({ outerHTML }) => outerHTML);
  const attributes = [...root.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes]
      .filter(({ name, value }) => {
        if (/^on|^style$|^srcdoc$|^target$|^formaction$|^ping$/.test(name)) return true;
        return /^(?:xlink:)?href$|^src|^action$|^data$/.test(name) && !/^(?:[#/?]|\.|https?:|x$)/.test(value.trim());
      })
      .map(({ name, value }) => `${element.tagName} ${name}=${value}`),
  );
  return [...elements, ...attributes];
}

function anchors() {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const nameOf = (id: string) => {
    const element = document.getElementById(id);
    return `${element?.tagName} ${element?.classList[0]}`;
  };
  return {
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    task: nameOf('task-1-1'),
    figure: nameOf('pw-figure'),
    body: String(document.body),
    cookie: typeof document.cookie,
  };
}
