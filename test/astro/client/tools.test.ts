import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import type { Download, Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { violations } from '../../support/axe.ts';
import { graphSite, type Options, plan } from './site.ts';

const { shown, errors, script } = graphSite(plan);
const many = graphSite(plan, 5);

const figure = (page: Page) => page.locator('#pw-figure');
const tool = (page: Page, name: string | RegExp) => figure(page).getByRole('button', { name });
const said = (page: Page) => figure(page).getByRole('status');

it('far down a page a drawing has no tools until it comes near the window', () =>
  many.shown({}, async (page) => {
    const last = page.locator('pw-graph:has(.flowchart)').last();
    expect(await last.getByRole('toolbar').count()).toBe(0);
    await last.scrollIntoViewIfNeeded();
    await last.getByRole('toolbar').waitFor();
  }));

describe('the keyboard', () => {
  it('reaches the tools with one Tab, moves among them with arrows, and reaches every task', () =>
    shown({}, async (page) => {
      await tool(page, 'Zoom out').focus();
      const name = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await name()).toBe('Zoom in');
      await page.keyboard.press('End');
      expect(await name()).toBe('Full screen');
      await page.keyboard.press('ArrowRight');
      expect(await name()).toBe('Zoom out');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Copy Mermaid source');
      await page.keyboard.press('Escape');
      expect(await name()).toBe('Copy and download');
      expect(await tool(page, 'Copy Mermaid source').count()).toBe(0);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.className)).toContain('pw-scroll');
      const tasks: (string | undefined)[] = [];
      for (let at = 0; at < 8; at += 1) {
        await page.keyboard.press('Tab');
        tasks.push(await page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset.task));
      }
      expect(tasks).toEqual(['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3.1', '3.2']);
    }));
});

