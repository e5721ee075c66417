/** Two drawings of a plan of which some phases are over: what is open, and all. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { graphSite, openRow, rowOf, shed } from './site.ts';

const { shown, errors } = graphSite(shed);

/** The drawing that can be seen, and the link that is marked as chosen. */
const chosen = async (page: Page) => {
  const links = page.locator('.pw-switch a');
  const grounds = await links.evaluateAll((all) => all.map((link) => getComputedStyle(link).backgroundColor));
  const marked = (await links.allTextContents()).filter((_, at) => grounds[at] !== 'rgba(0, 0, 0, 0)');
  const drawings = await page.locator('svg.flowchart:visible').evaluateAll((all) => all.map(({ id }) => id));
  return [...drawings, ...marked];
};
const open = ['pw-open', 'Open tasks'];
const all = ['pw-graph', 'All tasks'];

it.each([
  [1280, true],
  [390, false],
])('%i pixels wide, the links are in the row of the tools: %s', (width, isBeside) =>
  shown({ width }, async (page) => {
    const [links, tools] = await Promise.all(
      ['.pw-switch', '.pw-tools:visible'].map((one) => page.locator(one).boundingBox()),
    );
    const [above, below] = [links?.y ?? 0, (links?.y ?? 0) + (links?.height ?? 0)];
    expect(above >= (tools?.y ?? 0) && below <= (tools?.y ?? 0) + (tools?.height ?? 0)).toBe(isBeside);
    expect(below <= (tools?.y ?? 0)).toBe(!isBeside);
  }),
);

describe.each([true, false])('script: %s', (script) => {
  it('what is open comes first; the phase that is over is one box, which a click unfolds', () =>
    shown({ script }, async (page) => {
      expect(await chosen(page)).toEqual(open);
      const boxes = page.locator('#pw-open .node');
      expect((await boxes.allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
        expect.stringContaining('Ground 2 tasks done'),
        expect.stringContaining('2.1'),
        expect.stringContaining('2.2'),
      ]);
      await boxes.first().click();
      expect(await chosen(page)).toEqual(all);
      expect(await page.locator('#pw-graph-phase-p1').evaluate((frame) => frame.matches(':target'))).toBe(true);
      await page.goBack();
      expect(await chosen(page)).toEqual(open);
    }));

  it('the links show one and the other, by keyboard', () =>
    shown({ script }, async (page) => {
      await page.locator('.pw-switch').getByText('All tasks').press('Enter');
      expect(await chosen(page)).toEqual(all);
      await page.locator('.pw-switch').getByText('Open tasks').press('Enter');
      expect(await chosen(page)).toEqual(open);
    }));

  it('in forced colours a border marks which is shown', () =>
    shown({ script, media: { forcedColors: 'active' } }, async (page) => {
      const borders = () =>
        page.locator('.pw-switch a').evaluateAll((all) =>
          all.map((link) => {
            const { borderTopWidth, borderTopColor } = getComputedStyle(link);
            return borderTopWidth !== '0px' && !borderTopColor.endsWith(', 0)');
          }),
        );
      expect(await borders()).toEqual([true, false]);
      await page.locator('.pw-switch').getByText('All tasks').press('Enter');
      expect(await borders()).toEqual([false, true]);
    }));

  it('a row leads to its box, in the drawing of what is open where it is there', () =>
    shown({ script }, async (page) => {
      const follow = async (anchor: string) => {
        await openRow(page, anchor);
        await rowOf(page, anchor).getByRole('link', { name: 'Show in graph' }).click();
      };
      await page.locator('.pw-phase-line', { hasText: 'Ground' }).click();
      await follow('#task-1-1');
      expect(await chosen(page)).toEqual(all);
      expect(await page.locator('#pw-graph-task-1-1').isVisible()).toBe(true);
      await follow('#task-2-1');
      expect(await chosen(page)).toEqual(open);
    }));

  it('on paper all is shown, once', () =>
    shown({ script }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect((await chosen(page))[0]).toBe('pw-graph');
      expect(await page.locator('.pw-switch').isVisible()).toBe(false);
    }));
});

describe('with script', () => {
  it('the choice is in the address, and in the history', () =>
    shown({}, async (page) => {
      await page.locator('.pw-switch').getByText('All tasks').click();
      expect(new URL(page.url()).search).toBe('?view=all');
      await page.reload();
      expect(await chosen(page)).toEqual(all);
      expect(await page.locator('.pw-switch a[aria-current="true"]').allTextContents()).toEqual(['All tasks']);
      await page.locator('.pw-switch').getByText('Open tasks').click();
      expect(new URL(page.url()).search).toBe('?view=open');
      await page.goBack();
      expect(await chosen(page)).toEqual(all);
    }));

  it('each drawing highlights its own', () =>
    shown({}, async (page) => {
      await page.locator('#pw-open [data-task="2.2"]').hover();
      expect(
        await page.locator('#pw-open .pw-lit[data-phase], #pw-open .pw-lit [data-phase="1"]').count(),
      ).toBeGreaterThan(0);
      expect(await page.locator('#pw-graph .pw-lit').count()).toBe(0);
    }));
});

it('no error is written to the console', () => {
  expect(errors).toEqual([]);
});
