import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import type { Browser } from 'playwright-core';
import { glob } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanJson } from '../../plugin/share/json.ts';
import { examineExample, outputOf } from '../../scripts/rules/example.ts';
import { launch, type Served, serve } from '../support/browser.ts';
import { lettersByPage } from '../support/pdf.ts';
import { missingOnFirstScreen } from './first-screen.ts';
import { brokenLinks } from './links.ts';
import { expectGoodPage, forced, typeScale } from './looks.ts';
import { searchRecords } from './pagefind.ts';
import { ended, Project, repository } from './project.ts';
import { open } from './visit.ts';
import { walk } from './walk.ts';

const ids = (await glob('*/tasks.md', { cwd: join(repository, 'plans') })).map((file) => file.split('/')[0] as string);
const site = new Project(repository, { dist: join(repository, 'test/.tmp/site') });
const example = await readFile(join(repository, 'src/components/checkout.md'), 'utf8');
/** The drawing of all tasks, where there is one of what is open as well. */
const whole = 'pw-graph:not([data-view="open"]) svg.flowchart';
let server: Served;
let browser: Browser;

/** The bars of a page: the words beside each, and how wide its part that is done is, and all its parts, in percent. */
function barsOn(page: Root) {
  return selectAll('main :is(.pw-standing, .pw-phase-standing)', page).flatMap((standing) => {
    const parts = selectAll('.pw-segments rect', standing);
    const width = (rects: Element[]) => rects.reduce((sum, rect) => sum + parseFloat(String(rect.properties.width)), 0);
    const words = select('.pw-done, .pw-figures', standing);
    const done = width(selectAll('.pw-segments .pw-is-done', standing));
    return parts.length > 0 ? [{ words: words && textOf(words), done, whole: width(parts) }] : [];
  });
}

beforeAll(async () => {
  await site.publish();
  [server, browser] = await Promise.all([serve(site.dist), launch()]);
});
afterAll(() => Promise.all([browser?.close(), server?.close()]));

it('has plans to show', () => {
  expect(ids.length).toBeGreaterThanOrEqual(5);
});

it('has no type error, and neither has the rest of the repository', { timeout: 300_000 }, async () => {
  // The build has just written the types that Astro makes.
  const { code, output } = await ended(site.start(['check', '--noSync']));
  expect(code, output).toBe(0);
});

describe.each(ids)('the page of plans/%s', (id) => {
  const page = () => site.page(`plans/${id}/index.html`);
  const json = async (): Promise<PlanJson> => JSON.parse(await site.read(`plans/${id}/plan.json`));

  it('draws a node for every task and an edge for every declared dependency', async () => {
    const { tasks, edges, phaseEdges } = await json();
    expect(selectAll(`${whole} [data-task].node`, await page()).length).toBe(tasks.length);
    // Conditions outside the plan, other plans' tasks and exclusions are drawn besides.
    const others = ':not(.pw-graph-exclusion, [data-from-box], [data-to-box])';
    const drawn = selectAll(`${whole} .flowchart-link${others}`, await page()).length;
    expect(drawn).toBe(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size + phaseEdges.length);
  });

  it('has bars with the counted progress, one for the plan and one a phase', async () => {
    const { progress, phases } = await json();
    const counted = [progress, ...phases.filter(({ total }) => total > 0)];
    const bars = barsOn(await page());
    expect(bars.map(({ words }) => words)).toEqual(
      counted.map(({ done, total }, at) =>
        expect.stringMatching(`^${done} of ${total} done${at === 0 ? ', \\d+%' : ''}$`),
      ),
    );
    for (const [at, { done, total }] of counted.entries()) {
      expect(bars[at]?.done).toBeCloseTo((100 * done) / total, 1);
      expect(bars[at]?.whole).toBeCloseTo(100, 0);
    }
  });

  it('has four constraint tables', async () => {
    const { constraints } = await json();
    const { deadlock, ...tables } = constraints;
    expect(deadlock.length).toBeGreaterThan(0);
    for (const rows of Object.values(tables)) expect(rows.length).toBeGreaterThan(0);
  });

  it('is found by the search', async () => {
    const found = (await searchRecords(site)).find(({ url }) => url === `/plans/${id}/`);
    expect(found?.meta.title).toBe((await json()).title);
  });

  it('loads nothing from another host, and no script of ours but that of the graph, as a file', async () => {
    for (const { properties } of selectAll('script[src], img[src], link[rel="stylesheet"]', await page())) {
      expect(properties.src ?? properties.href).toMatch(/^\/(?!\/)/);
    }
    const ours = selectAll('main script', await page());
    expect(ours.map(({ children, properties }) => [children.length, properties.type])).toEqual([[0, 'module']]);
  });
});

