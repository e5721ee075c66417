/** The playground in a real browser, under the policies of the guide, on a site below a base and in two languages. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { example } from '../../plugin/playground/example.ts';
import { toFragment } from '../../plugin/playground/link.ts';
import { violations } from '../support/axe.ts';
import { launch, overflow, type Served, serve } from '../support/browser.ts';
import { generatePlan } from '../support/generate.ts';
import { hostilePlan, words } from './hostile.ts';
import { plan, task } from './plans.ts';
import { copyProject, type Project, repository } from './project.ts';

const base = '/docs';
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

let site: Project;
let server: Served;
let browser: Browser;

beforeAll(async () => {
  site = await copyProject('plain', 'playground');
  await site.write('.kiro/specs/login/tasks.md', await kiroPlan());
  const i18n = { locales: ['en', 'de'], defaultLocale: 'en' };
  await site.publish({
    astro: { base, i18n },
    options: { playground: true, plans: ['plans', '.kiro/specs'] },
  });
  server = await serve(site.dist, { base, headers: { 'content-security-policy': policy } });
  browser = await launch();
});

afterAll(() => Promise.all([browser?.close(), server?.close()]));

const kiroPlan = () => readFile(join(repository, 'plans/.kiro/specs/photo-upload/tasks.md'), 'utf8');

/** What a page asked for and did wrong. */
interface Seen {
  asked: string[];
  errors: string[];
  workers: string[];
}

async function onPlayground<T>(
  address: string,
  look: (page: Page, seen: Seen) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const seen: Seen = { asked: [], errors: [], workers: [] };
  page.on('request', (request) => seen.asked.push(request.url()));
  page.on('worker', (worker) => seen.workers.push(worker.url()));
  page.on('pageerror', ({ message }) => seen.errors.push(message));
  page.on('console', (message) => message.type() === 'error' && seen.errors.push(message.text()));
  await page.goto(`${server.url}${address}`, { waitUntil: 'load' });
  const foreign = (url: string) => !url.startsWith(server.url) && !url.startsWith('blob:') && !url.startsWith('data:');
  return look(page, seen)
    .then((result) => {
      expect(seen.errors).toEqual([]);
      expect(seen.asked.filter(foreign)).toEqual([]);
      return result;
    })
    .finally(() => context.close());
}

const address = '/plans/playground/';
const field = (page: Page) => page.locator('pw-playground textarea');
/** As a paste does, without a word of it in the log. */
const fill = (page: Page, text: string) =>
  field(page).evaluate((area: HTMLTextAreaElement, text) => {
    area.value = text;
    area.dispatchEvent(new Event('input'));
  }, text);
const findings = (page: Page) => page.locator('#pw-play-findings');
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const notice = (page: Page) => page.locator('.pw-play-notice');
const says = (page: Page, text: string) => page.locator('.pw-play-status', { hasText: text }).waitFor();
const said = async (page: Page) => {
  await notice(page).waitFor();
  return notice(page).textContent();
};

