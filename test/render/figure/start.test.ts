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

/** A drawing of which the upper frame begins at `left`, the lower at 0. */
const wide = (left: number, more = '') =>
  `<svg class="pw-graph${more}" width="3000" height="900" viewBox="4 4 3000 900"><g class="pw-grounds">` +
  `<rect x="4" y="500" width="600" height="300"/><rect x="${left}" y="4" width="600" height="300"/></g></svg>`;

function htmlOf(svg: string): string {
  const start = startOf(select('svg', fromHtml(svg)) as Element);
  return toHtml(pageOf(plan, { diagram: start === null ? { svg } : { svg, start }, source: '' }).tree);
}

describe('the first view of a wide drawing', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it.each([
    [390, 805, 847],
    [800, 1150, 1210],
  ])('is of its upper frame, without script, and scrolls freely from there (%i pixels)', async (width, least, most) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.setContent(`<!doctype html><style>${css} .pw-scroll { overflow: auto }</style>${htmlOf(wide(1200))}`);
    const frame = page.locator('pw-graph > .pw-scroll');
    await expect.poll(() => frame.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(least);
    expect(await frame.evaluate(({ scrollLeft }) => scrollLeft)).toBeLessThan(most);
    await page.waitForTimeout(50);
    await frame.evaluate((element) => element.scrollTo(300, 0));
    expect(await frame.evaluate(({ scrollLeft }) => scrollLeft)).toBe(300);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });

  it('needs no mark where it starts at the left, or fits', () => {
    expect(htmlOf(wide(1200))).toContain('pw-start');
    expect(htmlOf(wide(40))).not.toContain('pw-start');
    expect(htmlOf(wide(1200, ' pw-graph-small'))).not.toContain('pw-start');
  });
});
