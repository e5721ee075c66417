import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Mermaid without a window, since all that counts is its configuration and how many files it comes in. */
const script = `
  const { registerHooks } = await import('node:module');
  const { default: whole } = await import('mermaid');
  const { CONFIG, loadMermaid } = await import('./plugin/mermaid/config.ts');
  const values = (value) => (typeof value === 'object' && value ? Object.values(value).flatMap(values) : [value]);
  whole.initialize(CONFIG);
  const before = whole.mermaidAPI.getSiteConfig();
  const files = new Set();
  registerHooks({ load: (url, context, next) => (files.add(url), next(url, context)) });
  const mermaid = await loadMermaid();
  mermaid.mermaidAPI.reset();
  // As the layout does at its start.
  mermaid.mermaidAPI.setConfig(mermaid.mermaidAPI.getConfig());
  const after = mermaid.mermaidAPI.getConfig();
  const sizes = [before, after].map((config) => values(config).length);
  console.log(JSON.stringify({ before, after, sizes, files: files.size }));`;

const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
  cwd: new URL('../../', import.meta.url),
  encoding: 'utf8',
});
const { before, after, sizes, files } = JSON.parse(stdout);

test('Mermaid comes in a few files with all that it needs', () => {
  expect(files).toBeGreaterThan(0);
  expect(files).toBeLessThan(40);
});

test('Mermaid copies a tenth of its configuration, with all that we set and that keeps it safe', () => {
  expect(sizes[1]).toBeLessThan(sizes[0] / 8);
  for (const key of ['flowchart', 'elk', 'secure', 'securityLevel', 'layout', 'theme', 'htmlLabels']) {
    expect(after[key]).toEqual(before[key]);
  }
});
