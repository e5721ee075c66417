import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { timelineOf } from '../../plugin/graph/timeline.ts';
import { draw } from '../../plugin/mermaid/draw.ts';
import { ganttDiagram } from '../../plugin/mermaid/gantt.ts';
import { english } from '../../plugin/render/words/index.ts';
import { graphOf } from '../graph/graph-of.ts';
import { launch } from '../support/browser.ts';
import { generatePlan } from '../support/generate.ts';
import { caption } from './drawing.ts';
import { hostileLabels } from './labels.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const css = ['graph', 'timeline']
  .map((name) => readFileSync(`${root}plugin/astro/styles/${name}.css`, 'utf8'))
  .join('');

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
afterAll(() => browser.close());

/** Shows the timeline of a plan in a page of the direction `dir`; false where there is none. */
async function show(source: string, dir = 'ltr'): Promise<boolean> {
  const chart = ganttDiagram(timelineOf(graphOf(source)), english);
  if (chart === null) return false;
  const { svg, fault } = await draw(chart, caption);
  expect(fault).toBeUndefined();
  const style = `:root { color-scheme: light dark } ${css}`;
  await page.setContent(`<!doctype html><html dir="${dir}"><style>${style}</style>${svg}`);
  return true;
}

/** Words that leave the drawing, and words and bars that cover other words. */
function clashes(): Promise<string[]> {
  return page.evaluate(() => {
    const frame = (document.querySelector('svg') as SVGElement).getBoundingClientRect();
    const boxOf = (element: Element) => ({ element, box: element.getBoundingClientRect() });
    const words = [...document.querySelectorAll('svg text')].map(boxOf);
    const bars = [...document.querySelectorAll('.node rect')].map(boxOf);
    const meet = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
    const outside = words.filter(
      ({ box }) => box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom,
    );
    const covered = words.flatMap((word, at) =>
      [...words.slice(at + 1), ...bars]
        .filter(({ box }) => meet(word.box, box))
        .map(({ element }) => `${word.element.textContent} and ${element.textContent || element.tagName}`),
    );
    return [...outside.map(({ element }) => `${element.textContent} leaves the drawing`), ...covered];
  });
}

describe('words stay in the drawing and keep clear of one another', () => {
  test.each(globSync('plans/**/tasks.md', { cwd: root }))('%s', async (file) => {
    if (await show(readFileSync(`${root}${file}`, 'utf8'))) expect(await clashes()).toEqual([]);
  });

  test.each(['ltr', 'rtl'])('whatever they are, on a page that goes %s', async (dir) => {
    const escaped = hostileLabels.map((label) => label.replace(/[!-/:-@[-`{-~]/g, '\\$&'));
    const tasks = escaped.map((label, at) => `### Phase ${at}: ${label}\n\n- [ ] **Task ${at}.1**: ${label}\n`);
    expect(await show(tasks.slice(0, 40).join('\n'), dir)).toBe(true);
    expect(await clashes()).toEqual([]);
    expect(await show(tasks.slice(40).join('\n'), dir)).toBe(true);
    expect(await clashes()).toEqual([]);
  });

  test.each([60, 1000])('in a plan of %i tasks', async (tasks) => {
    expect(await show(generatePlan(tasks))).toBe(true);
    expect(await clashes()).toEqual([]);
  });
});

test('states differ in colour or line, in the light and in the dark, and the focus shows', async () => {
  const waits = (id: number, needs: string) => `- [ ] **Task ${id}**: T\n  - **Depends on**: ${needs}\n`;
  await show(
    `- [~] **Task 1**: T\n- [!] **Task 2**: T\n${waits(3, 'None')}${waits(4, '3')}${waits(5, '4')}${waits(6, '3')}`,
  );
  const looks = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.node rect')].map((bar) => {
        const { fill, stroke, strokeDasharray, strokeWidth } = getComputedStyle(bar);
        return [fill, stroke, strokeDasharray, strokeWidth].join();
      }),
    );
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // In progress, blocked, ready or waiting on the critical path, waiting.
    expect(new Set(await looks()).size).toBe(4);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const before = await looks();
  await page.keyboard.press('Tab');
  const after = await looks();
  expect(after.filter((look, at) => look !== before[at])).toHaveLength(1);
  expect(after[0]).not.toBe(before[0]);
});
