import { readFileSync } from 'node:fs';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select } from 'hast-util-select';
import { toHtml } from 'hast-util-to-html';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOf } from '../../../plugin/mermaid/start.ts';
import { launch } from '../../support/browser.ts';
import { pageOf } from '../page.ts';

const css = readFileSync(new URL('../../../plugin/astro/styles/figure.css', import.meta.url), 'utf8');
const plan = '# Plan\n\n- [ ] **Task 1.1**: Only\n';

/** Two frames below one another, each with one box; `states` are those of the boxes. */
const wide = (states: readonly [string, string], size = '3000 900') =>
  `<svg class="pw-graph" width="${size.split(' ')[0]}" height="${size.split(' ')[1]}" viewBox="4 4 ${size}">` +
  '<g class="pw-grounds"><rect x="4" y="500" width="600" height="300"/><rect x="1200" y="4" width="600" height="300"/></g>' +
  `<g class="node pw-graph-${states[0]}" transform="translate(1500,150)"><rect class="label-container" x="-100" y="-20" width="200" height="40"/></g>` +
  `<a transform="translate(300,700)"><g class="node pw-graph-${states[1]}"><rect class="label-container" x="-100" y="-20" width="200" height="40"/></g></a></svg>`;

function htmlOf(svg: string): string {
  const start = startOf(select('svg', fromHtml(svg)) as Element);
  return toHtml(pageOf(plan, { diagram: start === null ? { svg } : { svg, start }, source: '' }).tree);
}

const startIn = (svg: string) => startOf(select('svg', fromHtml(svg)) as Element);

describe('what is at the top of the first view, in its middle', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it('is the phase in progress, else one with a task that is ready, else the top of the drawing', () => {
    expect(startIn(wide(['done', 'in-progress']))).toEqual([300, 616]);
    expect(startIn(wide(['ready', 'in-progress']))).toEqual([300, 616]);
    expect(startIn(wide(['ready', 'waiting']))).toEqual([1496, 1]);
    expect(startIn(wide(['done', 'waiting']))).toEqual([1496, 1]);
  });

  it('keeps the task in sight where the middle of its phase is far', () => {
    const large = wide(['done', 'ready']).replace('width="600" height="300"', 'width="1600" height="300"');
    expect(startIn(large)?.[0]).toBe(296 + 180);
  });

  it('needs no mark where the drawing is small', () => {
    expect(htmlOf(wide(['done', 'ready']))).toContain('pw-start');
    expect(startIn(wide(['done', 'ready'], '300 200'))).toBeNull();
  });

  it.each([390, 800])('is so without script, and the frame scrolls freely from there (%i pixels)', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 600 } });
    const low = wide(['ready', 'waiting'], '3000 2000')
      .replace('y="4" width', 'y="804" width')
      .replace(',150)', ',950)');
    await page.setContent(`<!doctype html><style>${css} .pw-scroll { overflow: auto }</style>${htmlOf(low)}`);
    const frame = page.locator('pw-graph > .pw-scroll');
    const place = () =>
      frame.evaluate((frame) => {
        const [outer, box] = [frame, frame.querySelector('.pw-graph-ready')].map((one) => one?.getBoundingClientRect());
        return outer && box
          ? { aside: box.x + box.width / 2 - outer.x - outer.width / 2, below: box.y - outer.y }
          : null;
      });
    await expect.poll(async () => Math.abs((await place())?.aside ?? Number.NaN)).toBeLessThan(12);
    // The rest of the frame may be below the first screen.
    const below = (await place())?.below;
    expect(below).toBeGreaterThan(60);
    expect(below).toBeLessThan(130);
    await page.waitForTimeout(50);
    await frame.evaluate((element) => element.scrollTo(300, 0));
    expect(await frame.evaluate(({ scrollLeft }) => scrollLeft)).toBe(300);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });
});
