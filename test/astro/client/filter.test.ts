/** Finding and filtering tasks: in the list and the drawings at once, and in the address. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from '../../support/axe.ts';
import { graphSite, plan, settled, shed } from './site.ts';

const { shown, errors } = graphSite(plan);
const finished = graphSite(shed);

const bar = (page: Page) => page.getByRole('search');
const choice = (page: Page, name: string) => bar(page).getByRole('combobox', { name });
const find = (page: Page) => bar(page).getByRole('searchbox');
const said = (page: Page) => bar(page).locator('output').textContent();

/** Tasks with a row that can be seen, and with a box that is not faded. */
async function seen(page: Page): Promise<{ rows: string[]; boxes: string[] }> {
  await settled(page);
  return page.evaluate(() => {
    const ids = (elements: Iterable<HTMLElement | SVGElement>) =>
      [...elements].map(({ dataset }) => dataset.task ?? '');
    const rows = [...document.querySelectorAll<HTMLElement>('.pw-task')].filter(
      (row) => row.checkVisibility({ contentVisibilityAuto: true }) && row.offsetHeight > 10,
    );
    const boxes = [...document.querySelectorAll<SVGElement>('svg.flowchart [data-task]')].filter(
      (box) => box.checkVisibility() && getComputedStyle(box.querySelector('.node') ?? box).opacity === '1',
    );
    return { rows: ids(rows), boxes: ids(boxes).sort() };
  });
}

const both = (...ids: string[]) => ({ rows: ids, boxes: ids });

describe('the filter', () => {
  it('leaves the tasks of a state and a phase, with their edges, and says how many', () =>
    shown({}, async (page) => {
      await choice(page, 'State').selectOption('Waiting');
      expect(await seen(page)).toEqual(both('2.1', '2.2'));
      expect(await said(page)).toBe('2 of 8 tasks');
      await choice(page, 'Phase').selectOption('Phase 3: Reading');
      expect(await seen(page)).toEqual(both());
      expect(await said(page)).toBe('0 of 8 tasks');
      await choice(page, 'State').selectOption('Open');
      expect(await seen(page)).toEqual(both('3.1'));
      expect(
        await page
          .locator('svg.flowchart path[marker-end]')
          .evaluateAll((edges) => edges.filter((edge) => getComputedStyle(edge).opacity === '1').length),
      ).toBe(0);
      await bar(page).getByRole('button', { name: 'Show all' }).click();
      expect((await seen(page)).rows).toHaveLength(8);
      expect(await said(page)).toBe('');
      expect(await bar(page).getByRole('button').count()).toBe(0);
    }));

  it('is a link, and its steps are in the history', () =>
    shown({}, async (page) => {
      await choice(page, 'State').selectOption('Done');
      await find(page).pressSequentially('schema');
      const search = await page.evaluate(() => location.search);
      expect(Object.fromEntries(new URLSearchParams(search))).toEqual({ state: 'done', q: 'schema' });
      await page.reload();
      expect(await seen(page)).toEqual(both('1.2'));
      expect(await find(page).inputValue()).toBe('schema');
      await page.goBack();
      expect(await seen(page)).toEqual(both('1.1', '1.2'));
      await page.goBack();
      expect((await seen(page)).boxes).toHaveLength(8);
    }));

  it('ignores values that the page does not have', () =>
    shown({}, async (page) => {
      await page.goto(`${page.url()}?state=lost&story=US1&phase=9`);
      expect((await seen(page)).rows).toHaveLength(8);
      expect(await said(page)).toBe('');
    }));

  it('takes faded tasks out of the Tab order', () =>
    shown({}, async (page) => {
      await choice(page, 'Phase').selectOption({ index: 3 });
      await page.locator('#pw-figure .pw-scroll').focus();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset.task)).toBe('3.1');
    }));

  it('opens a folded phase that has a match, shows the drawing that has it, and folds the phase again', () =>
    finished.shown({}, async (page) => {
      const drawing = () => page.locator('svg.flowchart:visible').getAttribute('id');
      await choice(page, 'State').selectOption('Done');
      expect([await drawing(), await seen(page)]).toEqual(['pw-graph', both('1.1', '1.2')]);
      await choice(page, 'State').selectOption('Open');
      expect([await drawing(), await seen(page)]).toEqual(['pw-open', both('2.1', '2.2')]);
      await page.keyboard.press('Tab');
      await bar(page).getByRole('button', { name: 'Show all' }).press('Enter');
      expect((await seen(page)).rows).toEqual(['2.1', '2.2']);
    }));

  it('gives way to a link to a task that it leaves out', () =>
    shown({}, async (page) => {
      await choice(page, 'State').selectOption('Blocked');
      await page.evaluate(() => location.assign('#task-1-1'));
      await expect.poll(() => page.locator('#task-1-1').isVisible()).toBe(true);
    }));

  it('leaves out nothing on paper', () =>
    shown({}, async (page) => {
      await choice(page, 'State').selectOption('Blocked');
      await page.emulateMedia({ media: 'print' });
      expect((await seen(page)).rows).toHaveLength(8);
      expect((await seen(page)).boxes).toHaveLength(8);
      expect(await bar(page).count()).toBe(0);
    }));
});

describe('finding', () => {
  it('looks in all words of a task, and Enter goes from one to the next, in the middle of the drawing', () =>
    shown({ width: 700, height: 700 }, async (page) => {
      await find(page).fill('A');
      await find(page).fill('map show');
      expect(await seen(page)).toEqual(both('3.1'));
      await find(page).fill('the');
      const rows = (await seen(page)).rows;
      expect(rows.length).toBeGreaterThan(1);
      for (const [at, id] of [...rows, rows[0]].entries()) {
        await find(page).press('Enter');
        const found = page.locator('.pw-found');
        expect(await found.evaluateAll((all) => all.map((one) => (one as SVGElement).dataset.task))).toEqual([id]);
        const [box, frame] = await Promise.all([
          found.boundingBox(),
          page.locator('#pw-figure .pw-scroll').boundingBox(),
        ]);
        expect(box?.y).toBeGreaterThanOrEqual(frame?.y ?? Number.NaN);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((frame?.y ?? 0) + (frame?.height ?? 0));
        expect(await said(page)).toMatch(new RegExp(`^${(at % rows.length) + 1} of ${rows.length}: ${id}`));
      }
      expect(await find(page).evaluate((one) => one === document.activeElement)).toBe(true);
    }));
});

it.each([false, 'empty'] as const)(
  'without script there is nothing to choose, and all is shown (script: %s)',
  (script) =>
    shown({ script }, async (page) => {
      expect(await bar(page).count()).toBe(0);
      expect((await seen(page)).rows).toHaveLength(8);
    }),
);

it('nothing moves when the script comes', async () => {
  const place = (script: boolean | 'empty') =>
    shown({ script }, async (page) => (await page.locator('nav.pw-views').boundingBox())?.y);
  expect(await place(true)).toBe(await place('empty'));
});

it.each(['light', 'dark'] as const)('%s, has no accessibility violations', (scheme) =>
  shown({ scheme }, async (page) => {
    await choice(page, 'State').selectOption('Waiting');
    expect(await violations(page)).toEqual([]);
  }),
);

it('no error is written to the console', () => {
  expect([...errors, ...finished.errors]).toEqual([]);
});
