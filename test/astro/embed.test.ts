/** A plan's page for frames: what it is made of, and how it behaves in a page of another site. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { snippets } from '../repository/snippets.ts';
import { violations } from '../support/axe.ts';
import { launch, type Served, serve } from '../support/browser.ts';
import { copyProject, Project, repository } from './project.ts';

const plan = `# Plan: Move house

## Implementation Order

### Phase 1: Before the day

- [x] **Task 1.1**: Count the boxes
  - **Done when**: a number is on the fridge

### Phase 2: The day itself

- [ ] **Task 2.1**: Rent a van
  - **Depends on**: 1.1
  - **Done when**: the keys are in the bowl
- [!] **Task 2.2**: Drive
  - **Depends on**: 2.1
  - **Blocked by**: the owner of the van
  - **Done when**: all boxes are there

## Temporal Logic Constraints (REQUIRED)

### Sequence Constraints (A must happen before B)

| Constraint | Type | Rationale |
|---|---|---|
| Task 1.1 MUST be done before Task 2.1 | Data flow | The van has a size |
`;

const origin = 'https://plans.example.org';
const variants = [
  {
    host: 'plain',
    astro: { base: '/docs' },
    page: 'plans/move/index.html',
    own: 'plans/move/embed/index.html',
    address: '/docs/plans/move/',
  },
  {
    host: 'starlight',
    astro: { trailingSlash: 'never', build: { format: 'file' } },
    page: 'plans/move.html',
    own: 'plans/move/embed.html',
    address: '/plans/move.html',
  },
] as const;

describe.each(variants)('on a $host site', ({ host, astro, own, address }) => {
  let site: Project;
  beforeAll(async () => {
    site = await copyProject(host, `embed-${host}`);
    await site.write('plans/move/tasks.md', plan);
    await site.write(
      'plans/odd/tasks.md',
      plan.replace('Move house', () => '{{content}} $& <b>&amp;</b>'),
    );
    await site.publish({ astro: { site: origin, ...astro } });
  });

  it('is only the head and the graph, in few bytes, and sends search engines to the plan’s page', async () => {
    const html = await site.read(own);
    expect(html.length).toBeLessThan(30_000);
    const page = await site.page(own);
    expect(selectAll('main > *', page).map(({ tagName }) => tagName)).toEqual(['h1', 'section', 'figure']);
    expect(selectAll('body > :not(main, script), nav, style, .pw-source', page)).toEqual([]);
    expect(select('meta[name=robots]', page)?.properties.content).toBe('noindex');
    expect(select('link[rel=canonical]', page)?.properties.href).toBe(`${origin}${address}`);
    expect(select('html', page)?.properties.lang).toBe('en');
  });

  it('has the title of each plan, whatever is in it', async () => {
    const page = await site.page(own.replace('move', 'odd'));
    for (const place of ['title', 'h1']) expect(text(select(place, page) as never)).toBe('Plan: {{content}} $& &');
    expect(selectAll('main > *', page).map(({ tagName }) => tagName)).toEqual(['h1', 'section', 'figure']);
  });

  it('has only links to the plan’s page, in the whole window', async () => {
    const links = selectAll('a[href]', await site.page(own));
    expect(links.length).toBeGreaterThan(4);
    for (const { properties } of links) {
      expect(properties.target).toBe('_top');
      expect(String(properties.href).split('#')[0]).toBe(address);
    }
  });
});

/** A site whose own integration, before ours, writes down what was built. */
const config = `import { readdirSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'astro/config';
import planwright from 'planwright';

const lister = {
  name: 'lister',
  hooks: {
    'astro:build:done': ({ dir }) => {
      writeFileSync(new URL('list.json', dir), JSON.stringify(readdirSync(dir, { recursive: true })));
    },
  },
};
export default defineConfig({
  i18n: { locales: ['en', 'de'], defaultLocale: 'en' },
  integrations: [lister, planwright()],
});
`;

it('exists in each language, and before integrations go through the files of a build', async () => {
  const site = await copyProject('plain', 'embed-locales');
  await site.write('plans/move/tasks.md', plan);
  await site.write('astro.config.mjs', config);
  await site.publish();
  const list = JSON.parse(await site.read('list.json'));
  for (const file of ['embed/index.html', 'plan.json']) expect(list).toContain(`plans/move/${file}`);
  const page = await site.page('de/plans/move/embed/index.html');
  expect(select('html', page)?.properties.lang).toBe('de');
  expect(select('h1 a', page)?.properties.href).toBe('/de/plans/move/');
  expect(await site.read('de/plans/move/embed/index.html')).toContain('Blockiert');
});

