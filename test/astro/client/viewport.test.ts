import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { generatePlan } from '../../support/generate.ts';
import { graphSite, type Options } from './site.ts';

const site = graphSite(generatePlan(40, 10));

const shown = <T>(options: Options, look: (page: Page) => Promise<T>): Promise<T> =>
  site.shown(options, async (page) => {
    await page.evaluate(() => document.querySelector('#pw-figure')?.scrollIntoView());
    return look(page);
  });

const frame = (page: Page) => page.locator('#pw-figure .pw-scroll');
const tool = (page: Page, name: string | RegExp) => page.locator('#pw-figure').getByRole('button', { name });

/** How large the drawing is, and how far it is scrolled, all in pixels; its natural size has scale 1. */
function state(page: Page) {
  return frame(page).evaluate((frame) => {
    const svg = frame.querySelector('svg.pw-graph') as SVGSVGElement;
    const { width, height } = svg.getBoundingClientRect();
    const scale = width / svg.viewBox.baseVal.width;
    return { width, height, scale, left: frame.scrollLeft, top: frame.scrollTop, box: frame.getBoundingClientRect() };
  });
}

/** Where a task's box is on the screen. */
async function place(page: Page, id: string) {
  const box = await page.locator(`#pw-figure [data-task="${id}"]`).boundingBox();
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}

describe('the first view', () => {
  it.each([1280, 390])('of a large drawing is not partly empty, and is readable (%i pixels wide)', (width) =>
    shown({ width }, async (page) => {
      const { scale, width: drawn, box } = await state(page);
      expect(scale).toBeGreaterThan(width < 640 ? 0.56 : 0.74);
      expect(scale).toBeLessThanOrEqual(1);
      // One that is narrower than the frame at its own size leaves room beside it.
      if (scale < 1) expect(drawn).toBeGreaterThan(box.width * 0.6);
      const { x, y } = await place(page, '1.1');
      expect(x).toBeGreaterThan(box.left);
      expect(x).toBeLessThan(box.right);
      expect(y).toBeLessThan(box.bottom);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }),
  );

  it('follows the width of the window until it is changed by hand', () =>
    shown({}, async (page) => {
      const wide = await state(page);
      await page.setViewportSize({ width: 500, height: 900 });
      await expect.poll(async () => (await state(page)).box.width).toBeLessThan(wide.box.width);
      const narrow = await state(page);
      expect(narrow.scale).toBeLessThanOrEqual(wide.scale);
      await tool(page, 'Zoom in').click();
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.waitForTimeout(100);
      expect((await state(page)).scale).toBeCloseTo(narrow.scale * 1.25, 2);
    }));
});

describe('the buttons', () => {
  it('zoom in and out, say how far, and never change the height of the page', () =>
    shown({}, async (page) => {
      const { scale, box } = await state(page);
      await tool(page, 'Zoom in').click();
      expect((await state(page)).scale).toBeCloseTo(scale * 1.25, 2);
      await tool(page, 'Zoom out').click();
      await tool(page, 'Zoom out').click();
      const after = await state(page);
      expect(after.scale).toBeCloseTo(scale / 1.25, 2);
      expect(after.box.height).toBe(box.height);
      expect(await tool(page, /reset zoom/).textContent()).toBe(`${Math.round(after.scale * 100)}%`);
    }));

  it('show the whole drawing, and go back to the first view', () =>
    shown({}, async (page) => {
      const first = await state(page);
      await tool(page, 'Fit graph').click();
      const whole = await state(page);
      expect(whole.height).toBeLessThanOrEqual(whole.box.height);
      expect(whole.width).toBeLessThanOrEqual(whole.box.width);
      expect(Math.max(whole.height / whole.box.height, whole.width / whole.box.width)).toBeGreaterThan(0.9);
      await tool(page, /reset zoom/).click();
      expect(await state(page)).toEqual(first);
    }));

  it('stop at ten times smaller and four times larger', () =>
    shown({}, async (page) => {
      for (let press = 0; press < 12; press += 1) await tool(page, 'Zoom in').click();
      expect((await state(page)).scale).toBeCloseTo(4, 2);
      for (let press = 0; press < 24; press += 1) await tool(page, 'Zoom out').click();
      expect((await state(page)).scale).toBeCloseTo(0.1, 2);
    }));
});

