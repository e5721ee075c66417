import { select, selectAll } from 'hast-util-select';
import { toString as text } from 'hast-util-to-string';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { launch, layoutShift, type Served, serve, type View } from '../support/browser.ts';
import { commit, git } from '../support/folder.ts';
import { plan, task } from './plans.ts';
import { copyProject, type Project } from './project.ts';

/** Six plans of two folders in every state, one of them stuck, each of a day of its own. */
const plans: readonly (readonly [id: string, title: string, marks: string, field?: string])[] = [
  ['shop/pay', 'Pay by card', 'xx  '],
  ['shop/cart', 'Keep the cart', 'xxxx'],
  ['shop/return', 'Take things back', '    '],
  ['office/mail', 'Answer mail', 'x!', '**Blocked by**: the new contract'],
  ['office/print', 'Print labels', 'x~ '],
  ['office/orders', 'Keep old orders', '  '],
];

let site: Project;
let server: Served;
let browser: Browser;
const errors: string[] = [];

beforeAll(async () => {
  site = await copyProject('plain', 'list');
  await site.remove('plans');
  await git(site.root, 'init', '-q');
  for (const [index, [id, title, marks, field]] of plans.entries()) {
    const tasks = [...marks].map((mark, at) => task(`1.${at + 1}`, mark === '!' ? field : '', mark)).join('');
    await site.write(`plans/${id}/tasks.md`, plan({ title, total: marks.length, tasks }));
    await commit(site.root, `2026-02-0${index + 1}T12:00:00Z`, 'plans');
  }
  await site.publish();
  [server, browser] = await Promise.all([serve(site.dist), launch()]);
});
afterAll(() => Promise.all([browser?.close(), server?.close()]));