describe.each([
  ['spec-kit', 'specs/014-offline-maps', 26, 6],
  // Two of its tasks have no container, so no group to show the progress of.
  ['kiro', 'kiro/specs/photo-upload', 17, 4],
  ['openspec', 'openspec/changes/add-api-quotas', 20, 5],
  ['superpowers', 'docs/superpowers/plans/2026-04-14-csv-import', 10, 0],
  ['gsd', 'planning', 13, 5],
])('the page of a plan of %s', (format, address, count, groups) => {
  it('has a row and a node for every task, and a bar for the plan and each group', async () => {
    const page = await site.page(`plans/${address}/index.html`);
    const { tasks, ...json }: PlanJson = JSON.parse(await site.read(`plans/${address}/plan.json`));
    expect([json.format, tasks.length]).toEqual([format, count]);
    const rows = new Set(selectAll('main [id^="task-"]', page).map(({ properties }) => properties.id));
    expect(tasks.filter(({ anchor }) => !rows.has(anchor))).toEqual([]);
    expect(selectAll(`${whole} [data-task].node`, page).length).toBe(count);
    expect(barsOn(page).length).toBe(1 + groups);
  });

  it('is found by the search', async () => {
    const records = await searchRecords(site);
    expect(records.map(({ url }) => url)).toContain(`/plans/${address}/`);
  });
});

it('has no broken link', async () => {
  expect(brokenLinks(await site.pages(), await site.built())).toEqual([]);
});

it.each([
  '/plans/',
  '/plans/webhooks/',
  '/plans/postgres-17/',
  '/plans/specs/014-offline-maps/',
  '/plans/kiro/specs/photo-upload/',
])('%s is accessible, and no wider than any screen', (path) =>
  expectGoodPage(browser, server.url + path, 'main .pw-page', [forced]),
);

it.each([
  ['/', 'main'],
  ['/guides/components/', '.pw-piece'],
])('%s is accessible: %s', (path, part) => expectGoodPage(browser, server.url + path, part));

