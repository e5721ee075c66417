import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tree } from './trees.ts';
import { tryTree } from './trial.ts';

const leading = {
  'a plan that leads out': { 'a/tasks.md': 'link ../../outside/secret.md' },
  'images and links that lead out': { 'a/tasks.md': 'plan', 'a/own.png': 'link ../../outside/secret.md' },
  'a folder that leads out': { 'a/tasks.md': 'plan', b: 'link ../outside' },
  'settings that lead out': { 'a/tasks.md': 'plan', 'planwright.config.json': 'link ../outside/secret.md' },
};

test.each(Object.entries(leading))('%s: says the same whether something is there or not', async (_, planted) => {
  expect((await tryTree(planted)).wrong).toEqual([]);
});

test('so do files, links and pipes by chance', async () => {
  for (const planted of fc.sample(tree, 4)) {
    expect({ planted, ...(await tryTree(planted)), run: null }).toEqual({ planted, wrong: [], run: null });
  }
});
