import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { copyProject } from '../astro/project.ts';
import { launch, serve } from '../support/browser.ts';
import { generatePlan } from '../support/generate.ts';
import { printTable } from './table.ts';
import { atMost, median } from './time.ts';

const TASKS = 60;
const KEYSTROKES = 30;

/** What the page of the playground loads, and how long it takes from a keystroke to the findings and to the page. */
export async function run(): Promise<void> {
  const site = await copyProject('plain', 'bench-playground');
  await site.publish({ options: { playground: true } });
  const [server, browser] = await Promise.all([serve(site.dist), launch()]);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const loaded: Response[] = [];
    page.on('response', (response) => loaded.push(response));
    await page.goto(`${server.url}/plans/playground/`);
    await page.locator('#pw-play-findings .pw-finding').first().waitFor();
    const first = await bytesOf(loaded.splice(0));
    await page.getByRole('tab', { name: 'Graph' }).click();
    await page.locator('#pw-play-graph svg.pw-graph').waitFor();
    const graph = await bytesOf(loaded);
    console.log(`The playground loads ${first} KB (gzip), and ${graph} KB more with the first graph.`);
    await page.getByRole('tab', { name: 'Page' }).click();
    const text = generatePlan(TASKS);
    const times = [];
    for (let at = 0; at < KEYSTROKES; at += 1)
      times.push(await keystroke(page, `${text}\n${at}\n\n- [ ] **Task 9.${at}**: x`));
    printTable([
      ['from a keystroke, in milliseconds', `${TASKS} tasks`],
      ['to the findings', atMost(median(times.map(({ findings }) => findings)), 100)],
      ['to the page', atMost(median(times.map(({ page }) => page)), 200)],
    ]);
  } finally {
    await Promise.all([browser.close(), server.close()]);
  }
}

async function bytesOf(responses: readonly Response[]): Promise<number> {
  const bodies = await Promise.all(responses.map((response) => response.body()));
  return Math.round(bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1024);
}

/** Until the panels have changed, in the page's own time. */
function keystroke(page: Page, text: string): Promise<{ findings: number; page: number }> {
  return page.evaluate(async (text) => {
    const field = document.querySelector('pw-playground textarea') as HTMLTextAreaElement;
    const changed = (id: string) =>
      new Promise<number>((done) => {
        const panel = document.getElementById(id) as HTMLElement;
        new MutationObserver((_, observer) => {
          observer.disconnect();
          done(performance.now());
        }).observe(panel, { childList: true });
      });
    const both = [changed('pw-play-findings'), changed('pw-play-page')];
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new Event('input'));
    const [findings = 0, page = 0] = await Promise.all(both);
    return { findings: findings - start, page: page - start };
  }, text);
}
