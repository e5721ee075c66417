import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from '../support/axe.ts';
import { overflow, type View } from '../support/browser.ts';
import type { Project } from './project.ts';
import { open, visit } from './visit.ts';

const views: readonly View[] = [
  { width: 1280, scheme: 'light' },
  { width: 390, scheme: 'dark' },
];
/** In colours of the reader's own. */
export const forced: View = { width: 1280, scheme: 'dark', forced: true };

/**
 * Opens pages of a built site wide and narrow, light and dark: nothing on them keeps anybody out, and nothing is wider than
 * the screen.
 *
 * @param part selector of what is ours on the page
 * @param more to look at besides
 */
export async function expectGoodLooks(
  site: Project,
  paths: readonly string[],
  part: string,
  more: readonly View[] = [],
): Promise<void> {
  const { browser, url } = await visit(site.dist);
  for (const path of paths) await expectGoodPage(browser, url + path, part, more);
}

/** The same for one page. */
export async function expectGoodPage(
  browser: Browser,
  url: string,
  part: string,
  more: readonly View[] = [],
): Promise<void> {
  for (const view of [...views, ...more]) {
    const page = await open(browser, url, view);
    const seen = [await violations(page, part), await overflow(page)];
    expect(seen, `${url} ${JSON.stringify(view)}`).toEqual([[], 0]);
  }
}

/** The sizes of a plan's page in pixels: of its title, its sections, and of a row, with the row's leading. */
export async function typeScale(page: Page): Promise<Record<'title' | 'section' | 'row' | 'leading', number>> {
  return page.evaluate(() => {
    const styleOf = (selector: string) => {
      const found = document.querySelector(selector);
      if (!found) throw new Error(`Nothing matches ${selector}`);
      return getComputedStyle(found);
    };
    const row = styleOf('.pw-task-title');
    return {
      title: Number.parseFloat(styleOf('h1').fontSize),
      section: Number.parseFloat(styleOf('.pw-page h2:not(.pw-unseen *)').fontSize),
      row: Number.parseFloat(row.fontSize),
      leading: Number.parseFloat(row.lineHeight),
    };
  });
}
