import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** What all that publishes plans builds on. */
const publishing = ['plan', 'files', 'graph', 'rules', 'check', 'workspace', 'mermaid', 'render', 'share', 'remark'];

/** Which parts each part of the plugin may import; the architecture in one table. */
const below: Record<string, readonly string[]> = {
  plan: [],
  files: [],
  graph: ['plan'],
  rules: ['plan', 'graph'],
  check: ['plan', 'files', 'graph', 'rules'],
  mermaid: ['plan', 'files', 'graph'],
  render: ['plan', 'graph', 'rules'],
  workspace: ['plan', 'files', 'graph', 'rules', 'check'],
  share: ['plan', 'files', 'graph', 'rules', 'check', 'mermaid', 'render'],
  remark: ['plan', 'files', 'graph', 'rules', 'check', 'workspace', 'mermaid', 'render'],
  rehype: ['mermaid', 'render'],
  playground: ['plan', 'graph', 'rules', 'check', 'mermaid', 'render', 'remark'],
  astro: [...publishing, 'playground'],
  starlight: [...publishing, 'astro'],
  export: [...publishing, 'astro'],
  cli: [...publishing, 'astro', 'starlight', 'export'],
};

const plugin = fileURLToPath(new URL('../../plugin/', import.meta.url));
const files = globSync('*/**/*.{ts,astro}', { cwd: plugin }).map((file) => file.replaceAll('\\', '/'));

/** Relative imports of a file, static and dynamic, as paths below `plugin/`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(plugin, file), 'utf8');
  const code = file.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text;
  return ts
    .preProcessFile(code)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(dirname(file), name));
}

/** The same without those of types, which are gone when the code runs. */
function valueImportsOf(file: string): string[] {
  const code = readFileSync(join(plugin, file), 'utf8').replace(/^(?:import|export) type [^;]*;/gm, '');
  return ts.preProcessFile(code).importedFiles.flatMap(({ fileName }) => {
    if (fileName === '#parse') return 'plan/parse.browser.ts';
    return fileName.startsWith('.') ? posix.join(dirname(file), fileName) : [];
  });
}

test('every folder of the plugin has its place in the table', () => {
  expect([...new Set(files.map((file) => file.split('/')[0]))].sort()).toEqual(Object.keys(below).sort());
});

test('imports run downwards only', () => {
  const upward = files.flatMap((file) => {
    const [from = ''] = file.split('/');
    return importsOf(file)
      .filter((target) => !target.startsWith('..'))
      .filter((target) => target.split('/')[0] !== from && !below[from]?.includes(target.split('/')[0] ?? ''))
      .map((target) => `${file} → ${target}`);
  });
  expect(files.length).toBeGreaterThan(50);
  expect(upward).toEqual([]);
});

test('the pure parts import nothing of Node but types', () => {
  const impure = files
    .filter((file) => /^(?:plan|graph|rules|render)\//.test(file))
    .filter((file) => /from 'node:/.test(readFileSync(join(plugin, file), 'utf8')));
  expect(impure).toEqual([]);
});

/** What a browser loads for the playground, by the paths that its worker imports; `#parse` is what browsers have for it. */
test('the playground loads nothing of Node', () => {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const target of valueImportsOf(file)) load(target);
  };
  load('playground/worker.ts');
  expect(loaded).toContain('check/examine.ts');
  expect(loaded).toContain('plan/parse.browser.ts');
  expect(loaded).toContain('mermaid/drawer.ts');
  const ofNode = [...loaded].filter((file) => /from '(?:node:|satteri)/.test(readFileSync(join(plugin, file), 'utf8')));
  expect(ofNode).toEqual([]);
});

test('no files import each other in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const target of importsOf(file)) if (files.includes(target)) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

// V8 gives each of them a shape of its own, which keeps what it holds, a whole plan and its graph, until the next full collection.
test('nothing that a check makes of a plan is an object literal with a getter', () => {
  const found = files
    .filter((file) => /^(?:plan|graph|rules|check|workspace)\//.test(file))
    .filter((file) => {
      const source = ts.createSourceFile(file, readFileSync(join(plugin, file), 'utf8'), ts.ScriptTarget.Latest, true);
      const hasOne = (node: ts.Node): boolean =>
        (ts.isGetAccessor(node) && ts.isObjectLiteralExpression(node.parent)) || !!ts.forEachChild(node, hasOne);
      return hasOne(source);
    });
  expect(found).toEqual([]);
});
