import type { Browser, Page } from 'playwright-core';

/** What a page did, beside being shown. */
export interface Deeds {
  /** Directive and address of everything that the Content-Security-Policy stopped. */
  violations: string[];
  /** What was asked of other hosts. */
  foreign: string[];
  dialogs: string[];
  errors: string[];
  /** The mark of a script that ran. */
  pwned: unknown;
  /** Where the browser ended up. */
  url: string;
}

/** Opens a page, lets it do what it wants, and tells what that was. The caller closes `page.context()`. */
export async function watch(browser: Browser, url: string): Promise<{ page: Page; deeds: Deeds }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 900 } });
  const page = await context.newPage();
  const foreign: string[] = [];
  const dialogs: string[] = [];
  const errors: string[] = [];
  const { origin } = new URL(url);
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) foreign.push(request.url());
  });
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await context.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { violations: seen });
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.mouse.move(200, 300);
  const { violations, pwned } = await page
    .evaluate(async () => {
      await new Promise((done) => setTimeout(done, 200));
      const { violations, pwned } = globalThis as unknown as Pick<Deeds, 'violations' | 'pwned'>;
      return { violations, pwned };
    })
    .catch(() => ({ violations: [], pwned: undefined }));
  return { page, deeds: { violations, foreign, dialogs, errors, pwned, url: page.url() } };
}