describe('in a browser', () => {
  const view = (path: string, width: number, height: number) =>
    open(browser, `${server.url}/${path}`, { width, height });

  it.each([
    [1280, 900],
    [390, 844],
  ])(
    'the first screen of every plan says how far it is, what is next and what is blocked, at %d × %d',
    async (width, height) => {
      const plans = (await site.built()).filter((file) => file.endsWith('/plan.json'));
      const pages = plans.map((file) => file.replace('plan.json', 'index.html'));
      expect(pages.length).toBeGreaterThanOrEqual(10);
      for (const file of pages) {
        const page = await view(file, width, height);
        expect(await missingOnFirstScreen(page), file).toEqual([]);
      }
    },
  );

  it.each(['', 'plans/', 'plans/webhooks/', 'plans/specs/014-offline-maps/'])(
    '/%s can be walked through with Tab, from beginning to end',
    async (path) => {
      for (const width of [1280, 390]) {
        const page = await view(path, width, 844);
        const { stops, missed } = await walk(page);
        expect(stops.length).toBeGreaterThan(20);
        expect({ faults: stops.filter(({ faults }) => faults.length > 0), missed }).toEqual({ faults: [], missed: [] });
      }
    },
  );

  it.each([1280, 390])('text about a task in the head is aligned with its id, at %i pixels', async (width) => {
    const page = await view('plans/field-sync/', width, 900);
    const [id, note] = await page.locator('.pw-now-tasks li:has(.pw-is-blocked)').evaluate((item) => {
      const range = document.createRange();
      range.selectNode(item.querySelector('.pw-chip')?.firstChild ?? item);
      return [range, item.querySelector('.pw-note') ?? item].map((one) => one.getBoundingClientRect().toJSON());
    });
    expect(note.y).toBeGreaterThan(id.y + 10);
    expect(Math.abs(note.x - id.x)).toBeLessThan(2);
  });

  it.each([1280, 390])(
    'rows are dense: no id touches its title, folded phases follow at once, at %i',
    async (width) => {
      const page = await view('plans/field-sync/', width, 900);
      const [gaps, folded] = await page.evaluate(() => {
        const ids = [...document.querySelectorAll('.pw-task-id')].filter((id) => id.checkVisibility());
        const shut = [...document.querySelectorAll('.pw-phase:has(> details:not([open]))')];
        return [
          ids.map((id) => {
            const [own, title] = [document.createRange(), document.createRange()];
            own.selectNodeContents(id);
            title.selectNodeContents(id.parentElement ?? id);
            title.setStartAfter(id);
            return (title.getClientRects()[0]?.left ?? 0) - own.getBoundingClientRect().right;
          }),
          shut.map((phase) => {
            const next = phase.nextElementSibling?.getBoundingClientRect();
            return (next?.top ?? 0) - phase.getBoundingClientRect().bottom;
          }),
        ] as const;
      });
      expect(gaps.length).toBeGreaterThan(30);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4);
      expect(folded.length).toBeGreaterThan(1);
      expect(Math.max(...folded)).toBeLessThanOrEqual(8);
    },
  );

  it('a page has one scale of type, and counts in the sidebar are quieter than titles', async () => {
    const page = await view('plans/webhooks/', 1280, 900);
    expect(await typeScale(page)).toEqual({ title: 28, section: 20, row: 15, leading: 22.5 });
    const [count, title] = await page
      .locator('.pw-sidebar-count')
      .first()
      .evaluate((count) =>
        [count, count.parentElement as HTMLElement].map((one) => {
          const { fontSize, fontWeight, backgroundColor, borderTopWidth } = getComputedStyle(one);
          return { size: Number.parseFloat(fontSize), weight: Number(fontWeight), backgroundColor, borderTopWidth };
        }),
      );
    expect(count).toMatchObject({ backgroundColor: 'rgba(0, 0, 0, 0)', borderTopWidth: '0px' });
    expect(count?.size).toBeLessThan(title?.size ?? 0);
    expect(count?.weight).toBeLessThanOrEqual(title?.weight ?? 0);
  });

  it('the list of plans shows next and blocked tasks of up to 60 letters whole beside a sidebar', async () => {
    const page = await view('plans/', 1280, 900);
    const chips = await page
      .locator('.pw-plan .pw-chip')
      .evaluateAll((all) =>
        all.map((one) => ({ words: one.textContent ?? '', isCut: one.scrollHeight > one.clientHeight + 1 })),
      );
    const short = chips.filter(({ words }) => words.length <= 60);
    expect(short.length).toBeGreaterThan(10);
    expect(short.filter(({ isCut }) => isCut)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'the landing page shows a plan on light and on dark, where it is %s',
    async (scheme) => {
      const page = await open(browser, `${server.url}/`, { scheme });
      const lightness = (selector: string, property: 'background-color' | 'color') =>
        page
          .locator(selector)
          .first()
          .evaluate((element, property) => {
            const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
            if (!canvas) throw new Error('No canvas');
            canvas.fillStyle = getComputedStyle(element).getPropertyValue(property);
            canvas.fillRect(0, 0, 1, 1);
            return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
          }, property);
      expect(await lightness('.pane:has(.pw-head)', 'background-color')).toBeGreaterThan(240);
      expect(await lightness('.pane .pw-done strong', 'color')).toBeLessThan(60);
      expect(await lightness('.pane:has(pw-graph)', 'background-color')).toBeLessThan(60);
      expect(
        await page
          .locator('.pane .pw-graph [data-task="2.3"] rect')
          .first()
          .evaluate((box) => getComputedStyle(box).fill),
      ).toBe('rgb(38, 45, 56)');
    },
  );

  it.each(['light', 'dark'] as const)(
    'the landing page has the reader’s colours where they are forced, %s',
    async (scheme) => {
      const page = await open(browser, `${server.url}/`, { scheme, forced: true });
      const own = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        const system = (names: string) =>
          names.split(' ').map((name) => {
            probe.style.color = name;
            return getComputedStyle(probe).color;
          });
        const [texts, grounds] = ['CanvasText LinkText ButtonText', 'Canvas ButtonFace'].map(system) as [
          string[],
          string[],
        ];
        const isWord = (element: HTMLElement) =>
          [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
        return [...document.querySelectorAll<HTMLElement>('main *')].flatMap((element) => {
          const { color, backgroundColor, forcedColorAdjust } = getComputedStyle(element);
          if (!isWord(element) || forcedColorAdjust === 'none' || element.matches('title, desc')) return [];
          const isOn = /, 0(?:\.0\d)?\)$/.test(backgroundColor) || grounds.includes(backgroundColor);
          return texts.includes(color) && isOn ? [] : [`${element.outerHTML.slice(0, 90)} ${color} ${backgroundColor}`];
        });
      });
      expect(own).toEqual([]);
    },
  );

  it.each([320, 768, 1920])('the landing page fits a screen of %d pixels', async (width) => {
    const page = await view('', width, 900);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await page.locator('.pane .pw-done').boundingBox()).toMatchObject({ y: expect.any(Number) });
  });

  it('the landing page shows what fails a build as it is printed, three ways in, and has one thing to do', async () => {
    const page = await view('', 1280, 900);
    const printed = await page.locator('.terminal pre').textContent();
    const [examined] = examineExample(new Map([['plans/checkout/tasks.md', example]]));
    expect(printed?.replace(/ +$/gm, '')).toBe(outputOf(examined ? [examined] : []).output);
    expect(printed).toContain('✗ 1 plan checked: 3 errors, 0 warnings.');
    expect(await page.locator('.landing-ways h3').allTextContents()).toHaveLength(3);
    expect(await page.locator('.hero .actions a').allTextContents()).toEqual([expect.stringContaining('Get started')]);
  });

  it('a wide page has the list of its phases at the side, which follows the reader', async () => {
    const page = await view('plans/webhooks/', 1600, 900);
    const list = page.getByRole('navigation', { name: 'On this page' });
    const link = list.getByRole('link', { name: 'Phase 3: Cut over' });
    expect((await link.boundingBox())?.x).toBeGreaterThan(1200);
    await link.click();
    await page.waitForFunction(() =>
      document.querySelector('.pw-contents [aria-current]')?.textContent.includes('Phase 3'),
    );
    expect(await list.locator('[aria-current]').count()).toBe(1);
    const [heading, place] = await Promise.all([
      page.getByRole('heading', { name: 'Phase 3: Cut over' }).boundingBox(),
      link.boundingBox(),
    ]);
    expect(heading?.y).toBeGreaterThan(60);
    expect(heading?.y).toBeLessThan(200);
    expect(place?.y).toBeGreaterThan(60);
  });

  it('a narrow page has it in a line that opens, by keyboard as well, and stays in sight', async () => {
    const page = await view('plans/webhooks/', 390, 844);
    const link = page.locator('.pw-contents').getByRole('link', { name: 'Notes for Implementer' });
    expect(await link.isVisible()).toBe(false);
    await page.locator('.pw-contents summary').focus();
    await page.keyboard.press('Enter');
    expect(await link.isVisible()).toBe(true);
    await link.focus();
    await page.keyboard.press('Enter');
    expect(await link.isVisible()).toBe(false);
    const [line, heading] = await Promise.all([
      page.locator('.pw-contents').boundingBox(),
      page.getByRole('heading', { name: 'Notes for Implementer' }).boundingBox(),
    ]);
    expect(line?.y).toBeGreaterThanOrEqual(50);
    expect(heading?.y).toBeGreaterThanOrEqual((line?.y ?? 0) + (line?.height ?? 0));
    expect(heading?.y).toBeLessThan(300);
  });

  it('drawings, rows and tables take the width of a wide page, and what is read keeps a measure', async () => {
    const page = await view('plans/webhooks/', 1600, 900);
    const width = async (selector: string) =>
      (await page.locator(`${selector}:visible`).first().boundingBox())?.width ?? 0;
    const whole = await width('.pw-sheet > .pw-page > .pw-head');
    for (const part of ['pw-graph', '.pw-task.pw-is-blocked', '.pw-scroll > table'])
      expect(await width(part)).toBeGreaterThan(whole - 4);
    expect(await width('.pw-page > ul')).toBeLessThan(800);
  });
});

