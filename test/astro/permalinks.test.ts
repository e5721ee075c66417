/** Links to parts of a plan's page: copied, opened from outside, and old ones. */
import { select, selectAll } from 'hast-util-select';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { violations } from '../support/axe.ts';
import { launch, type Served, serve } from '../support/browser.ts';
import { copyProject, type Project } from './project.ts';

const plan = `# Plan: Move house

## Implementation Order

### Phase 1: Before the day

- [x] **Task 1.1**: Count the boxes
  - **Done when**: a number is on the fridge
- [x] **Task 1.2**: Écrire à l’école & \`co\`
  - **Depends on**: 1.1
- [ ] **Task 1.3**: 🏠
  - **Depends on**: 1.1

### Phase 2: The day itself

- [ ] **Task 2.1**: Write tests for the van
  - **Depends on**: 1.1
- [ ] **Task 2.2**: Carry the large wardrobe
  - **Depends on**: 2.1
- [ ] **Task 2.3**: Drive
  - **Depends on**: 2.2

### Phase 3: After

- [ ] **Task 3.1**: Unpack
  - **Depends on**: 2.3
- [ ] **Task 3.2**: Drive
  - **Depends on**: 3.1

## Temporal Logic Constraints (REQUIRED)

### Sequence Constraints (A must happen before B)

| Constraint | Type | Rationale |
|---|---|---|
| Task 1.1 MUST be done before Task 2.1 | Data flow | The van has a size |
| Task 2.1 MUST be done before Task 2.2 | Safety | A wardrobe is heavy |

## Notes for the crew

Coffee is in the first box.
`;

const listed = `## 1. Shop

- [ ] Buy tape
- [ ] Buy labels
`;

const wordy = `# Plan: Wordy

### Phase 1: All

${Array.from({ length: 30 }, (_, at) => `- [ ] **Task 1.${at + 1}**: Carry what nobody wants to carry out of the cellar, ${'and up the stairs, '.repeat(3)}before it rains\n  - **Done when**: it is dry\n`).join('')}`;

let site: Project;
let server: Served;
let browser: Browser;

beforeAll(async () => {
  site = await copyProject('plain', 'permalinks');
  await site.write('plans/move/tasks.md', plan);
  await site.write('plans/wordy/tasks.md', wordy);
  await site.write('plans/openspec/changes/shopping/tasks.md', listed);
  await site.publish({ options: { rules: { 'missing-field': 'off' } } });
  [server, browser] = await Promise.all([serve(site.dist), launch()]);
});

afterAll(() => Promise.all([browser?.close(), server?.close()]));

interface Visit {
  script?: boolean;
  touch?: boolean;
  width?: number;
  scheme?: 'light' | 'dark';
  path?: string;
}

