/** What the tests of the graph's script share: a page with a real drawing, and the script as Astro's bundler makes it. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { build } from 'vite';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import remarkPlanwright from '../../../plugin/remark/index.ts';
import { launch, type Served, serve, type View } from '../../support/browser.ts';
import { repository } from '../project.ts';

/** Three phases in their order, tasks of every state, and one that says it waits for nothing. */
export const plan = `# Tasks: Parcel tracking

## Implementation Order

### Phase 1: Ground

- [x] **Task 1.1**: Choose a message format
  - **Depends on**: None
- [x] **Task 1.2**: Write the schema
  - **Depends on**: 1.1
- [~] **Task 1.3**: Rent a server
  - **Depends on**: None

### Phase 2: Tracking

- [ ] **Task 2.1**: Read the carrier's messages
- [ ] **Task 2.2**: Store positions
  - **Depends on**: 2.1
- [ ] **Task 2.3**: Draw a logo
  - **Depends on**: None

### Phase 3: Reading (depends on Phase 2)

- [!] **Task 3.1**: Show a map
  - **Depends on**: None
- [ ] ~~**Task 3.2**: Send postcards~~
  - **Depends on**: a permit of the post office
`;

/** A phase that is over, and one with open tasks. */
export const shed = `# Tasks: A shed

### Phase 1: Ground

- [x] **Task 1.1**: Dig
  - **Done when**: The ground is level
- [x] **Task 1.2**: Pour
  - **Depends on**: 1.1

### Phase 2: Walls

- [ ] **Task 2.1**: Build
  - **Depends on**: 1.2
- [ ] **Task 2.2**: Paint
  - **Depends on**: 2.1
`;

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";

export interface Options extends View {
  /** False for a reader without JavaScript, `'empty'` for one whom the script of the page does not reach. */
  script?: boolean | 'empty';
  touch?: boolean;
  /** The part of the address from `#` on. */
  hash?: string;
  /** What `prefers-reduced-motion` and `forced-colors` answer. */
  media?: { reducedMotion?: 'reduce'; forcedColors?: 'active' };
}

/**
 * Serves the page of a plan under a strict Content-Security-Policy to the tests of a file.
 *
 * @param copies how many times the plan is on the page
 * @param path of the plan, which decides its format
 * @returns what shows it, in a browser context of its own; `errors` are those of the page
 */
export function graphSite(markdown: string, copies = 1, path?: string) {
  let folder: string;
  let server: Served;
  let browser: Browser;
  beforeAll(async () => {
    assets ??= bundle();
    const [text, built] = await Promise.all([documentOf(markdown, copies, path), assets]);
    folder = await mkdtemp(join(await scratch(), 'site-'));
    await cp(built, folder, { recursive: true });
    await writeFile(join(folder, 'plan.html'), text);
    server = await serve(folder, { headers: { 'content-security-policy': policy } });
    browser = await launch();
  });
  afterAll(() => Promise.all([browser?.close(), server?.close(), rm(folder, { recursive: true })]));
  const errors: string[] = [];
  /** Looks at a page, until the test ends. */
  const shown = async <T>(options: Options, look: (page: Page) => Promise<T>): Promise<T> => {
    const { width = 1280, height = 900, scheme = 'light', script = true, touch = false, hash = '', media } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      javaScriptEnabled: script !== false,
      hasTouch: touch,
      permissions: ['clipboard-read', 'clipboard-write'],
      ...media,
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    if (script === 'empty')
      await page.route('**/graph.js', (route) => route.fulfill({ contentType: 'text/javascript' }));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`${server.url}/plan.html${hash}`);
    // The tools come when a drawing is near the window.
    if (script === true && hash === '') {
      await page.evaluate(() => document.querySelector('pw-graph')?.scrollIntoView());
      await page.locator('.pw-tools').first().waitFor({ state: 'attached' });
      await page.evaluate(() => scrollTo(0, 0));
    }
    return look(page);
  };
  return { shown, errors, script: (name: 'graph' | 'tools') => readFile(join(folder, `${name}.js`)) };
}

/** Resolves when all transitions of the page have ended. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** Opens the row of a task by its control, for which the browser needs no script. */
export async function openRow(page: Page, anchor: string): Promise<void> {
  await rowOf(page, anchor).locator('summary').click();
}

/** The row of a task by its anchor. */
export function rowOf(page: Page, anchor: string): Locator {
  return page.locator('.pw-task', { has: page.locator(anchor) });
}

async function scratch(): Promise<string> {
  const folder = join(repository, 'test/.tmp/client');
  await mkdir(folder, { recursive: true });
  return folder;
}

/** The folder with scripts and styles, for all tests of a process. */
let assets: Promise<string> | undefined;

/** The way scripts and styles of an Astro page go. */
async function bundle(): Promise<string> {
  const outDir = join(repository, `test/.tmp/assets-${process.pid}`);
  const source = (file: string) => join(repository, 'plugin/astro', file);
  await build({
    configFile: false,
    root: repository,
    publicDir: false,
    logLevel: 'error',
    build: {
      target: 'esnext',
      outDir,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          tools: source('client/tools.ts'),
          graph: fileURLToPath(import.meta.resolve('planwright/graph.js')),
          planwright: source('styles/planwright.css'),
          layout: source('styles/layout.css'),
        },
        output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  });
  return outDir;
}

async function documentOf(markdown: string, copies: number, path?: string): Promise<string> {
  const cache = join(repository, 'test/.tmp/drawings');
  const made = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkPlanwright, { failOn: 'never', cache })
    .use(remarkRehype)
    .use(rehypeStringify)
    .process({ value: markdown, ...(path === undefined ? {} : { path }) });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>A plan</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="layout.css"><link rel="stylesheet" href="planwright.css"></head>
<body class="pw-layout"><main><h1>A plan</h1><article class="pw-page">${String(made).repeat(copies)}</article></main>
<script type="module" src="graph.js"></script></body></html>`;
}
