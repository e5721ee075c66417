import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from '../../support/axe.ts';
import { overflow } from '../../support/browser.ts';
import { graphSite, openRow, plan } from './site.ts';

const { shown, errors } = graphSite(plan);

const views = ['pw-figure', 'pw-timeline', 'pw-progress-picture'];

/** Ids of the figures that can be seen. */
const seen = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('pw-views figure')]
      .filter((f) => f.offsetHeight > 0)
      .map(({ id }) => id),
  );

const selected = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('[role=tab][aria-selected=true]')].map((tab) => tab.textContent));

describe('without script', () => {
  it.each([['', 'pw-figure'], ...views.map((id) => [`#${id}`, id])])('at %s, the view is %s', (hash, id) =>
    shown({ script: false, hash }, async (page) => {
      expect(await seen(page)).toEqual([id]);
    }),
  );

  it('the links show one view after the other', () =>
    shown({ script: false }, async (page) => {
      for (const id of views) {
        await page.click(`nav.pw-views a[href="#${id}"]`);
        expect(await seen(page)).toEqual([id]);
        expect(await page.locator('nav.pw-views').isVisible()).toBe(true);
      }
    }));

  it('a bar leads to its task', () =>
    shown({ script: false, hash: '#pw-timeline' }, async (page) => {
      await page.click('#pw-timeline [data-task="2.2"] a');
      expect(new URL(page.url()).hash).toBe('#task-2-2');
    }));
});

describe('with script', () => {
  it('the links are tabs, one of which is in the order of the keyboard', () =>
    shown({}, async (page) => {
      expect(await page.getByRole('tab').count()).toBe(3);
      expect(await selected(page)).toEqual(['Graph']);
      expect(await page.locator('[role=tab][tabindex="0"]').count()).toBe(1);
      expect(await page.getByRole('tabpanel', { name: 'Graph' }).count()).toBe(1);
    }));

  it('a click shows a view and keeps the address, without a jump', () =>
    shown({}, async (page) => {
      const tab = page.getByRole('tab', { name: 'Timeline' });
      await tab.evaluate((element) => element.scrollIntoView());
      const before = await tab.boundingBox();
      await tab.click();
      expect(await tab.boundingBox()).toEqual(before);
      expect(await seen(page)).toEqual(['pw-timeline']);
      expect(new URL(page.url()).hash).toBe('#pw-timeline');
      await page.reload();
      expect(await seen(page)).toEqual(['pw-timeline']);
      expect(await selected(page)).toEqual(['Timeline']);
    }));

  it('arrows, Home and End go from tab to tab', () =>
    shown({}, async (page) => {
      await page.getByRole('tab', { name: 'Graph' }).focus();
      for (const [key, name] of [
        ['ArrowRight', 'Timeline'],
        ['End', 'Progress'],
        ['ArrowRight', 'Graph'],
        ['ArrowLeft', 'Progress'],
        ['Home', 'Graph'],
      ] as const) {
        await page.keyboard.press(key);
        expect(await selected(page)).toEqual([name]);
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
      }
      expect(await seen(page)).toEqual(['pw-figure']);
    }));

  it('an address that names something in a view shows it', () =>
    shown({ hash: '#pw-timeline' }, async (page) => {
      expect(await seen(page)).toEqual(['pw-timeline']);
      await page.evaluate(() => location.assign('#pw-figure'));
      await page.locator('#pw-figure').waitFor();
      expect(await seen(page)).toEqual(['pw-figure']);
      await page.evaluate(() => location.assign('#task-2-2'));
      expect(await seen(page)).toEqual(['pw-figure']);
    }));

  it.each(['', '#pw-timeline'])('at %s, a link from a row puts the box of the task into the middle', (hash) =>
    shown({ hash }, async (page) => {
      await openRow(page, '#task-2-2');
      await page.getByRole('link', { name: /^Show in graph .*: 2\.2$/ }).click();
      const off = async () => {
        const box = await page.locator('[id$="-task-2-2"][data-task]:visible').boundingBox();
        return Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - 450);
      };
      await expect.poll(off).toBeLessThan(60);
    }),
  );
});

describe.each(views)('%s', (id) => {
  it.each(['light', 'dark'] as const)('%s, has no accessibility violations', (scheme) =>
    shown({ scheme, hash: `#${id}` }, async (page) => {
      expect(await violations(page, 'pw-views')).toEqual([]);
    }),
  );

  it.each([true, false])('scrolls in its own frame on a small screen, script: %s', (script) =>
    shown({ width: 390, script, hash: `#${id}` }, async (page) => {
      expect(await overflow(page)).toBe(0);
    }),
  );
});

it.each([1280, 390])('bars lie below their places on the axis, at %i pixels', (width) =>
  shown({ width, hash: '#pw-timeline' }, async (page) => {
    const places = await page.evaluate(() =>
      ['.pw-axis > ol', '.pw-timeline-phase > svg', '.pw-timeline [data-task] > svg'].map((selector) => {
        const { left, right } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
        return [Math.round(left), Math.round(right)];
      }),
    );
    expect(places[0]?.[1]).toBeGreaterThan((places[0]?.[0] ?? 0) + 100);
    expect(places).toEqual(Array(3).fill(places[0]));
  }),
);

it('paper shows all views, and no links to them', () =>
  shown({ hash: '#pw-timeline' }, async (page) => {
    await page.emulateMedia({ media: 'print' });
    expect(await seen(page)).toEqual(views);
    expect(await page.locator('nav.pw-views').isVisible()).toBe(false);
    expect((await page.locator('.pw-stacks .pw-segments').first().boundingBox())?.height).toBeLessThan(24);
  }));

it('the parts of a bar are told apart in forced colours', () =>
  shown({ hash: '#pw-progress-picture', media: { forcedColors: 'active' } }, async (page) => {
    const fills = await page.evaluate(() =>
      ['done', 'in-progress', 'blocked', 'ready', 'waiting'].map((state) => {
        const rect = document.querySelector(`.pw-stacks rect.pw-is-${state}`);
        return rect ? getComputedStyle(rect).fill : state;
      }),
    );
    expect(new Set(fills).size).toBe(5);
  }));

it('no error is written to the console', () => {
  expect(errors).toEqual([]);
});