describe('a plan that is typed or pasted', () => {
  it('begins with an example, and what is found in it', () =>
    onPlayground(address, async (page) => {
      await says(page, '2 errors · 5 tasks · format: Planwright');
      expect(await field(page).inputValue()).toBe(example);
      expect(new URL(page.url()).hash).toBe('');
      expect(await findings(page).locator('.pw-finding').count()).toBe(2);
    }));

  it('is checked in a worker, and shown as findings and as a page', () =>
    onPlayground(address, async (page, { workers, asked }) => {
      await says(page, '2 errors');
      await field(page).fill(plan({ title: 'Bread', tasks: task('1.1', '**Depends on**: 1.2', 'x') + task('1.2') }));
      await says(page, '1 error');
      expect(await findings(page).textContent()).toContain(
        'Task 1.1 is done, but Task 1.2, which it depends on, is not.',
      );
      await tab(page, 'Page').click();
      const shown = page.locator('#pw-play-page');
      await shown.getByRole('heading', { name: 'Bread' }).waitFor();
      expect(await shown.locator('.pw-task').count()).toBe(2);
      expect(await shown.locator('.pw-head').count()).toBe(1);
      await field(page).fill(plan({ title: 'Cake' }));
      await shown.getByRole('heading', { name: 'Cake' }).waitFor();
      expect(workers).toHaveLength(1);
      expect(asked.filter((url) => /mermaid|elk|drawer/.test(url))).toEqual([]);
    }));

  it('is drawn as on the site, by a Mermaid that is loaded with the first graph', () =>
    onPlayground(address, async (page, { workers, asked }) => {
      await says(page, '2 errors');
      expect(asked.filter((url) => /mermaid/.test(url))).toEqual([]);
      await field(page).fill(await site.read('../plans/search/tasks.md'));
      await says(page, 'task');
      await tab(page, 'Graph').click();
      await page.locator('#pw-play-graph svg.pw-graph').waitFor();
      expect(asked.filter((url) => /mermaid/.test(url))).not.toEqual([]);
      expect(workers).toHaveLength(2);
      const boxes = (html: string) => html.match(/data-task="[^"]*"/g)?.sort();
      const drawn = await page.locator('#pw-play-graph svg.pw-graph').evaluate((svg) => svg.outerHTML);
      const built = /<svg id="pw-graph".*?<\/svg>/s.exec(await site.read('plans/search/index.html'))?.[0] ?? '';
      expect(boxes(built)?.length).toBeGreaterThan(0);
      expect(boxes(drawn)).toEqual(boxes(built));
      // A box leads to its task on the page, and the address stays what it was.
      const { hash } = new URL(page.url());
      await page.locator('#pw-play-graph a').first().click();
      await page.locator('#pw-play-page .pw-task:focus-within, #pw-play-page .pw-task:focus').first().waitFor();
      expect(new URL(page.url()).hash).toBe(hash);
    }));

  it('is read in the format that it looks like, or in the chosen one', () =>
    onPlayground(address, async (page) => {
      await field(page).fill(await kiroPlan());
      await says(page, 'format: Kiro');
      await page.locator('select[name="format"]').selectOption('openspec');
      await says(page, 'format: OpenSpec');
    }));

  it('is checked as it is now, not in every state in between', () =>
    onPlayground(address, async (page) => {
      await says(page, '2 errors');
      const sizes = Array.from({ length: 40 }, (_, at) => at + 21);
      const answers = await page.evaluate(
        async (texts) => {
          const area = document.querySelector<HTMLTextAreaElement>('pw-playground textarea');
          const shown = document.querySelector('.pw-play-status');
          if (!area || !shown) return [];
          const seen: (string | null)[] = [];
          new MutationObserver(() => seen.push(shown.textContent)).observe(shown, { childList: true });
          for (const text of texts) {
            area.value = text;
            area.dispatchEvent(new Event('input'));
          }
          while (!seen.at(-1)?.includes('60 tasks')) await new Promise((done) => setTimeout(done, 20));
          return seen;
        },
        sizes.map((size) => generatePlan(size)),
      );
      expect(answers.length).toBeLessThan(10);
      expect(answers.at(-1)).toContain('60 tasks');
    }));

  it('has findings that lead to their place in the editor', () =>
    onPlayground(address, async (page) => {
      await says(page, '2 errors');
      await findings(page).getByRole('link', { name: 'Line 32' }).click();
      const selected = await field(page).evaluate((area: HTMLTextAreaElement) => ({
        isFocused: document.activeElement === area,
        text: area.value.slice(area.selectionStart, area.selectionEnd),
        isInView: area.scrollTop > 0,
      }));
      expect(selected).toEqual({ isFocused: true, text: '2.4', isInView: true });
    }));

  it('comes from a file that is dropped or opened', () =>
    onPlayground(address, async (page) => {
      await says(page, '2 errors');
      const drop = (text: string) =>
        page.evaluate((text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], 'tasks.md', { type: 'text/markdown' }));
          const to = document.querySelector('pw-playground textarea');
          for (const kind of ['dragover', 'drop']) {
            to?.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
          }
        }, text);
      await drop(`\uFEFF${plan({ title: 'Dropped' })}`);
      await says(page, '2 tasks');
      expect(await field(page).inputValue()).toBe(plan({ title: 'Dropped' }));
      await drop('x'.repeat(1_000_001));
      expect(await said(page)).toBe('The file has more than 1 MB, so it was not opened.');
      const buffer = Buffer.from(plan({ title: 'Opened', tasks: task('1.1') }));
      await page.locator('[type="file"]').setInputFiles({ name: 'tasks.md', mimeType: 'text/markdown', buffer });
      await says(page, '1 task');
      expect(await field(page).inputValue()).toContain('# Tasks: Opened');
      expect(await notice(page).isHidden()).toBe(true);
    }));
});