async function open(query = '', view: View & { script?: boolean; forced?: boolean } = {}): Promise<Page> {
  const { width = 1280, height = 900, scheme = 'light', script = true, forced = false } = view;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    javaScriptEnabled: script,
    forcedColors: forced ? 'active' : 'none',
  });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${server.url}/plans/${query}`);
  return page;
}

/** The titles that can be seen, in their order. */
const shown = (page: Page) => page.locator('.pw-plan:visible > th > a').allTextContents();
const inGroups = ['Answer mail', 'Print labels', 'Keep old orders', 'Pay by card', 'Take things back', 'Keep the cart'];

describe('the list of all plans', () => {
  it('lists stuck plans first, with what they wait for, and the day of the last change', async () => {
    const [first] = selectAll('.pw-plan', await site.page('plans/index.html'));
    const cells = selectAll('th, td', first as never).map((cell) => text(cell).trim());
    expect(cells).toEqual([
      'Answer mailoffice/mail',
      '1 of 2, 50%',
      'Nothing can start',
      '1.2 Do the work of 1.2 the new contract',
      '',
      '1 task',
      'Feb 4, 2026',
    ]);
    expect(select('time', first as never)?.properties.dateTime).toBe('2026-02-04');
  });

  it('is complete without a script, in groups, without dead controls', async () => {
    const page = await open('', { script: false });
    expect(await shown(page)).toEqual(inGroups);
    expect(await page.locator('.pw-plan-group').allTextContents()).toEqual(['office 3', 'shop 3']);
    expect(await page.locator('.pw-all-plans :is(button, input):visible').count()).toBe(0);
  });

  it('sorts by a column, one way, the other, and back, and says so', async () => {
    const page = await open();
    const head = page.getByRole('columnheader', { name: 'Progress' });
    const button = page.getByRole('button', { name: 'Progress' });
    const byProgress = [
      'Keep the cart',
      'Answer mail',
      'Pay by card',
      'Print labels',
      'Keep old orders',
      'Take things back',
    ];
    await button.click();
    expect([await shown(page), await head.getAttribute('aria-sort')]).toEqual([byProgress, 'descending']);
    expect(page.url()).toBe(`${server.url}/plans/?sort=-progress`);
    await button.click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect((await shown(page)).at(-1)).toBe('Keep the cart');
    await button.click();
    expect([await shown(page), await head.getAttribute('aria-sort')]).toEqual([inGroups, null]);
    expect(page.url()).toBe(`${server.url}/plans/`);
  });

  it.each([
    ['plan', ['Answer mail', 'Keep old orders', 'Keep the cart']],
    ['-changed', ['Keep old orders', 'Print labels', 'Answer mail']],
    ['-ready', ['Take things back', 'Keep old orders', 'Pay by card']],
    ['-blocked', ['Answer mail', 'Print labels', 'Keep old orders']],
  ])('opens sorted by %s from its address', async (sort, first) => {
    expect((await shown(await open(`?sort=${sort}`))).slice(0, 3)).toEqual(first);
  });

  it('filters by text and by state, says how many are left, and opens the same from its address', async () => {
    const page = await open();
    await page.getByRole('searchbox').fill('KEEP');
    expect(await shown(page)).toEqual(['Keep old orders', 'Keep the cart']);
    expect(await page.getByRole('status').textContent()).toBe('2 of 6 plans shown');
    await page.getByRole('radio', { name: 'Done' }).check();
    expect(await shown(page)).toEqual(['Keep the cart']);
    expect(await page.locator('.pw-plan-group:visible').allTextContents()).toEqual(['shop 3']);
    await page.goto(page.url());
    expect(await shown(page)).toEqual(['Keep the cart']);
    await page.getByRole('searchbox').fill('keep nothing');
    expect(await page.getByRole('status').textContent()).toBe('No plan matches.');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('radio', { name: 'All' }).check();
    expect([await shown(page), await page.getByRole('status').textContent()]).toEqual([inGroups, '']);
    expect(page.url()).toBe(`${server.url}/plans/`);
  });

  it('ignores unknown values in its address', async () => {
    expect(await shown(await open('?state=lost&sort=lost&other=1'))).toEqual(inGroups);
  });

  it('works with the keyboard alone', async () => {
    const page = await open();
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await shown(page)).toEqual(['Answer mail']);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect((await shown(page)).slice(0, 2)).toEqual(['Answer mail', 'Keep old orders']);
  });

  it('has the icons of tasks outside of the flow, in which WebKit gives them a line of their own', async () => {
    const chip = (await open()).locator('.pw-plan .pw-chip').first();
    const style = await chip.evaluate((node) => {
      const { position, width } = getComputedStyle(node, '::before');
      return {
        position,
        room: Number.parseFloat(getComputedStyle(node).paddingInlineStart) - Number.parseFloat(width),
      };
    });
    expect(style.position).toBe('absolute');
    expect(style.room).toBeGreaterThan(2);
  });

  it('is a table for screen readers, with the plan as the head of its row, on a phone, too', async () => {
    for (const [width, cells] of [
      [1280, 6],
      // Those with nothing in them are left out.
      [390, 5],
    ] as const) {
      const page = await open('', { width });
      const row = page.getByRole('row').filter({ hasText: 'Pay by card' });
      expect(await row.getByRole('rowheader').count()).toBe(1);
      expect(await row.getByRole('cell').count()).toBe(cells);
    }
  });

  it.each([
    { width: 1280 },
    { width: 390 },
    { width: 320, scheme: 'dark' },
    { width: 820, scheme: 'dark', forced: true },
  ] as const)('has no accessibility violations and is no wider than the screen: %o', async (view) => {
    const page = await open('?q=e', view);
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.pw-scroll')].map(
        (one) => one.scrollWidth > one.clientWidth,
      ),
    );
    expect(wide).toEqual([false, false]);
  });

  it('has cards on a telephone, with what can be touched large enough', async () => {
    const page = await open('', { width: 390, height: 844 });
    const box = await page.locator('.pw-plan').first().boundingBox();
    expect(box?.width).toBeGreaterThan(330);
    const heights = await page.locator('.pw-plans button').evaluateAll((all) => all.map((one) => one.clientHeight));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    expect(await page.locator('.pw-plan').first().locator('.pw-note').isVisible()).toBe(true);
  });

  it.each([1920, 1280, 1000, 900, 390, 320])(
    'breaks no word of a title, and an id only after a slash, at %i pixels',
    async (width) => {
      const page = await open('', { width });
      const broken = await page.evaluate(() => {
        const [title, id] = ['.pw-plan > th > a', '.pw-plan-id'].map((one) => document.querySelector(one));
        if (!title || !id) throw new Error('No plan');
        title.textContent = 'CSV Import Implementation Plan Synchronisation';
        const texts = [title.firstChild, ...id.childNodes].filter((one) => one instanceof Text);
        return texts.flatMap((text) =>
          [...text.data.matchAll(/\S+/g)].flatMap((word) => {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1 ? word[0] : [];
          }),
        );
      });
      expect(broken).toEqual([]);
    },
  );

  it('keeps the names of its columns in sight', async () => {
    const page = await open('', { height: 260 });
    await page.locator('.pw-plan').last().scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(200);
    expect((await page.getByRole('columnheader', { name: 'Progress' }).boundingBox())?.y).toBeCloseTo(0, 0);
  });

  it('shifts no layout', async () => {
    expect(await layoutShift(await open())).toBe(0);
  });

  it('logged no error in any of this', () => {
    expect(errors).toEqual([]);
  });
});