describe('copying and downloading', () => {
  const save = async (page: Page, name: string): Promise<Download> => {
    await tool(page, 'Copy and download').click();
    const [download] = await Promise.all([page.waitForEvent('download'), tool(page, name).click()]);
    return download;
  };
  const bytes = async (download: Download) => readFile(await download.path());

  it('puts the Mermaid source into the clipboard, and says so', () =>
    shown({}, async (page) => {
      await tool(page, 'Copy and download').click();
      await tool(page, 'Copy Mermaid source').click();
      await expect.poll(() => said(page).textContent()).toBe('Mermaid source copied');
      const source = await page.evaluate(() => navigator.clipboard.readText());
      expect(source).toBe(await figure(page).locator('.pw-source code').textContent());
      expect(source).toMatch(/^flowchart /);
    }));

  it('gives a drawing without what is only for the moment: target, filter, search and highlight', async () => {
    const file = (options: Options, change: (page: Page) => Promise<unknown>) =>
      shown(options, async (page) => {
        await change(page);
        return String(await bytes(await save(page, 'Download SVG')));
      });
    const plain = await file({}, async () => undefined);
    const changed = await file({ hash: '#pw-graph-task-1-1' }, async (page) => {
      await page.getByRole('search').getByRole('combobox', { name: 'State' }).selectOption('Done');
      await page.getByRole('search').getByRole('searchbox').press('Enter');
      await figure(page).locator('[data-task="1.2"]').hover();
      expect(await page.locator('.pw-off, .pw-lit, .pw-found, svg :target').count()).toBeGreaterThan(5);
    });
    expect(changed).toBe(plain);
  });

  it.each(['light', 'dark'] as const)('gives a self-contained SVG, in its %s colours', (scheme) =>
    shown({ scheme }, async (page) => {
      const download = await save(page, 'Download SVG');
      expect(download.suggestedFilename()).toBe('plan-graph.svg');
      const text = String(await bytes(download));
      const { document } = new JSDOM(text, { contentType: 'image/svg+xml' }).window;
      expect(document.documentElement.tagName).toBe('svg');
      expect(text).not.toMatch(/var\(|light-dark|url\((?!['"&quot;]*#)/);
      const ground = document.querySelector('svg > path')?.getAttribute('fill');
      expect(ground).toBe(scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 23, 28)');
      expect(document.querySelectorAll('a.node')).toHaveLength(8);
      expect(document.querySelector('a')?.getAttribute('href')).toMatch(/^http.*\/plan\.html#task-1-1$/);
      // It looks the same on its own as it does on the page.
      const alone = await page.context().newPage();
      await alone.setContent(text.replace(/^<\?.*?\?>/, ''));
      const look = (one: Page, within: string) =>
        one.locator(`${within} :is(rect, path, text, polygon, .label-container)`).evaluateAll((parts) =>
          parts
            .filter((part) => part.closest('.node, .cluster'))
            .map((part) => {
              const { fill, stroke, strokeWidth, fontSize, textAnchor, fontWeight, textDecorationLine } =
                getComputedStyle(part);
              return { fill, stroke, strokeWidth, fontSize, textAnchor, fontWeight, textDecorationLine };
            }),
        );
      expect(await look(alone, 'svg')).toEqual(await look(page, '#pw-figure .pw-scroll svg.pw-graph'));
    }),
  );

  it.each([
    ['light', [255, 255, 255]],
    ['dark', [20, 23, 28]],
  ] as const)('gives a PNG twice as large, on the %s ground', (scheme, ground) =>
    shown({ scheme }, async (page) => {
      const download = await save(page, 'Download PNG');
      expect(download.suggestedFilename()).toBe('plan-graph.png');
      const { data, info } = await sharp(await bytes(download))
        .raw()
        .toBuffer({ resolveWithObject: true });
      const natural = await figure(page)
        .locator('.pw-scroll svg.pw-graph')
        .evaluate((svg) => (svg as SVGSVGElement).viewBox.baseVal.width);
      expect(info.width).toBe(Math.round(natural * 2));
      expect([...data.subarray(0, 3)]).toEqual([...ground]);
      // Not an empty sheet: there are boxes, lines and letters of many colours on it.
      const colours = new Set<number>();
      for (let at = 0; at < data.length; at += info.channels) colours.add(data.readUIntBE(at, 3));
      expect(colours.size).toBeGreaterThan(50);
      expect(await said(page).textContent()).toBe('plan-graph.png downloaded');
    }),
  );
});

describe('the full screen', () => {
  it('shows the graph, and Escape leaves it', () =>
    shown({}, async (page) => {
      await tool(page, 'Full screen').click();
      await expect.poll(() => page.evaluate(() => document.fullscreenElement?.localName)).toBe('pw-graph');
      await expect.poll(() => tool(page, 'Full screen').getAttribute('aria-pressed')).toBe('true');
      const frame = await figure(page).locator('.pw-scroll').boundingBox();
      const height = await page.evaluate(() => innerHeight);
      expect(frame?.height).toBeGreaterThan(height * 0.8);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBe(null);
      await expect.poll(() => tool(page, 'Full screen').getAttribute('aria-pressed')).toBe('false');
    }));

  it.each([
    { width: 1280, height: 500 },
    { width: 390, height: 844 },
  ])('opens with the whole drawing in sight ($width × $height)', (options) =>
    shown(options, async (page) => {
      await tool(page, 'Full screen').click();
      await expect.poll(() => page.evaluate(() => document.fullscreenElement?.localName)).toBe('pw-graph');
      await expect
        .poll(() =>
          page.evaluate(() => {
            const frame = document.querySelector('#pw-figure .pw-scroll')?.getBoundingClientRect() ?? new DOMRect();
            const boxes = [...document.querySelectorAll('#pw-figure :is(.node, .cluster)')];
            return boxes.filter((box) => {
              const { left, right, top, bottom, width } = box.getBoundingClientRect();
              const isInside = left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
              return width === 0 || !isInside;
            }).length;
          }),
        )
        .toBe(0);
    }),
  );

  it('ends when a link leads to a task', () =>
    shown({}, async (page) => {
      await tool(page, 'Full screen').click();
      await expect.poll(() => page.evaluate(() => document.fullscreenElement?.localName)).toBe('pw-graph');
      await figure(page).locator('[data-task="2.3"]').click();
      await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBe(null);
      await expect.poll(() => page.locator('#task-2-3').evaluate((row) => row.matches(':target'))).toBe(true);
    }));
});

describe('for everyone', () => {
  it.each([
    { width: 1280, scheme: 'light' },
    { width: 390, scheme: 'dark', touch: true },
  ] as const)('has no accessibility violations ($width, $scheme)', (options) =>
    shown(options, async (page) => {
      await tool(page, 'Copy and download').click();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.width);
    }),
  );

  it('tools are 44 pixels large for touch', () =>
    shown({ touch: true, width: 390 }, async (page) => {
      await tool(page, 'Copy and download').click();
      const sizes = await page
        .locator('#pw-figure :is(.pw-tools, .pw-panel:not([hidden])) button, .pw-filter :is(input, select, summary)')
        .evaluateAll((parts: HTMLElement[]) => parts.map((part) => [part.offsetWidth, part.offsetHeight]));
      expect(sizes.length).toBeGreaterThan(12);
      for (const [width, height] of sizes) {
        expect(width).toBeGreaterThanOrEqual(44);
        expect(height).toBeGreaterThanOrEqual(44);
      }
    }));

  it('in forced colours the tools have borders and icons in the colour of text', () =>
    shown({ media: { forcedColors: 'active' } }, async (page) => {
      const [icon, text] = await tool(page, 'Zoom in').evaluate((button) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = 'ButtonText';
        return [
          getComputedStyle(button.querySelector('.pw-icon') ?? button).backgroundColor,
          getComputedStyle(probe).color,
        ];
      });
      expect(icon).toBe(text);
    }));

  it('on paper there are no tools, and the drawing has the width of the page', () =>
    shown({}, async (page) => {
      await tool(page, 'Zoom in').click();
      await page.emulateMedia({ media: 'print' });
      expect(await figure(page).locator('.pw-tools, .pw-panel, .pw-said').filter({ visible: true }).count()).toBe(0);
      const { drawing, frame } = await figure(page)
        .locator('.pw-scroll')
        .evaluate((frame) => ({
          drawing: frame.querySelector('svg.pw-graph')?.getBoundingClientRect().width ?? 0,
          frame: frame.clientWidth,
        }));
      expect(drawing).toBeLessThanOrEqual(frame);
    }));
});

describe('without script', () => {
  it('the drawing is in its frame, with links and no tools', () =>
    shown({ script: false }, async (page) => {
      expect(await figure(page).locator('.pw-scroll svg a').count()).toBe(8);
      expect(await page.locator('.pw-tools').count()).toBe(0);
      await figure(page).locator('[data-task="2.3"]').click();
      expect(new URL(page.url()).hash).toBe('#task-2-3');
    }));
});

it('the tools of a drawing have at most 5 KB, compressed, and all script of a page 8 KB', async () => {
  const sizes = (await Promise.all([script('tools'), script('graph')])).map(
    (script) => gzipSync(script, { level: 9 }).length,
  );
  expect(sizes[0]).toBeLessThanOrEqual(5000);
  expect((sizes[0] ?? 0) + (sizes[1] ?? 0)).toBeLessThanOrEqual(8 * 1024);
});

it('nothing logs an error or violates the policy', () => {
  expect(errors).toEqual([]);
});
