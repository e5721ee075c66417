/** A plan's page and the list of all plans, worked with the keyboard only. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type Served, serve, type View } from '../support/browser.ts';
import { copyProject } from './project.ts';
import { open } from './visit.ts';
import { walk } from './walk.ts';

const plan = `# Tasks: Night trains

- **Design Document**: [design.md](./design.md)

### Phase 1: Cars

- [x] **Task 1.1**: Buy ten cars
  - **Depends on**: None
  - **Done when**: They are in the yard
- [x] **Task 1.2**: Paint them
  - **Depends on**: 1.1

### Phase 2: Timetable

- [~] **Task 2.1**: Ask for paths
  - **Depends on**: 1.2
  - **Estimate**: 3 days
- [!] **Task 2.2**: Publish the timetable
  - **Depends on**: 2.1, the ministry has agreed
  - **Files**: \`timetable.csv\`
- [ ] **Task 2.3**: Hire stewards
  - **Depends on**: None
- [ ] **Task 2.4**: Sell tickets
  - **Depends on**: 2.2, 2.3

## Temporal Logic Constraints

### Sequence Constraints

| Constraint | Type | Rationale |
|---|---|---|
| Task 2.1 MUST be done before Task 2.4 | Order | No ticket without a train |
| Task 2.3 MUST be done before Task 2.2 | Order | Nobody waits alone |
`;

let server: Served;
let browser: Browser;
beforeAll(async () => {
  const site = await copyProject('plain', 'keyboard');
  await site.write('plans/night-trains/tasks.md', plan);
  for (const id of ['a', 'b', 'c'])
    await site.write(`plans/${id}/tasks.md`, `# Tasks: ${id}\n\n- [ ] **Task 1.1**: Do\n`);
  const rules = { 'broken-link': 'off', 'missing-file': 'off' };
  await site.publish({ options: { title: 'Railway', rules } });
  [server, browser] = await Promise.all([serve(site.dist), launch()]);
});
afterAll(() => Promise.all([browser?.close(), server?.close()]));

async function on<T>(path: string, look: (page: Page) => Promise<T>, view: View = {}): Promise<T> {
  return look(await open(browser, server.url + path, view));
}

/** The element that has the focus, in words. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { ariaLabel, textContent, localName } = document.activeElement ?? document.body;
    return `${localName} ${(ariaLabel ?? textContent ?? '').replace(/\s+/g, ' ').trim()}`;
  });

/** Presses Tab until something has the focus whose words begin like this. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).includes(name)) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

const isTarget = (page: Page, id: string) => page.locator(`[id="${id}"]`).evaluate((one) => one.matches(':target'));

describe.each<View>([{ width: 1280 }, { width: 390, height: 844, scheme: 'dark' }, { width: 1280, forced: true }])(
  'with Tab alone, %o',
  (view) => {
    it.each(['/plans/night-trains/', '/plans/'])(
      '%s: each control has the focus once, in sight and with a ring',
      (path) =>
        on(
          path,
          async (page) => {
            const { stops, missed } = await walk(page);
            expect(stops.length).toBeGreaterThan(15);
            expect(stops.filter(({ faults }) => faults.length > 0)).toEqual([]);
            expect(missed).toEqual([]);
          },
          view,
        ),
    );
  },
);

it('the first stop leads past the head of the site', () =>
  on('/plans/night-trains/', async (page) => {
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('a Skip to content');
    const box = await page.locator(':focus').boundingBox();
    expect(box?.width).toBeGreaterThan(100);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  }));

it('from the head to a task, to its box in the graph and back, and out of the graph', () =>
  on('/plans/night-trains/', async (page) => {
    await tabTo(page, 'Blocked: 2.2');
    await page.keyboard.press('Enter');
    expect(await isTarget(page, 'task-2-2')).toBe(true);
    await tabTo(page, 'of the schedule: 2.2');
    await page.keyboard.press('Enter');
    const box = page.locator('[data-task="2.2"]:focus');
    await expect.poll(() => box.count()).toBe(1);
    expect(await page.locator('.pw-lit [data-task], [data-task].pw-lit').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('2.4');
    await page.keyboard.press('Enter');
    expect(await isTarget(page, 'task-2-4')).toBe(true);
    await tabTo(page, 'plan.json');
  }));

it('the drawing is scaled and scrolled, and its source copied', () =>
  on('/plans/night-trains/', async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tabTo(page, 'Zoom out');
    const level = () => page.locator('.pw-level').first().textContent();
    const before = await level();
    await page.keyboard.press('Enter');
    await expect.poll(level).not.toBe(before);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Copy Mermaid source');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('flowchart');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('pw-scroll');
    await page.keyboard.press('0');
    await expect.poll(level).toBe(before);
  }));

it('the tasks are filtered, and all are there again', () =>
  on('/plans/night-trains/', async (page) => {
    const rows = () => page.locator('.pw-task:visible .pw-task-id').allTextContents();
    await tabTo(page, 'Find a task');
    await page.keyboard.type('tickets');
    await expect.poll(rows).toEqual([expect.stringContaining('2.4')]);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.pw-shown').textContent()).toContain('2.4');
    await tabTo(page, 'Show all');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await rows()).length).toBe(4);
    expect(await focused(page)).toBe('input Find a task');
    await tabTo(page, 'State');
    await page.keyboard.type('Ready');
    await expect.poll(rows).toEqual([expect.stringContaining('2.3')]);
  }));

it('a phase and a row open and close, and a verdict shows its evidence', () =>
  on('/plans/night-trains/', async (page) => {
    await tabTo(page, 'Phase 1: Cars2');
    await page.keyboard.press('Space');
    await tabTo(page, 'Details of 1.1');
    await page.keyboard.press('Enter');
    expect(await page.getByText('They are in the yard', { exact: true }).isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.getByText('They are in the yard', { exact: true }).isVisible()).toBe(false);
    await tabTo(page, 'unenforced');
    await page.keyboard.press('Enter');
    expect(await page.locator('.pw-verdict:has(> :not(summary):visible)').count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.pw-verdict > :not(summary)') !== null)).toBe(
      true,
    );
  }));
