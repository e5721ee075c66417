/** What a plan's page weighs and does while it loads, on a plain site, where nothing is the host's. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { selectAll } from 'hast-util-select';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, layoutShift, type Served, serve } from '../support/browser.ts';
import { generatePlan } from '../support/generate.ts';
import { startAuditor } from '../support/lighthouse.ts';
import { copyProject, type Project } from './project.ts';

const TASKS = 15;
let site: Project;
let server: Served;
let browser: Browser;

beforeAll(async () => {
  site = await copyProject('plain', 'budget');
  await site.write('plans/fifteen/tasks.md', generatePlan(TASKS));
  await site.write('plans/fifteen/design.md', '# Design\n');
  await site.publish();
  [server, browser] = await Promise.all([serve(site.dist), launch()]);
});
afterAll(() => Promise.all([browser?.close(), server?.close()]));

const page = () => site.page('plans/fifteen/index.html');
const gzipped = async (paths: readonly string[]) => {
  const texts = await Promise.all(paths.map((path) => site.read(path)));
  return texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
};
/** The addresses of what a page loads, as files. */
const files = async (selector: string, name: 'href' | 'src') =>
  selectAll(selector, await page()).map(({ properties }) => join('.', String(properties[name])));

it('has a small page', async () => {
  expect(await gzipped(['plans/fifteen/index.html'])).toBeLessThan(40 * 1024);
  expect(await gzipped(await files('script[src]', 'src'))).toBeLessThan(8 * 1024);
  expect(await gzipped(await files('link[rel="stylesheet"]', 'href'))).toBeLessThan(8 * 1024);
});

it('has few elements per task, in its row and on the whole page', async () => {
  const rows = selectAll('.pw-task', await page());
  expect(rows).toHaveLength(TASKS);
  for (const row of rows) expect(selectAll('*', row).length).toBeLessThanOrEqual(25);
  expect(selectAll('.pw-sheet *', await page()).length / TASKS).toBeLessThanOrEqual(60);
});

it.each([1280, 390])(
  'requests nothing from other hosts, shifts nothing once it is shown, and logs no error, at %i pixels',
  async (width) => {
    const tab = await newTab(width);
    const asked: string[] = [];
    const errors: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await tab.goto(`${server.url}/plans/fifteen/`, { waitUntil: 'load' });
    expect([await layoutShift(tab), errors]).toEqual([0, []]);
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
    await tab.context().close();
  },
);

it.each([1280, 390])('forces no layout while it loads, at %i', async (width) => {
  const tab = await newTab(width);
  expect(await forcedLayouts(tab)).toEqual([]);
  // What would be found.
  await tab.route(/\.js$/, async (route) => {
    const response = await route.fetch();
    const body = `${await response.text()};document.body.style.inlineSize = '80%'; document.body.offsetWidth;`;
    await route.fulfill({ response, body });
  });
  expect((await forcedLayouts(tab)).length).toBeGreaterThan(0);
  await tab.context().close();
});

it('has full marks from Lighthouse, as has the list of plans', async () => {
  const auditor = await startAuditor();
  try {
    for (const path of ['/plans/fifteen/', '/plans/']) {
      const { scores, failed } = await auditor.audit(server.url + path, ['accessibility', 'best-practices', 'seo']);
      expect(failed, path).toEqual([]);
      expect(scores, path).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 });
    }
  } finally {
    await auditor.close();
  }
});

it('fetches the Mermaid text of the graph only when it is copied, under a strict policy', async () => {
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";
  const strict = await serve(site.dist, { headers: { 'content-security-policy': policy } });
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const tab = await context.newPage();
  const asked: string[] = [];
  tab.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await tab.goto(`${strict.url}/plans/fifteen/`, { waitUntil: 'load' });
  const link = tab.locator('#pw-figure > .pw-source > a');
  expect(await link.getAttribute('href')).toBe('/plans/fifteen/plan.mmd');
  await tab.getByRole('button', { name: 'Copy and download' }).click();
  expect(asked).not.toContain('/plans/fifteen/plan.mmd');
  await tab.getByRole('button', { name: 'Copy Mermaid source' }).click();
  await expect.poll(() => tab.locator('.pw-said').textContent()).toBe('Mermaid source copied');
  expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(await site.read('plans/fifteen/plan.mmd'));
  await Promise.all([context.close(), strict.close()]);
});

async function newTab(width: number): Promise<Page> {
  return (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
}

/** Layouts while the page loads that a script had to wait for, by the script. */
async function forcedLayouts(tab: Page): Promise<string[]> {
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline.stack'];
  await browser.startTracing(tab, { categories });
  await tab.goto(`${server.url}/plans/fifteen/`, { waitUntil: 'networkidle' });
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const layouts = traceEvents.filter(({ name }) => name === 'Layout');
  expect(layouts.length).toBeGreaterThan(0);
  return layouts
    .flatMap(({ args }) => args.beginData?.stackTrace?.[0]?.url ?? [])
    .filter((url) => url.startsWith(server.url));
}

interface TraceEvent {
  name: string;
  args: { beginData?: { stackTrace?: { url: string }[] } };
}
