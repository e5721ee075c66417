import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type LaunchOptions, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

export { type Served, serve } from './serve.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

/** Lists fonts of npm packages only, so that a text is set alike on every machine. */
const FONTS = fileURLToPath(new URL('fonts.conf', import.meta.url));

/** A headless Chromium: the one at `CHROME_PATH`, else that of `@sparticuz/chromium`. The caller closes it. */
export async function launch(): Promise<Browser> {
  return (await launchSomehow()).browser;
}

/** What Playwright starts a Chromium with on this machine, tried. */
export async function launchOptions(): Promise<LaunchOptions> {
  const { browser, options } = await launchSomehow();
  await browser.close();
  return options;
}

async function launchSomehow(): Promise<{ browser: Browser; options: LaunchOptions }> {
  const { executablePath, libraries } = await findChromium();
  const start = async (more: NodeJS.ProcessEnv = {}) => {
    // A file that is downloaded keeps its name only where the locale can spell it.
    const env = { ...process.env, LC_ALL: 'C.UTF-8', FONTCONFIG_FILE: FONTS, ...more } as Record<string, string>;
    const options = { executablePath, args: FLAGS, env };
    return { browser: await chromium.launch(options), options };
  };
  if (!libraries) return start();
  // The bundled libraries only where the system's own do not do: mixed sets are the likelier to crash.
  return start().catch(() => start({ LD_LIBRARY_PATH: libraries }));
}

export interface View {
  /** In CSS pixels; 1280 × 900 by default. */
  width?: number;
  height?: number;
  /** What `prefers-color-scheme` answers. */
  scheme?: 'light' | 'dark';
  /** Whether the reader's own colours replace those of pages. */
  forced?: boolean;
}

/** How far what is shown moves by itself, as browsers score it. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(sum), 500);
      }),
  );
}

/** How much wider than the screen a page is. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
