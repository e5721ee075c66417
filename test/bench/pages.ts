import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { type Served, serve } from '../support/browser.ts';
import { generatePlan } from '../support/generate.ts';
import { type Audited, type Auditor, startAuditor } from '../support/lighthouse.ts';
import { nameOf, writePlanSite } from './site-project.ts';
import { printTable } from './table.ts';
import { atLeast } from './time.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TEMPORARY = join(ROOT, 'test/.tmp');
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}\/[^"']+\.js)["']/g;

/** Prints what the pages of this repository's site weigh, and what Lighthouse says of pages of large plans. */
export async function run(): Promise<void> {
  weigh();
  await audit();
}

/** Sizes of the plans, and what Lighthouse's performance of each is expected to be. */
const LARGE = [
  { tasks: 66, expected: 95 },
  { tasks: 300, expected: 85 },
] as const;

/** Builds a Starlight site with a page of its own and with large plans, and has Lighthouse look at each as on a phone. */
async function audit(): Promise<void> {
  // Inside the repository, where `planwright` resolves to itself.
  mkdirSync(TEMPORARY, { recursive: true });
  const folder = mkdtempSync(join(TEMPORARY, 'bench-'));
  const texts = LARGE.map(({ tasks }) => generatePlan(tasks));
  writePlanSite(folder, texts);
  let [server, auditor]: [Served?, Auditor?] = [];
  try {
    build(folder, join(folder, 'dist'));
    [server, auditor] = [await serve(join(folder, 'dist'), { gzip: true }), await startAuditor()];
    const results = new Map<string, Audited>();
    for (const path of ['', ...texts.map((_, index) => `plans/${nameOf(index)}/`), 'plans/']) {
      results.set(path, await auditor.audit(`${server.url}/${path}`, CATEGORIES));
    }
    const names = ['the host’s own page', ...LARGE.map(({ tasks }) => `${tasks} tasks`), 'list of plans'];
    console.log('\nLighthouse, mobile\n');
    printTable([
      ['', ...CATEGORIES, ...Object.keys(METRICS)],
      ...[...results.values()].map((one, at) => [names[at] ?? '', ...figures(one)]),
    ]);
    console.log();
    for (const [index, { tasks, expected }] of LARGE.entries()) {
      const { scores } = results.get(`plans/${nameOf(index)}/`) ?? {};
      console.log(`Performance of ${tasks} tasks: ${atLeast(scores?.performance ?? Number.NaN, expected)}`);
    }
  } finally {
    await Promise.all([auditor?.close(), server?.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What performance is made of, by Lighthouse's names. */
const METRICS = {
  'first paint': 'first-contentful-paint',
  'largest paint': 'largest-contentful-paint',
  blocked: 'total-blocking-time',
  shift: 'cumulative-layout-shift',
} as const;

function figures({ scores, audits }: Audited): string[] {
  return [
    ...CATEGORIES.map((name) => String(scores[name])),
    ...Object.values(METRICS).map((id) => audits[id]?.displayValue ?? ''),
  ];
}

/** Builds this repository's site into a folder of its own, and prints what a plan's page weighs, each file gzipped. */
function weigh(): void {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
  try {
    build(ROOT, folder);
    const pages = ['guides/**/index.html', 'plans/**/index.html'].flatMap((pattern) => {
      const found = globSync(pattern, { cwd: folder }).sort();
      return pattern.startsWith('plans') ? found : found.slice(0, 1);
    });
    console.log('\nBytes of a page of this site, as built, each file gzipped; a guide for comparison\n');
    printTable([['', 'HTML', 'of it SVG', 'CSS', 'JS'], ...pages.map((page) => row(folder, page))]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function build(cwd: string, folder: string): void {
  execFileSync(join(ROOT, 'node_modules/.bin/astro'), ['build', '--outDir', folder], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function row(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  const tree = fromHtml(html);
  const addresses = (selector: string, name: 'href' | 'src') =>
    selectAll(selector, tree).map(({ properties }) => join(folder, String(properties[name])));
  const styles = addresses('link[rel="stylesheet"]', 'href');
  const scripts = withImports(addresses('script[src]', 'src'));
  const drawings = (html.match(/<svg[^>]*class="pw-graph[\s\S]*?<\/svg>/g) ?? []).join('');
  const withoutDrawings = gzipped(html.replaceAll(/<svg[^>]*class="pw-graph[\s\S]*?<\/svg>/g, ''));
  return [
    dirname(page),
    String(gzipped(html)),
    String(drawings === '' ? 0 : gzipped(html) - withoutDrawings),
    ...[styles, scripts].map((files) => String(files.reduce((sum, file) => sum + gzipped(readFileSync(file)), 0))),
  ];
}

/** Scripts, and those that they import, be it later. */
function withImports(files: readonly string[]): string[] {
  const all = new Set(files);
  for (const file of all) {
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) all.add(join(dirname(file), path));
  }
  return [...all];
}

const gzipped = (content: string | Buffer) => gzipSync(content).length;