async function opened<T>(
  hash: string,
  look: (page: Page) => Promise<T>,
  { script = true, touch = false, width = 1280, scheme = 'light', path = '/plans/move/' }: Visit = {},
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    hasTouch: touch,
    isMobile: touch,
    colorScheme: scheme,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${server.url}${path}${hash}`, { waitUntil: 'load' });
  return look(page);
}

/** What the page says, without its control. */
const said = (page: Page) =>
  page.locator('.pw-notice').evaluate((output) => output.firstElementChild?.textContent ?? '');

const hash = (page: Page) => decodeURIComponent(new URL(page.url()).hash);

/** The tasks whose row is outlined, whose row is open and in the window, and whose box is outlined. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const isOutlined = (element: Element | null) =>
      element !== null && getComputedStyle(element).outlineStyle === 'solid';
    const rows = [...document.querySelectorAll<HTMLElement>('.pw-task')];
    const inWindow = ({ top, bottom }: DOMRect) => top >= 0 && bottom <= innerHeight;
    const boxes = [...document.querySelectorAll<SVGElement>('pw-graph [data-task]')].filter((box) =>
      box.checkVisibility(),
    );
    return {
      rows: rows.filter(isOutlined).map(({ dataset }) => dataset.task),
      open: rows
        .filter(
          (row) =>
            row.querySelector('details')?.open && inWindow((row.firstElementChild as Element).getBoundingClientRect()),
        )
        .map(({ dataset }) => dataset.task),
      boxes: boxes
        .filter((box) => getComputedStyle(box.querySelector('.label-container') as Element).strokeWidth === '4px')
        .map(({ dataset }) => dataset.task),
    };
  });

const everywhere = (...ids: string[]) => ({ rows: ids, open: ids, boxes: ids });

describe('a page', () => {
  it('has a link at every phase, task, constraint row and section, each to a place in it', async () => {
    const page = await site.page('plans/move/index.html');
    const within = new Set(selectAll('.pw-phase-line *, .pw-task-title', page));
    const parts = selectAll('.pw-phase, .pw-task, .pw-constraints tbody tr, h2, h3, h4', page).filter(
      (part) => !within.has(part),
    );
    expect(parts.length).toBe(3 + 8 + 2 + 4);
    for (const part of parts) {
      const link = select('.pw-permalink', part);
      const id = String(link?.properties.href).slice(1);
      expect(select(`[id="${id}"]`, { type: 'root', children: [part] }), id).toBeDefined();
      expect(String(link?.properties.ariaLabel ?? link?.properties.title)).toMatch(/^Link to ./);
    }
    expect(selectAll('summary .pw-permalink', page)).toEqual([]);
    const ids = selectAll('[id]', page).map(({ properties }) => properties.id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('keeps the anchor of a row when others come before it', async () => {
    const rows = selectAll('.pw-constraints tbody tr', await site.page('plans/move/index.html'));
    expect(rows.map(({ properties }) => properties.id)).toEqual([
      'pw-sequence-task-11-must-be-done-before-task-21',
      'pw-sequence-task-21-must-be-done-before-task-22',
    ]);
  });
});

describe('a link from outside', () => {
  it.each([
    ['#task-2-2', '2.2'],
    ['#task-2-2--carry-the-large-wardrobe', '2.2'],
    ['#task-1-1--count-the-boxes', '1.1'],
    [`#${encodeURIComponent('task-1-2--écrire-à-lécole--co')}`, '1.2'],
    ['#task-1-3', '1.3'],
  ])('%s lands on Task %s, highlighted in list and graph', (link, id) =>
    opened(link, async (page) => {
      await expect.poll(() => shown(page)).toEqual(everywhere(id));
      expect(await said(page)).toBe('');
    }),
  );

  it.each([
    ['#task-2-2', '2.2', true],
    ['#task-1-1--count-the-boxes', '1.1', false],
  ])('%s lands on Task %s without script', (link, id, isOpen) =>
    opened(
      link,
      async (page) => {
        const { rows, open } = await shown(page);
        expect([rows, open]).toEqual([[id], isOpen ? [id] : []]);
        const line = page.locator(`.pw-task[data-task="${id}"] > .pw-task-title`);
        const { y = -1 } = (await line.boundingBox()) ?? {};
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThan(900);
      },
      { script: false },
    ),
  );

  it('leaves a title in sight, of however many lines it is', () =>
    opened(
      '',
      async (page) => {
        const title = page.locator('[data-task="2.2"] .pw-task-title');
        await title.evaluate((element) => element.append(' up the narrow stairs'.repeat(20)));
        await page.evaluate(() => location.assign('#task-2-2'));
        await expect.poll(() => shown(page)).toMatchObject({ rows: ['2.2'], open: ['2.2'] });
        expect((await title.boundingBox())?.height).toBeGreaterThan(100);
      },
      { width: 320 },
    ));

  it.each(['#task-2-2', '#pw-graph-task-2-2'])('%s is outlined once, with the focus as well', (link) =>
    opened('', async (page) => {
      await page.evaluate((to) => location.assign(to), link);
      const focused = page.locator(':focus-visible');
      await focused.waitFor();
      const outlined = await focused.evaluate((element) => {
        const around = [element, ...document.querySelectorAll(':has(:focus)')];
        return around.filter((one) => getComputedStyle(one).outlineStyle !== 'none').map(({ className }) => className);
      });
      expect(outlined).toEqual(link === '#task-2-2' ? [expect.stringMatching(/^pw-task /)] : []);
    }),
  );

  it('with a title outlines only the row, as by keyboard', () =>
    opened('', async (page) => {
      await page.keyboard.press('Tab');
      await page.evaluate(() => location.assign('#task-2-2--carry-the-large-wardrobe'));
      await expect.poll(() => shown(page)).toEqual(everywhere('2.2'));
      const outlined = await page.evaluate(() =>
        [...document.querySelectorAll('.pw-page *')]
          .filter((one) => getComputedStyle(one).outlineStyle === 'solid')
          .map(({ className }) => className),
      );
      expect(outlined).toEqual([expect.stringMatching(/^pw-task /)]);
    }));

  it('finds a task by its title under another id, and says so', () =>
    opened('#task-7-1--carry-the-large-wardrobe', async (page) => {
      await expect.poll(() => hash(page)).toBe('#task-2-2--carry-the-large-wardrobe');
      await expect.poll(() => shown(page)).toEqual(everywhere('2.2'));
      expect(await said(page)).toBe('This task was 7.1 when its link was copied, and is 2.2 now.');
      await page.getByRole('button', { name: 'Close' }).click();
      expect(await page.locator('.pw-notice').textContent()).toBe('');
    }));

  it('follows the title where the id is another task’s now', () =>
    opened('#task-2-1--count-the-boxes', async (page) => {
      await expect.poll(() => shown(page)).toEqual(everywhere('1.1'));
      expect(await said(page)).toBe('This task was 2.1 when its link was copied, and is 1.1 now.');
    }));

  it('prefers the nearer of two tasks of the same title', () =>
    opened('#task-3-7--drive', async (page) => {
      await expect.poll(() => hash(page)).toBe('#task-3-2--drive');
    }));

  it('leads to the task of that id where none has the title, and says what the title was', () =>
    opened('#task-2-3--feed-the-cat', async (page) => {
      await expect.poll(() => shown(page)).toEqual(everywhere('2.3'));
      expect(await said(page)).toBe('When this link was copied, task 2.3 was “feed the cat”.');
    }));

  it('names a task of nearly the same title beside it', () =>
    opened('#task-2-3--carry-the-wardrobe', async (page) => {
      await expect.poll(() => shown(page)).toEqual(everywhere('2.3'));
      await page.locator('.pw-notice').getByRole('link', { name: '2.2 Carry the large wardrobe' }).click();
      await expect.poll(() => shown(page)).toMatchObject({ rows: ['2.2'], boxes: ['2.2'] });
      expect(await page.locator('.pw-notice').textContent()).toBe('');
    }));

  it.each([
    ['#task-2-7', '2.7', '2.3 Drive'],
    ['#task-9-1--paint-the-fence', '9.1', '3.2 Drive'],
    ['#task-9-1--carry-a-large-wardrobe', '9.1', '2.2 Carry the large wardrobe'],
  ])('%s says that Task %s is gone, and names the nearest', (link, id, nearest) =>
    opened(link, async (page) => {
      await expect.poll(() => said(page)).toBe(`Task ${id} is no longer in this plan. Nearest to it: ${nearest}`);
      expect(await shown(page)).toEqual(everywhere());
      expect(hash(page)).toBe(link);
    }),
  );

  it('finds a phase under another number', () =>
    opened('#phase-4-the-day-itself', async (page) => {
      await expect.poll(() => hash(page)).toBe('#phase-2-the-day-itself');
      expect(await said(page)).toBe(
        '“phase 4 the day itself” is no longer in this plan. Nearest to it: Phase 2: The day itself',
      );
    }));

  it.each(['#search', '#tasks', '#/route', '#task-claim-stored-events-at-once', '#%E0%A4%A', '#'])(
    'says nothing of %s, which is not a link to a task',
    (link) =>
      opened(link, async (page) => {
        await page.evaluate(() => new Promise(requestAnimationFrame));
        expect(await page.locator('.pw-notice').textContent()).toBe('');
      }),
  );

  it('to the box of a task that a drawing no longer has leads to the task', () =>
    opened('#pw-open-task-1-1', async (page) => {
      await expect.poll(() => shown(page)).toEqual(everywhere('1.1'));
      expect(await said(page)).toBe('');
    }));

  it('finds a task without an id by its title, and calls it by no number', async () => {
    const { length } = selectAll('.pw-task', await site.page('plans/openspec/changes/shopping/index.html'));
    expect(length).toBe(2);
    await opened(
      '#task-~4-7--buy-labels',
      async (page) => {
        await expect
          .poll(() => page.evaluate(() => document.querySelector(':target')?.closest('.pw-task')?.textContent))
          .toContain('Buy labels');
        expect(await said(page)).toBe('');
      },
      { path: '/plans/openspec/changes/shopping/' },
    );
  });
});

