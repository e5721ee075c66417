import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Mermaid without a window, since all that counts is its configuration. */
const script = `
  const { default: mermaid } = await import('mermaid');
  const { makeLean } = await import('./plugin/mermaid/lean.ts');
  const { CONFIG } = await import('./plugin/mermaid/config.ts');
  const values = (value) => (typeof value === 'object' && value ? Object.values(value).flatMap(values) : [value]);
  mermaid.initialize(CONFIG);
  const before = mermaid.mermaidAPI.getSiteConfig();
  makeLean(mermaid);
  mermaid.mermaidAPI.reset();
  // As the layout does at its start.
  mermaid.mermaidAPI.setConfig(mermaid.mermaidAPI.getConfig());
  const after = mermaid.mermaidAPI.getConfig();
  console.log(JSON.stringify({ before, after, sizes: [before, after].map((config) => values(config).length) }));`;

test('Mermaid has a tenth of its configuration to copy, and all that we set and it guards itself by', () => {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: new URL('../../', import.meta.url),
    encoding: 'utf8',
  });
  const { before, after, sizes } = JSON.parse(stdout);
  expect(sizes[1]).toBeLessThan(sizes[0] / 8);
  for (const key of ['flowchart', 'gantt', 'elk', 'secure', 'securityLevel', 'layout', 'theme', 'htmlLabels']) {
    expect(after[key]).toEqual(before[key]);
  }
});