describe('the wheel', () => {
  it.each([true, false])('scrolls the page (script: %s)', (script) =>
    shown({ height: 500, script }, async (page) => {
      await frame(page).hover();
      const [before, at] = [await state(page), await page.evaluate(() => scrollY)];
      await page.mouse.wheel(0, 120);
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(at + 120);
      const { scale, top } = await state(page);
      expect({ scale, top }).toEqual({ scale: before.scale, top: before.top });
    }),
  );

  it('zooms after a click into the drawing, until the next elsewhere', () =>
    shown({}, async (page) => {
      const { scale, box } = await state(page);
      await page.mouse.click(box.x + 5, box.y + 5);
      await page.mouse.wheel(0, -120);
      await expect.poll(async () => (await state(page)).scale).toBeCloseTo(scale * Math.exp(0.24), 2);
      await page.locator('.pw-legend').first().click();
      await frame(page).hover();
      const at = await page.evaluate(() => scrollY);
      await page.mouse.wheel(0, 60);
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(at + 60);
    }));

  it.each(['Control', 'Meta'])('zooms with %s, and what is under the pointer stays there', (key) =>
    shown({}, async (page) => {
      for (let press = 0; press < 3; press += 1) await tool(page, 'Zoom in').click();
      const before = await state(page);
      const at = await place(page, '1.4');
      await page.mouse.move(at.x, at.y);
      await page.keyboard.down(key);
      await page.mouse.wheel(0, -120);
      await page.mouse.wheel(0, -120);
      await page.keyboard.up(key);
      await expect.poll(async () => (await state(page)).scale).toBeCloseTo(before.scale * Math.exp(0.48), 2);
      const after = await place(page, '1.4');
      expect(Math.hypot(after.x - at.x, after.y - at.y)).toBeLessThan(2);
      expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
    }),
  );
});

describe('the mouse', () => {
  it('drags the drawing, and does not follow the link under it', () =>
    shown({}, async (page) => {
      await tool(page, 'Zoom in').click();
      const [before, at] = [await state(page), await place(page, '1.4')];
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.move(at.x - 40, at.y - 60, { steps: 4 });
      await page.mouse.up();
      const after = await state(page);
      expect(after.top - before.top).toBe(60);
      expect(after.left - before.left).toBeGreaterThanOrEqual(0);
      expect(new URL(page.url()).hash).toBe('');
      await page.mouse.move(at.x, at.y);
      expect(await state(page)).toEqual(after);
    }));
});

describe('the keyboard', () => {
  it('zooms and resets with + - 0, and scrolls with the arrows, from the frame and from a task', () =>
    shown({}, async (page) => {
      const first = await state(page);
      await frame(page).focus();
      await page.keyboard.press('+');
      expect((await state(page)).scale).toBeCloseTo(first.scale * 1.25, 2);
      await page.keyboard.press('-');
      expect((await state(page)).scale).toBeCloseTo(first.scale, 2);
      await page.locator('#pw-figure [data-task="1.1"]').focus();
      await page.keyboard.press('+');
      await page.keyboard.press('ArrowDown');
      await expect.poll(async () => (await state(page)).top).toBeGreaterThan(first.top + 10);
      // The browser scrolls smoothly here.
      await page.waitForTimeout(300);
      await page.keyboard.press('0');
      const { scale, left, top } = await state(page);
      expect({ scale, left, top }).toEqual({ scale: first.scale, left: first.left, top: first.top });
    }));

  it('leaves the browser’s own keys alone', () =>
    shown({}, async (page) => {
      const first = await state(page);
      await frame(page).focus();
      await frame(page).dispatchEvent('keydown', { key: '-', ctrlKey: true });
      expect((await state(page)).scale).toBe(first.scale);
    }));
});

describe('two fingers', () => {
  async function touch(session: CDPSession, type: string, points: { x: number; y: number }[]) {
    await session.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints: points });
  }

  it('zoom about the point between them, and pan', () =>
    shown({ touch: true, width: 600 }, async (page) => {
      const session = await page.context().newCDPSession(page);
      const [before, at] = [await state(page), await place(page, '1.3')];
      const pair = (apart: number, x: number, y: number) => [
        { x: x - apart / 2, y, id: 1 },
        { x: x + apart / 2, y, id: 2 },
      ];
      await touch(session, 'touchStart', pair(80, at.x, at.y));
      for (const apart of [100, 120, 140, 160]) await touch(session, 'touchMove', pair(apart, at.x, at.y));
      await touch(session, 'touchMove', pair(160, at.x + 10, at.y - 30));
      await touch(session, 'touchEnd', []);
      expect((await state(page)).scale).toBeCloseTo(before.scale * 2, 1);
      const after = await place(page, '1.3');
      expect(Math.abs(after.y - (at.y - 30))).toBeLessThan(3);
      expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
    }));

  it('one scrolls the frame', () =>
    shown({ touch: true, width: 390, height: 700 }, async (page) => {
      const session = await page.context().newCDPSession(page);
      const [before, { box }] = [await state(page), await state(page)];
      const x = box.left + 100;
      await touch(session, 'touchStart', [{ x, y: box.top + 300 }]);
      for (const y of [280, 250, 200, 150]) await touch(session, 'touchMove', [{ x, y: box.top + y }]);
      await touch(session, 'touchEnd', []);
      await expect.poll(async () => (await state(page)).top).toBeGreaterThan(before.top + 50);
      expect((await state(page)).scale).toBe(before.scale);
    }));
});

it('nothing logs an error or violates the policy', () => {
  expect(site.errors).toEqual([]);
});