it.each(['task-1-12', 'task-1-12--carry-what-nobody-wants-to-carry-out-of-the-cellar-and-up-the'])(
  'a link to #%s leaves the whole of a long title below the head of a site, without script',
  (anchor) =>
    opened(
      '',
      async (page) => {
        const link = await page.locator('[data-task="1.12"] .pw-task-id').getAttribute('href');
        await page.goto(`${page.url()}${anchor.includes('--') ? link : `#${anchor}`}`);
        const title = page.locator('[data-task="1.12"] .pw-task-title');
        expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
        const box = await title.boundingBox();
        expect(box?.height).toBeGreaterThan(80);
        expect(box?.y).toBeGreaterThan(64);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(600);
      },
      { script: false, width: 390, path: '/plans/wordy/' },
    ),
);

describe('the control of a link', () => {
  /** A sign by its name, or words that lead to their own place by what they say on hover. */
  const control = (page: Page, name: string | RegExp) =>
    page.getByRole('link', { name, exact: true }).or(page.getByTitle(name, { exact: true }));
  const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

  it('copies the absolute address, says so, and leaves the page where it is', () =>
    opened('?state=ready', async (page) => {
      const link = control(page, 'Link to Task 2.1');
      await link.focus();
      const before = [page.url(), await page.evaluate(() => scrollY)];
      await page.keyboard.press('Enter');
      await expect.poll(() => said(page)).toBe('Copied: Link to Task 2.1');
      expect(await clipboard(page)).toBe(`${server.url}/plans/move/#task-2-1--write-tests-for-the-van`);
      expect([page.url(), await page.evaluate(() => scrollY)]).toEqual(before);
      expect(await page.locator('.pw-notice').getAttribute('data-words')).toContain('Copied');
      expect(await page.getByRole('status').filter({ hasText: 'Copied' }).count()).toBe(1);
      await page.keyboard.press('Escape');
      expect(await page.locator('.pw-notice').textContent()).toBe('');
    }));

  it.each([
    ['Link to Phase 2', '#phase-2-the-day-itself'],
    ['Link to Notes for the crew', '#notes-for-the-crew'],
    [/^Link to row 2,/, '#pw-sequence-task-21-must-be-done-before-task-22'],
  ])('copies %s', (name, anchor) =>
    opened('', async (page) => {
      await control(page, name).click();
      await expect.poll(() => clipboard(page)).toBe(`${server.url}/plans/move/${anchor}`);
    }),
  );

  it('has the words of its heading for a name, and leaves those of the heading alone', () =>
    opened('', async (page) => {
      const heading = page.getByRole('heading', { name: '2.1 Write tests for the van', exact: true });
      expect(await heading.getByRole('link', { name: '2.1', exact: true }).getAttribute('title')).toBe(
        'Link to Task 2.1',
      );
      const section = page.getByRole('heading', { name: 'Notes for the crew', exact: true });
      expect(await section.getByRole('link', { name: 'Notes for the crew', exact: true }).count()).toBe(1);
    }));

  it('is seen on hover and with the focus where it is a sign, and at all times where nothing hovers', async () => {
    const opacity = (page: Page) => control(page, 'Link to Phase 2').evaluate((link) => getComputedStyle(link).opacity);
    await opened('', async (page) => {
      expect(await opacity(page)).toBe('0');
      await page.locator('.pw-phase[data-phase="2"] > details > summary').hover();
      expect(await opacity(page)).toBe('1');
      await page.mouse.move(0, 0);
      await control(page, 'Link to Phase 2').focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      expect(await opacity(page)).toBe('1');
    });
    await opened(
      '',
      async (page) => {
        expect(await opacity(page)).toBe('1');
        const sizes = await page
          .locator('.pw-permalink:visible')
          .evaluateAll((links) => links.map((link) => link.getBoundingClientRect()));
        expect(sizes.length).toBeGreaterThan(10);
        expect(sizes.filter(({ width, height }) => width < 44 || height < 44)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      },
      { touch: true, width: 390 },
    );
  });

  it('leads to its place where the page may not copy', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    // Only on this machine is an address without encryption a secure context.
    await page.route('http://plans.test/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: `${server.url}${pathname}` }) });
    });
    await page.goto('http://plans.test/plans/move/');
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await control(page, 'Link to Task 2.1').click();
    expect(hash(page)).toBe('#task-2-1--write-tests-for-the-van');
    await context.close();
  });

  it('leads to its place without script', () =>
    opened(
      '',
      async (page) => {
        await control(page, 'Link to Task 2.1').click();
        expect(hash(page)).toBe('#task-2-1--write-tests-for-the-van');
      },
      { script: false },
    ));
});

it.each(['light', 'dark'] as const)('has no accessibility violations, with its message in sight (%s)', (scheme) =>
  opened(
    '#task-9-1--paint-the-fence',
    async (page) => {
      await expect.poll(() => said(page)).not.toBe('');
      expect(await violations(page)).toEqual([]);
    },
    { scheme, width: 390 },
  ),
);
