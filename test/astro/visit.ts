import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launch, serve, type View } from '../support/browser.ts';

/** A built site in a browser, until the test ends. */
export async function visit(folder: string): Promise<{ browser: Browser; url: string }> {
  const [server, browser] = await Promise.all([serve(folder), launch()]);
  onTestFinished(async () => {
    await Promise.all([browser.close(), server.close()]);
  });
  return { browser, url: server.url };
}

/** A new page at `url`, in a browser context of its own, until the test ends. */
export async function open(browser: Browser, url: string, view: View = {}): Promise<Page> {
  const { width = 1280, height = 900, scheme = 'light', forced = false } = view;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    forcedColors: forced ? 'active' : 'none',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  return page;
}