describe('in a frame of another site', () => {
  let servers: Served[] = [];
  let browser: Browser;
  let folder: string;
  const guide = snippets
    .filter(({ page, lang }) => page.endsWith('sharing.mdx') && lang === 'html')
    .map(({ text }) => text);

  beforeAll(async () => {
    const site = new Project(join(repository, 'test/.tmp/embed-plain'));
    folder = await mkdtemp(join(repository, 'test/.tmp/around-'));
    const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";
    const plans = await serve(site.dist, { base: '/docs', headers: { 'content-security-policy': policy } });
    const html = guide.join('\n').replace(/https:.*?\/embed\//, `${plans.url}/plans/move/embed/`);
    const around = (scheme: string, query = '') =>
      `<!doctype html><html lang="en"><meta name="color-scheme" content="${scheme}"><title>Wiki</title><link rel="icon" href="data:,"><p>Plans</p>${html.replace('/embed/', `/embed/${query}`)}`;
    await writeFile(join(folder, 'index.html'), around('light dark'));
    await writeFile(join(folder, 'dark.html'), around('light dark', '?theme=dark'));
    servers = [plans, await serve(folder)];
    browser = await launch();
  });
  afterAll(() =>
    Promise.all([browser?.close(), ...servers.map((one) => one.close()), rm(folder, { recursive: true })]),
  );

  async function framed<T>(
    look: (frame: Frame, page: Page) => Promise<T>,
    { path = '', scheme = 'light', width = 1000 }: { path?: string; scheme?: 'light' | 'dark'; width?: number } = {},
  ): Promise<T> {
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 700 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`${servers[1]?.url}/${path}`, { waitUntil: 'load' });
    const frame = page.frames()[1];
    if (!frame) throw new Error('There is no frame.');
    const result = await look(frame, page);
    expect(errors).toEqual([]);
    return result;
  }

  /** How tall the frame is, and its page. */
  const heights = async (frame: Frame, page: Page) => [
    await page.locator('iframe').evaluate((element) => (element as HTMLIFrameElement).clientHeight),
    await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height)),
  ];

  const isDark = (frame: Frame) =>
    frame.evaluate(() => {
      const [, lightness] = /(?:rgb\(|oklab\()([\d.]+)/.exec(getComputedStyle(document.body).backgroundColor) ?? [];
      return Number(lightness) < 128;
    });

  it('the page of the guide gives it the height that it says, and again when that changes', () =>
    framed(async (frame, page) => {
      await frame.locator('.pw-tools').waitFor();
      const isRight = async () => {
        const [outer = 0, inner = 0] = await heights(frame, page);
        return outer === inner && inner > 300;
      };
      await expect.poll(isRight).toBe(true);
      const [before = 0] = await heights(frame, page);
      await page.setViewportSize({ width: 320, height: 700 });
      await expect.poll(async () => (await heights(frame, page))[0]).toBeGreaterThan(before);
      await expect.poll(isRight).toBe(true);
      // It has come to rest, and does not grow with its own frame.
      const [after] = await heights(frame, page);
      await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
      expect((await heights(frame, page))[0]).toBe(after);
      expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1000, height: 700 });
      await expect.poll(async () => (await heights(frame, page))[0]).toBe(before);
    }));

  it('has the colours of the page around it, or those that it was given', async () => {
    await framed(async (frame) => expect(await isDark(frame)).toBe(false));
    await framed(async (frame) => expect(await isDark(frame)).toBe(true), { scheme: 'dark' });
    await framed(async (frame) => expect(await isDark(frame)).toBe(true), { path: 'dark.html' });
  });

  it('changes its colours when the page around it says so, and for nobody else', () =>
    framed(async (frame, page) => {
      const send = (theme: string) =>
        page.locator('iframe').evaluate((element, theme) => {
          (element as HTMLIFrameElement).contentWindow?.postMessage({ type: 'planwright:theme', theme }, '*');
        }, theme);
      await send('dark');
      await expect.poll(() => isDark(frame)).toBe(true);
      await send('auto');
      await expect.poll(() => isDark(frame)).toBe(false);
      await frame.evaluate(async () => {
        postMessage({ type: 'planwright:theme', theme: 'dark' }, '*');
        await new Promise((done) => setTimeout(done, 50));
      });
      expect(await isDark(frame)).toBe(false);
    }));

  it.each(['.pw-now .pw-chip', 'svg.pw-graph a'])('a task opens the plan’s page in the whole window: %s', (link) =>
    framed(async (frame, page) => {
      await frame.locator(link, { hasText: 'Rent a van' }).click();
      await page.waitForURL(/\/docs\/plans\/move\/#task-2-1$/);
      expect(page.frames()).toHaveLength(1);
    }),
  );

  it.each(['light', 'dark'] as const)('has no accessibility violations (%s)', (scheme) =>
    framed(
      async (frame) => {
        await frame.locator('.pw-tools').waitFor();
        await frame.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        expect(await violations(frame)).toEqual([]);
      },
      { scheme, width: 360 },
    ),
  );
});
