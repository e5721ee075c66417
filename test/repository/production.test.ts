import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../plugin/plan/parse.ts';
import { ended, Project, repository } from '../astro/project.ts';
import { folder } from '../support/folder.ts';

const { dependencies, exports } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  exports: Record<string, string>;
};
const readme = await readFile(join(repository, 'README.md'), 'utf8');

/** The first code of the README in a language that begins with `start`. */
function codeInReadme(lang: string, start: string): string {
  const found = parseMarkdown(readme).children.find(
    (node) => node.type === 'code' && node.lang === lang && node.value.startsWith(start),
  );
  if (found?.type !== 'code') throw new Error(`The README has no ${lang} code that begins with "${start}".`);
  return found.value;
}

async function link(packages: readonly string[], from: string): Promise<void> {
  for (const name of packages) {
    const path = join(from, 'node_modules', name);
    await mkdir(dirname(path), { recursive: true });
    await symlink(join(repository, 'node_modules', name), path, 'junction');
  }
}

/**
 * The README's site beside a clone in which the dependencies are installed and the devDependencies are not. It lies outside of
 * this repository, where an import finds nothing else.
 */
async function siteBesideClone(): Promise<string> {
  const root = await folder({
    'site/package.json': '{ "type": "module" }',
    'site/astro.config.mjs': codeInReadme('js', '// astro.config.mjs'),
    'site/src/content.config.ts': codeInReadme('ts', '// src/content.config.ts'),
    'site/plans/guest-checkout/tasks.md': codeInReadme('markdown', '# Tasks: Guest checkout'),
  });
  await cp(join(repository, 'plugin'), join(root, 'planwright/plugin'), { recursive: true });
  await cp(join(repository, 'package.json'), join(root, 'planwright/package.json'));
  await link(Object.keys(dependencies), join(root, 'planwright'));
  await link(['astro'], join(root, 'site'));
  await symlink(join(root, 'planwright'), join(root, 'site/node_modules/planwright'), 'junction');
  return join(root, 'site');
}

test('the README’s site is built, and the command line runs, without the devDependencies', async () => {
  const root = await siteBesideClone();
  const site = new Project(root);
  const { code, output } = await ended(site.startBuild());
  expect(code, output).toBe(0);
  expect(await site.built()).toEqual(
    expect.arrayContaining(['plans/index.html', 'plans/guest-checkout/index.html', 'plans/guest-checkout/plan.json']),
  );
  expect(await site.read('plans/guest-checkout/index.html')).toContain('<svg');

  const node = (...args: string[]) =>
    promisify(execFile)(join(repository, 'node_modules/.bin/node'), args, { cwd: root });
  const command = join(root, '../planwright/plugin/cli/index.ts');
  expect((await node(command, 'check', 'plans')).stdout).toContain('1 plan checked');
  expect((await node(command, 'export', 'plans/guest-checkout/tasks.md', '--format', 'svg')).stdout).toContain('<svg');

  // `planwright/components` and `planwright/render` are only for Astro's pages, which bundle what they import.
  const entries = Object.keys(exports).flatMap((name) =>
    /\.(css|js)$|^\.\/(?:components|render)$/.test(name) ? [] : `planwright${name.slice(1)}`,
  );
  expect(entries).toContain('planwright/remark');
  await writeFile(join(root, 'all.mjs'), entries.map((name) => `import '${name}';\n`).join(''));
  await node('all.mjs');
});
