import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { graphSite, openRow, plan, rowOf, settled } from './site.ts';

const { shown } = graphSite(plan);
const twice = graphSite(plan, 2);
const unnumbered = graphSite(
  '# House\n\n## 1. Build\n\n- [ ] Lay the floor\n\n## 2. Live\n\n- [ ] Move in\n',
  1,
  'openspec/changes/house/tasks.md',
);

const node = (page: Page, id: string) => page.locator(`svg.flowchart [data-task="${id}"]`);

/** Tasks that are not faded, once all have come to rest. */
async function bright(page: Page): Promise<string[]> {
  await settled(page);
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGElement>('svg.flowchart [data-task]')]
      .filter((task) => getComputedStyle(task.querySelector('.node') ?? task).opacity === '1')
      .map((task) => task.dataset.task ?? ''),
  );
}

const all = ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3.1', '3.2'];

describe('a hovered task', () => {
  it.each([
    ['1.1', ['1.1', '1.2', '2.1', '2.2', '3.1', '3.2']],
    ['1.2', ['1.1', '1.2', '2.1', '2.2', '3.1', '3.2']],
    ['2.2', ['1.1', '1.2', '1.3', '2.1', '2.2', '3.1', '3.2']],
    ['2.3', ['2.3', '3.1', '3.2']],
    ['3.1', ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3.1']],
  ])('%s stays with what it needs and unlocks, along edges of tasks and of phases', (id, expected) =>
    shown({}, async (page) => {
      await node(page, id).hover();
      expect((await bright(page)).sort()).toEqual(expected);
      await page.mouse.move(5, 5);
      expect((await bright(page)).sort()).toEqual(all);
    }),
  );

  it('says how many tasks those are', () =>
    shown({}, async (page) => {
      await node(page, '2.2').hover();
      expect(await page.locator('pw-graph [role="status"]').first().textContent()).toBe(
        '2.2: depends on 4, unblocks 2',
      );
    }));

  it('keeps the edges on the paths, and fades the others', () =>
    shown({}, async (page) => {
      await node(page, '1.2').hover();
      await settled(page);
      const lit = await page.evaluate(() =>
        [...document.querySelectorAll<SVGElement>('path[marker-end]')]
          .filter((edge) => getComputedStyle(edge).opacity === '1')
          .map(({ dataset }) => `${dataset.from ?? dataset.fromPhase} → ${dataset.to ?? dataset.toPhase}`),
      );
      expect(lit.sort()).toEqual(['1 → 2', '1.1 → 1.2', '2 → 3', '2.1 → 2.2']);
    }));
});

describe('a task that has the focus', () => {
  it('is highlighted as well, and Escape ends that', () =>
    shown({}, async (page) => {
      await node(page, '2.3').focus();
      expect((await bright(page)).sort()).toEqual(['2.3', '3.1', '3.2']);
      await page.keyboard.press('Escape');
      expect((await bright(page)).sort()).toEqual(all);
    }));

  it('is highlighted again when the pointer leaves another', () =>
    shown({}, async (page) => {
      await node(page, '2.3').focus();
      await node(page, '1.1').hover();
      expect(await bright(page)).toContain('1.1');
      await page.mouse.move(5, 5);
      expect((await bright(page)).sort()).toEqual(['2.3', '3.1', '3.2']);
    }));
});

it('a click goes to the task', () =>
  shown({}, async (page) => {
    await node(page, '2.3').click();
    expect(new URL(page.url()).hash).toBe('#task-2-3');
    expect(await page.locator('#task-2-3').isVisible()).toBe(true);
    expect(await page.locator('#task-2-3').evaluate((row) => row.matches(':target'))).toBe(true);
  }));

describe('the way back from a row', () => {
  it('leads to the box, which is highlighted, at the right size and place even from another page', () =>
    shown({}, async (page) => {
      await openRow(page, '#task-2-3');
      await rowOf(page, '#task-2-3')
        .getByRole('link', { name: /^Show in graph .*: 2\.3$/ })
        .click();
      expect(await node(page, '2.3').evaluate((box) => box === document.activeElement)).toBe(true);
      expect((await bright(page)).sort()).toEqual(['2.3', '3.1', '3.2']);
      const { hash } = new URL(page.url());
      expect(hash).toBe('#pw-graph-task-2-3');
      await shown({ hash, height: 400 }, async (other) => {
        const [box, frame] = await node(other, '2.3').evaluate((node) =>
          [node, node.closest('.pw-scroll') as Element].map((one) => one.getBoundingClientRect().toJSON()),
        );
        expect(box.top).toBeGreaterThan(Math.max(0, frame.top));
        expect(box.bottom).toBeLessThan(Math.min(400, frame.bottom));
      });
    }));

  it('works without script, and shows which box is meant', () =>
    shown({ script: false }, async (page) => {
      const stroke = () =>
        node(page, '2.3')
          .locator('.label-container')
          .evaluate((box) => getComputedStyle(box).strokeWidth);
      expect(await stroke()).not.toBe('4px');
      await openRow(page, '#task-2-3');
      await rowOf(page, '#task-2-3').getByRole('link', { name: 'Show in graph' }).click();
      expect(await stroke()).toBe('4px');
      expect(await node(page, '2.3').evaluate((box) => box.getBoundingClientRect().top)).toBeLessThan(900);
    }));
});

it('a condition outside the plan stays with the tasks that wait for it', () =>
  shown({}, async (page) => {
    await node(page, '3.2').hover();
    await settled(page);
    const outside = page.locator('#pw-figure .node.pw-graph-outside');
    expect(await outside.evaluate((box) => getComputedStyle(box).opacity)).toBe('1');
    await node(page, '2.3').hover();
    await settled(page);
    expect(Number(await outside.evaluate((box) => getComputedStyle(box).opacity))).toBeLessThan(0.5);
  }));

it('a task without an id is called by its title', () =>
  unnumbered.shown({}, async (page) => {
    await page.locator('svg.flowchart .node').first().hover();
    expect(await page.locator('pw-graph [role="status"]').first().textContent()).toBe(
      'Lay the floor: depends on 0, unblocks 1',
    );
  }));

describe('several drawings on one page', () => {
  it('have their own tools, and fade independently', () =>
    twice.shown({}, async (page) => {
      const graphs = page.locator('pw-graph:has(.flowchart)');
      expect(await graphs.count()).toBe(2);
      await graphs.nth(1).scrollIntoViewIfNeeded();
      await graphs.nth(1).getByRole('toolbar').waitFor();
      expect(await page.getByRole('toolbar').count()).toBe(2);
      await graphs.nth(1).locator('[data-task="2.3"]').hover();
      expect(await graphs.nth(0).locator('.pw-lit').count()).toBe(0);
      expect(await graphs.nth(1).locator('.pw-lit').count()).toBeGreaterThan(2);
      expect(twice.errors).toEqual([]);
    }));
});

it('nothing moves with reduced motion', () =>
  shown({ media: { reducedMotion: 'reduce' } }, async (page) => {
    const durations = await page
      .locator('pw-graph .node')
      .evaluateAll((nodes) => nodes.map((one) => getComputedStyle(one).transitionDuration));
    expect(new Set(durations)).toEqual(new Set(['0s']));
  }));

it('on paper nothing is faded', () =>
  shown({}, async (page) => {
    await node(page, '2.3').focus();
    await page.emulateMedia({ media: 'print' });
    expect((await bright(page)).sort()).toEqual(all);
  }));
