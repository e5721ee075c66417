/** What a plan's page weighs and does while it loads, on a plain site, where nothing is the host's. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { selectAll } from 'hast-util-select';
import { beforeAll, expect, it } from 'vitest';
import { launch, serve } from '../support/browser.ts';
import { generatePlan } from '../support/generate.ts';
import { copyProject, type Project } from './project.ts';

const TASKS = 15;
let site: Project;

beforeAll(async () => {
  site = await copyProject('plain', 'budget');
  await site.write('plans/fifteen/tasks.md', generatePlan(TASKS));
  await site.write('plans/fifteen/design.md', '# Design\n');
  const { code, output } = await site.build();
  if (code !== 0) throw new Error(output);
});

const page = () => site.page('plans/fifteen/index.html');
const gzipped = async (paths: readonly string[]) => {
  const texts = await Promise.all(paths.map((path) => site.read(path)));
  return texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
};

it('has a page of few bytes', async () => {
  const scripts = selectAll('script[src]', await page()).map(({ properties }) => join('.', String(properties.src)));
  const html = await gzipped(['plans/fifteen/index.html']);
  const script = await gzipped(scripts);
  expect(html).toBeLessThan(40 * 1024);
  expect(script).toBeLessThan(8 * 1024);
});

it('has few elements a row', async () => {
  const rows = selectAll('.pw-task', await page());
  expect(rows).toHaveLength(TASKS);
  for (const row of rows) expect(selectAll('*', row).length).toBeLessThanOrEqual(60);
});

it('asks no other host, moves nothing once it is shown, and fails at nothing', async () => {
  const [server, browser] = await Promise.all([serve(site.dist), launch()]);
  try {
    for (const width of [1280, 390]) {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const tab = await context.newPage();
      const asked: string[] = [];
      const errors: string[] = [];
      tab.on('request', (request) => asked.push(request.url()));
      tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await tab.goto(`${server.url}/plans/fifteen/`, { waitUntil: 'load' });
      const shift = await tab.evaluate(
        () =>
          new Promise<number>((done) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(sum), 500);
          }),
      );
      expect([width, shift, errors]).toEqual([width, 0, []]);
      expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
      await context.close();
    }
  } finally {
    await Promise.all([browser.close(), server.close()]);
  }
});
