import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { graphSite, shed } from './site.ts';

const { shown, errors } = graphSite(shed);

/** Which phases and rows are open. */
const opened = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.pw-phase > details[open], .pw-task > details[open]')].map(
      (details) => details.querySelector('h3[id], [id]')?.id,
    ),
  );

const seen = async (page: Page, anchor: string) => {
  const box = await page.locator(anchor).boundingBox();
  return (await page.locator(anchor).isVisible()) && box !== null && box.y >= 0 && box.y < 900;
};

it('at first a phase that is done is folded, and no row is open', () =>
  shown({}, async (page) => {
    expect(await opened(page)).toEqual(['phase-2-walls']);
  }));

it('one control opens all phases and rows, and closes them', () =>
  shown({}, async (page) => {
    const all = await page.locator('.pw-phase, .pw-task:has(> details)').count();
    const control = page.getByText('Expand all');
    await control.click();
    await expect.poll(() => opened(page)).toHaveLength(all);
    await control.press('Enter');
    await expect.poll(() => opened(page)).toEqual([]);
  }));

describe.each([true, false])('a task of a folded phase is shown (script: %s)', (script) => {
  it('by its address', () =>
    shown({ script, hash: '#task-1-1' }, async (page) => {
      expect(await opened(page)).toEqual(['phase-1-ground', 'task-1-1', 'phase-2-walls']);
      expect(await seen(page, '#task-1-1')).toBe(true);
    }));

  it('by its box in the graph, again where the reader has folded it meanwhile', () =>
    shown({ script }, async (page) => {
      await page.locator('.pw-switch').getByText('All tasks').click();
      const box = page.locator('#pw-graph [data-task="1.2"]');
      await box.click();
      expect(await opened(page)).toEqual(['phase-1-ground', 'task-1-2', 'phase-2-walls']);
      expect(await seen(page, '#task-1-2')).toBe(true);
      await page.locator('.pw-phase-line', { hasText: 'Ground' }).click();
      expect(await seen(page, '#task-1-2')).toBe(false);
      // Without script the address says which drawing is shown.
      if (!script) await page.locator('.pw-switch').getByText('All tasks').click();
      await box.click();
      expect(await seen(page, '#task-1-2')).toBe(true);
    }));
});

it('no error is written to the console', () => {
  expect(errors).toEqual([]);
});
