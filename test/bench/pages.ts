import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { printTable } from './table.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}\/[^"']+\.js)["']/g;

/** Builds this repository's site into a folder of its own, and prints what a plan's page weighs, each file gzipped. */
export function run(): void {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
  try {
    execFileSync(join(ROOT, 'node_modules/.bin/astro'), ['build', '--outDir', folder], {
      cwd: ROOT,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
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