describe('on paper', () => {
  const margin = { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' };
  const letters = async (path: string) => {
    const page = await open(browser, `${server.url}/${path}`);
    const pdf = await page.pdf({ format: 'A4', margin });
    return lettersByPage(pdf);
  };

  it.each(['', ...ids.map((id) => `${id}/`)])('the last page of plans/%s has more than a line or two', async (id) => {
    expect((await letters(`plans/${id}`)).at(-1)).toBeGreaterThan(150);
  });

  it('a plan of 66 tasks has at most 12 pages, with nothing in them left out', async () => {
    const pages = await letters('plans/field-sync/');
    expect(pages.length).toBeLessThanOrEqual(12);
    const page = await open(browser, `${server.url}/plans/field-sync/`);
    await page.emulateMedia({ media: 'print' });
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll('.pw-task-title, .pw-fields > dd, .pw-constraints td, .pw-verdict, .pw-slice')]
        .filter((one) => one.textContent !== '' || one.matches('.pw-slice'))
        .filter((one) => !one.checkVisibility() || one.getBoundingClientRect().width === 0)
        .map(({ outerHTML }) => outerHTML),
    );
    expect(hidden).toEqual([]);
    expect(await page.locator('.pw-slice').count()).toBe(await page.locator('.pw-phase').count());
  });

  it('no heading is the last on a page, and no frame is left empty where its table is cut', async () => {
    const page = await open(browser, `${server.url}/plans/field-sync/`);
    await page.emulateMedia({ media: 'print' });
    const { alone, framed } = await page.evaluate(() => {
      const styles = (selector: string) =>
        [...document.querySelectorAll(`.pw-page :is(${selector})`)].map((one) => getComputedStyle(one));
      return {
        alone: styles('h2, h3, h4, thead, .pw-phase-line').filter(({ breakAfter }) => breakAfter !== 'avoid').length,
        framed: styles('.pw-scroll').filter(({ borderTopWidth }) => borderTopWidth !== '0px').length,
      };
    });
    expect({ alone, framed }).toEqual({ alone: 0, framed: 0 });
  });
});