describe('a link', () => {
  it('holds a plan whose fragment has more than 64 KB, opened from outside', async () => {
    // Numbers that are hard to compress.
    let seed = 1;
    const number = () => {
      seed = (seed * 48271) % 2147483647;
      return seed.toString(36);
    };
    const notes = Array.from({ length: 7000 }, () => `${number()}${number()}`).join('\n');
    const text = `${plan({ title: 'Long' })}\n## Notes\n\n${notes}\n`;
    const link = await onPlayground(address, async (page) => {
      await fill(page, text);
      await page.waitForFunction(() => location.hash.length > 65_536);
      return page.url();
    });
    await onPlayground(link.slice(server.url.length), async (page) => {
      await says(page, '2 tasks');
      expect(await field(page).inputValue()).toBe(text);
    });
  });

  it('is copied with the plan and its format in it', () =>
    onPlayground(
      address,
      async (page) => {
        await field(page).fill('- [ ] 1. Bake\n');
        await page.locator('select[name="format"]').selectOption('kiro');
        await page.getByRole('button', { name: 'Copy link' }).click();
        await page.locator('output', { hasText: 'Link copied.' }).waitFor();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        expect(copied).toBe(`${server.url}${address}#${await toFragment({ text: '- [ ] 1. Bake\n', format: 'kiro' })}`);
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    ));

  it('of a plan that is too long is not made', () =>
    onPlayground(address, async (page) => {
      const bytes = Array.from({ length: 30_000 }, (_, at) => ((at * 2654435761) >>> 0).toString(36)).join(' ');
      await fill(page, `# Tasks: Long\n\n${bytes.replace(/(.{80}) /g, '$1\n')}\n`);
      await page.locator('output', { hasText: 'The plan is too long for a link.' }).waitFor();
      expect(new URL(page.url()).hash).toBe('');
    }));

  it.each([
    ['damaged', '#v1.AAAA', 'The link is damaged'],
    ['from a later version', '#v2.AAAA', 'The link was made by a newer version'],
    ['a bomb', `#v1.${deflateRawSync(Buffer.alloc(2 ** 27)).toString('base64url')}`, 'The link holds more than 1 MB'],
    ['to a plan that is not there', '?plan=nowhere', 'This site has no plan at nowhere.'],
    ['out of the plans', '?plan=../../secret', 'This site has no plan at ../../secret.'],
  ])('that is %s says so', (_, end, sentence) =>
    onPlayground(address, async (page, seen) => {
      await page.goto(`${server.url}${address}${end}`);
      expect(await said(page)).toContain(sentence);
      // The browser's own word on what the server does not have.
      seen.errors = seen.errors.filter((error) => !error.includes('404'));
      // What is typed goes on from there.
      await field(page).fill(plan());
      await says(page, '2 tasks');
      expect(await notice(page).isHidden()).toBe(true);
    }),
  );

  it('from a plan’s page opens that plan', async () => {
    const href = /<a href="([^"]*playground[^"]*)"/.exec(await site.read('plans/search/index.html'))?.[1] ?? '';
    expect(href.startsWith(`${base}${address}?plan=search`)).toBe(true);
    await onPlayground(href.slice(base.length), async (page) => {
      await page.waitForFunction(() => document.querySelector('textarea')?.value !== '');
      expect(await field(page).inputValue()).toBe(await site.read('../plans/search/tasks.md'));
    });
    const kiro = /<a href="([^"]*playground[^"]*)"/.exec(await site.read('plans/login/index.html'))?.[1];
    expect(kiro).toMatch(/\?plan=login&(?:#x26;|#38;|amp;)?format=kiro$/);
  });

  it('to a hostile plan runs nothing, loads nothing and links to nothing', async () => {
    const text = hostilePlan(words.breakout);
    await onPlayground(`${address}#${await toFragment({ text, format: null })}`, async (page) => {
      await says(page, 'tasks');
      const { url } = { url: page.url() };
      await tab(page, 'Page').click();
      await page.locator('#pw-play-page .pw-task').first().waitFor();
      await tab(page, 'Graph').click();
      await page.locator('#pw-play-graph svg.pw-graph').waitFor();
      const found = await page.evaluate(() => {
        const all = [...document.querySelectorAll('.pw-play-panel *')];
        return {
          pwned: Reflect.get(window, 'pwned'),
          elements: all
            .filter((one) => /^(?:script|iframe|object|embed|link|style|meta|base|img|math)$/i.test(one.localName))
            .map((one) => one.outerHTML),
          handlers: all.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on'))),
          addresses: all
            .flatMap((one) => [one.getAttribute('href'), one.getAttribute('src'), one.getAttribute('xlink:href')])
            .filter((one) => one !== null && !/^(?:#|https?:|mailto:)/.test(one)),
        };
      });
      expect(found).toEqual({ pwned: undefined, elements: [], handlers: [], addresses: [] });
      expect(page.url()).toBe(url);
      const shown = await page.locator('#pw-play-page').evaluate((panel) => panel.textContent);
      for (const word of [words.script, words.handler, words.breakout]) expect(shown).toContain(word);
    });
  });
});

it('speaks the language of its page', () =>
  onPlayground('/de/plans/playground/', async (page) => {
    await says(page, '2 Fehler · 5 Aufgaben · Format: Planwright');
    expect(await page.locator('h1').textContent()).toBe('Spielwiese');
  }));

it('works with the keyboard', () =>
  onPlayground(address, async (page) => {
    await says(page, '2 errors');
    await tab(page, 'Findings').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('#pw-play-page .pw-task').first().waitFor();
    expect(await tab(page, 'Page').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Home');
    expect(await page.locator('#pw-play-page').isHidden()).toBe(true);
  }));

it('loads few bytes of scripts until a graph is shown', () =>
  onPlayground(address, async (page, { asked }) => {
    await says(page, '2 errors');
    const scripts = asked.filter((url) => url.endsWith('.js'));
    const texts = await Promise.all(scripts.map((url) => site.read(url.slice(server.url.length + 1))));
    expect(scripts.length).toBeGreaterThan(1);
    expect(texts.reduce((sum, text) => sum + gzipSync(text).length, 0)).toBeLessThan(320 * 1024);
  }));

it('publishes no code for other types of diagrams', async () => {
  const scripts = (await site.built()).filter((file) => file.endsWith('.js'));
  expect(scripts.filter((file) => /Diagram-|dagre|katex|cose/.test(file))).toEqual([
    expect.stringMatching(/\/flowDiagram-/),
  ]);
});

const looks = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 390 },
] as const;

/** Of all three panels: what axe finds, and how much wider than the screen the page is. */
async function lookAtPanels(page: Page): Promise<void> {
  await says(page, '2 errors');
  for (const [name, ready] of [
    ['Findings', '#pw-play-findings .pw-finding'],
    ['Page', '#pw-play-page .pw-task'],
    ['Graph', '#pw-play-graph svg.pw-graph'],
  ] as const) {
    await tab(page, name).click();
    await page.locator(ready).first().waitFor();
    expect([name, await violations(page, 'main'), await overflow(page)]).toEqual([name, [], 0]);
  }
}

it.each(looks)('has no accessibility violations and is no wider than the screen: $scheme, $width px', (look) =>
  onPlayground(address, lookAtPanels, view(look)),
);

/** The policy would stop what looks at the page. */
const view = ({ scheme, width }: (typeof looks)[number]): BrowserContextOptions => ({
  viewport: { width, height: 900 },
  colorScheme: scheme,
  bypassCSP: true,
});

describe('in Starlight', () => {
  let own: Served;

  beforeAll(async () => {
    const other = await copyProject('starlight', 'playground-starlight');
    const config = await other.read('../astro.config.mjs');
    await other.write('astro.config.mjs', config.replace('planwright()', 'planwright({ playground: true })'));
    await other.publish();
    own = await serve(other.dist);
  });

  afterAll(() => own?.close());

  it.each(looks)('it looks and works as well: $scheme, $width px', async (look) => {
    const context = await browser.newContext(view(look));
    const page = await context.newPage();
    await page.goto(`${own.url}${address}`);
    await lookAtPanels(page).finally(() => context.close());
  });
});
