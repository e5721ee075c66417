import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGoodLooks } from '../astro/looks.ts';
import { Project } from '../astro/project.ts';
import { watch } from '../astro/watch.ts';
import { snippets } from '../repository/snippets.ts';
import { launch } from '../support/browser.ts';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../', import.meta.url));
const shell = process.platform === 'win32';

let root: string;
let tarballs: string[];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'planwright-pack-'));
  await run(process.execPath, [join(repository, 'scripts/pack.ts'), join(root, 'packages')]);
  tarballs = (await readdir(join(root, 'packages'))).filter((name) => name.endsWith('.tgz'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A project outside of this repository, with the example plans, one of the packages and what else it needs. */
async function project(name: string, tarball: string, files: Record<string, string>, others: readonly string[] = []) {
  const folder = join(root, name);
  const all = { 'package.json': '{ "private": true, "type": "module" }', ...files };
  for (const [path, content] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await cp(join(repository, 'plans/webhooks'), join(folder, 'plans/webhooks'), { recursive: true });
  const found = tarballs.find((one) => one.startsWith(`${tarball}-`));
  await run('npm', ['install', '--no-audit', '--no-fund', join(root, 'packages', String(found)), ...others], {
    cwd: folder,
    shell,
  });
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  const command = async (name: string, ...args: string[]) =>
    (await run(join(folder, 'node_modules/.bin', name), args, { cwd: folder, env, shell })).stdout;
  return { folder, command, read: (path: string) => readFile(join(folder, path), 'utf8') };
}

/** What a command of a package that is to fail says. */
async function fails(cwd: string, ...args: string[]): Promise<string> {
  const cli = join(cwd, 'node_modules/.bin/remark-planwright');
  return run(cli, args, { cwd, shell }).then(
    () => 'It did not fail.',
    ({ stderr }) => stderr,
  );
}

/** A plan's page in one file, as the browser shows it from disk, and its pictures. */
async function exportsPages(
  name: string,
  { command, read, folder }: Awaited<ReturnType<typeof project>>,
): Promise<void> {
  for (const out of ['page.html', 'graph.png', 'share.png']) {
    const of = out.startsWith('share') ? ['--of', 'share'] : [];
    expect(await command(name, 'export', 'plans/webhooks/tasks.md', ...of, '--out', out)).toMatch(/^Wrote/);
  }
  expect(await read('page.html')).toContain('<svg id="pw-graph"');
  const browser = await launch();
  const { page, deeds } = await watch(browser, pathToFileURL(join(folder, 'page.html')).href);
  expect({ errors: deeds.errors, violations: deeds.violations }).toEqual({ errors: [], violations: [] });
  await page.getByRole('searchbox').fill('ledger');
  expect(await page.locator('.pw-task:not([hidden])').count()).toBe(3);
  await browser.close();
  const share = await readFile(join(folder, 'share.png'));
  expect([share.readUInt32BE(16), share.readUInt32BE(20)]).toEqual([1200, 630]);
  expect((await readFile(join(folder, 'graph.png'))).readUInt32BE(16)).toBeGreaterThan(1000);
}

describe.each(['remark-planwright', 'planwright'])('the package %s', (name) => {
  const tarball = () => join(root, 'packages', String(tarballs.find((one) => one.startsWith(`${name}-`))));

  it('has nothing that publint objects to', async () => {
    const { messages, pkg } = await publint({ pkgDir: join(root, 'packages', name), strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has the right types for whoever imports it', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(await readFile(tarball()))));
    if (!analysis.types) throw new Error('The package has no types');
    // Of a package of modules, old resolution and `require` without types are not checked; style sheets and components have none.
    const wrong = analysis.problems.filter((problem) => {
      if ('moduleSpecifier' in problem) return !problem.moduleSpecifier.endsWith('.astro');
      if (!('resolutionKind' in problem)) return true;
      const { resolutionKind, entrypoint } = problem;
      return !['node10', 'node16-cjs'].includes(resolutionKind) && !entrypoint.endsWith('.css');
    });
    expect(wrong).toEqual([]);
  });

  it('says where it comes from, or nothing of that', async () => {
    const { repository, homepage, bugs } = JSON.parse(
      await readFile(join(root, 'packages', name, 'package.json'), 'utf8'),
    );
    const addresses = [repository?.url, homepage, bugs];
    const isOnWeb = addresses.every((one) => /^(?:git\+)?https:\/\/[\w.-]+\/\S+$/.test(one));
    expect(isOnWeb || addresses.every((one) => one === undefined)).toBe(true);
  });
});

const off = "{ 'missing-file': 'off', 'broken-link': 'off' }";
const contentConfig = `import { defineCollection } from 'astro:content';
import { plansLoader } from 'planwright/loader';
`;

it('the light package checks plans and shows them in a unified pipeline, without Astro and without Mermaid', async () => {
  const script = `import { readFileSync } from 'node:fs';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkPlanwright from 'remark-planwright';
import rehypeMermaid from 'remark-planwright/mermaid';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
const path = 'plans/webhooks/tasks.md';
const page = await unified().use(remarkParse).use(remarkGfm).use(remarkPlanwright, { rules: ${off} })
  .use(remarkRehype).use(rehypeStringify).process({ path, value: readFileSync(path) });
console.log(String(page));
const diagram = '~~~mermaid\\nflowchart LR\\n  a[One] --> b[تشغيل]\\n~~~';
const drawn = await unified().use(remarkParse).use(remarkRehype).use(rehypeMermaid).use(rehypeStringify).process(diagram);
console.log(String(drawn), drawn.messages.map(String));
`;
  const pipeline = ['remark-parse@11', 'remark-gfm@4', 'remark-rehype@11', 'rehype-stringify@10', 'unified@11'];
  const { folder, command, read } = await project('light', 'remark-planwright', { 'page.mjs': script }, pipeline);
  const installed = await readdir(join(folder, 'node_modules'));
  expect(installed).toContain('remark-planwright');
  expect(installed.filter((name) => /^(?:astro|mermaid|planwright)$/.test(name))).toEqual([]);
  await writeFile(
    join(folder, 'planwright.config.json'),
    JSON.stringify({ rules: { 'missing-file': 'off', 'broken-link': 'off' } }),
  );
  expect(await command('remark-planwright', 'check')).toContain('✓ 1 plan checked');
  expect(JSON.parse(await command('remark-planwright', 'export', 'plans/webhooks/tasks.md'))).toHaveProperty('tasks');
  expect(await command('remark-planwright', 'explain', 'deadlock')).toContain('How to silence it');
  const bare = await fails(folder, 'export', 'plans/webhooks/tasks.md', '--out', 'bare.png');
  expect(bare).toBe('planwright: Takumi makes pictures, and is not installed: run `npm install takumi-js`.\n');
  expect(await command('remark-planwright', 'export', 'plans/webhooks/tasks.md', '--out', 'bare.html')).toMatch(
    /^Wrote/,
  );
  expect(await read('bare.html')).toMatch(/<style>.+<h1>Idempotent webhooks.+npm install mermaid.+<script>/s);
  const { stdout: page } = await run(process.execPath, ['page.mjs'], { cwd: folder });
  expect(page).toContain('pw-task');
  expect(page.match(/npm install mermaid/g)?.length).toBeGreaterThan(1);
  await run('npm', ['install', '--no-audit', '--no-fund', 'mermaid@12', 'takumi-js@2'], { cwd: folder, shell });
  const { stdout: drawn } = await run(process.execPath, ['page.mjs'], { cwd: folder });
  expect(drawn).toContain('<svg id="pw-graph"');
  expect(drawn).toContain('<svg id="mermaid-');
  await exportsPages('remark-planwright', { command, read, folder });
});

it('a plain Astro site shows the plans, their graphs drawn, and pieces of them on a page of its own', async () => {
  const config = `import { unified } from '@astrojs/markdown-remark';
import planwright from 'planwright';
import { rehypeMermaid } from 'planwright/mermaid';
import { defineConfig } from 'astro/config';
export default defineConfig({
  integrations: [planwright({ rules: ${off} })],
  markdown: { processor: unified({ rehypePlugins: [rehypeMermaid] }) },
});
`;
  const content = `${contentConfig}export const collections = { plans: defineCollection({ loader: plansLoader() }) };\n`;
  const status = `---
import { PlanGraph, PlanTasks, type PlanTasksProps } from 'planwright/components';
const state: PlanTasksProps['state'] = 'ready';
---
<html lang="en"><body><PlanGraph plan="webhooks" /><PlanTasks plan="webhooks" {state} /></body></html>
`;
  const files = {
    'astro.config.mjs': config,
    'src/content.config.ts': content,
    'src/pages/status.astro': status,
    'src/pages/diagram.md': '```mermaid\nflowchart LR\n  a[One] --> b[Two]\n```\n',
  };
  const { command, read, folder } = await project('plain', 'planwright', files, [
    'astro@7',
    '@astrojs/markdown-remark@7',
  ]);
  expect(await command('astro', 'build')).toContain('1 plan checked');
  expect(await read('dist/plans/webhooks/index.html')).toContain('<svg id="pw-graph"');
  expect(await read('dist/diagram/index.html')).toContain('<svg id="mermaid-');
  const page = await read('dist/status/index.html');
  expect(page).toContain('href="/plans/webhooks/#task-2-3"');
  expect(page).toMatch(/<script type="module"[^>]*>/);
  expect(page).toMatch(/<link rel="stylesheet"|<style>/);
  expect(await command('planwright', '--version')).toMatch(/^\d/);
  await exportsPages('planwright', { command, read, folder });
});

it('a Starlight site has them in its sidebar', async () => {
  const config = `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import planwright from 'planwright/starlight';
export default defineConfig({ integrations: [starlight({ title: 'Docs', plugins: [planwright({ rules: ${off} })] })] });
`;
  const content = `${contentConfig}import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  plans: defineCollection({ loader: plansLoader() }),
};
`;
  const files = {
    'astro.config.mjs': config,
    'src/content.config.ts': content,
    'src/content/docs/index.md': '---\ntitle: Home\n---\n',
  };
  const { command, read } = await project('starlight', 'planwright', files, ['astro@7', '@astrojs/starlight@0.42']);
  expect(await command('astro', 'build')).toContain('1 plan checked');
  expect(await read('dist/plans/webhooks/index.html')).toContain('<svg id="pw-graph"');
  expect(await read('dist/index.html')).toContain('href="/plans/webhooks/"');
});

/** Runs the command of the tarball in a folder that is not a project, as somebody does who has not installed it. */
function planwrightIn(folder: string, ...args: string[]) {
  const tarball = join(root, 'packages', String(tarballs.find((one) => one.startsWith('planwright-'))));
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  return run('npm', ['exec', '--yes', `--package=${tarball}`, '--', 'planwright', ...args], {
    cwd: folder,
    env,
    shell,
  });
}

it('one command makes a site of a folder that has nothing but plans', async () => {
  const folder = join(root, 'bare');
  await cp(join(repository, 'plans/webhooks'), join(folder, 'work/webhooks'), { recursive: true });
  await writeFile(join(folder, 'planwright.config.json'), JSON.stringify({ rules: { 'missing-file': 'off' } }));
  await planwrightIn(folder, 'build');
  expect(await readFile(join(folder, 'dist/plans/work/webhooks/index.html'), 'utf8')).toContain('<svg id="pw-graph"');
  expect((await readdir(folder)).sort()).toEqual(['dist', 'planwright.config.json', 'work']);
});

it('a repository with plans of spec-kit and OpenSpec becomes a site that looks as it should', async () => {
  const folder = join(root, 'tools');
  for (const plans of ['specs', 'openspec']) {
    await cp(join(repository, 'plans', plans), join(folder, plans), { recursive: true });
  }
  await run('git', ['init', '-q', '-b', 'main'], { cwd: folder });
  await run('git', ['remote', 'add', 'origin', 'https://github.com/example/maps.git'], { cwd: folder });
  await planwrightIn(folder, 'build', '--out', 'public');
  const site = new Project(folder, { dist: join(folder, 'public') });
  const pages = ['/plans/', '/plans/specs/014-offline-maps/', '/plans/openspec/changes/add-api-quotas/'];
  expect(await site.read('plans/index.html')).toContain('maps: plans');
  for (const page of pages.slice(1)) expect(await site.read(join(page, 'index.html'))).toContain('<svg id="pw-graph"');
  await expectGoodLooks(site, pages, '.pw-page');
  expect(await site.read('rules/story-mismatch/index.html')).toContain('How to silence it');
});

it('installed for all of a machine, the command builds, previews and serves a folder', async () => {
  const folder = join(root, 'served');
  await cp(join(repository, 'plans/webhooks'), join(folder, 'work/webhooks'), { recursive: true });
  await writeFile(join(folder, 'planwright.config.json'), JSON.stringify({ rules: { 'missing-file': 'off' } }));
  const prefix = join(root, 'global');
  const tarball = join(root, 'packages', String(tarballs.find((one) => one.startsWith('planwright-'))));
  await run('npm', ['install', '--global', '--no-audit', '--no-fund', '--prefix', prefix, tarball], { shell });
  const { stdout: modules } = await run('npm', ['root', '--global', '--prefix', prefix], { shell });
  const command = join(modules.trim(), 'planwright/dist/cli.js');
  const { stderr } = await run(process.execPath, [command, 'preview'], { cwd: folder }).catch((error) => error);
  expect(stderr).toBe('planwright: The folder dist contains no site of plans. Run `planwright build` first.\n');
  expect((await run(process.execPath, [command, 'build'], { cwd: folder })).stdout).toContain('Wrote 1 plan to dist.');
  expect(await readFile(join(folder, 'dist/favicon.svg'), 'utf8')).toContain('<svg ');
  for (const name of ['preview', 'dev']) {
    await using server = await serve(folder, command, name);
    const page = await fetch(new URL('/plans/work/webhooks/', server.url));
    expect(page.status, name).toBe(200);
    expect(await page.text(), name).toContain('<svg id="pw-graph"');
  }
});

/** A server of the command, on a port that is free, which ends with the block that uses it. */
async function serve(cwd: string, command: string, name: string) {
  // Vite takes what the test runner has put into the environment for its own.
  const { HOME, PATH, TMPDIR, SystemRoot, TEMP } = process.env;
  const env = { HOME, PATH, TMPDIR, SystemRoot, TEMP, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  const child = spawn(process.execPath, [command, name, '--port', '0'], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const url = await new Promise<string>((found, fail) => {
    const listen = (chunk: Buffer) => {
      printed += chunk;
      const [address] = /http:\/\/[\w.]+:\d+/.exec(printed) ?? [];
      if (address) found(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', () => fail(new Error(`planwright ${name} ended:\n${printed}`)));
  });
  const end = async () => {
    const closed = once(child, 'close');
    child.kill();
    await closed;
  };
  return { url, [Symbol.asyncDispose]: end };
}

it('a Docusaurus site shows a plan, with the recipe of the documentation', async () => {
  const recipe = snippets.find(
    ({ text }) => text.includes('export default') && text.includes('beforeDefaultRemarkPlugins'),
  );
  const files = {
    // Docusaurus writes modules of its own that are none of ES.
    'package.json': '{ "private": true }',
    'docusaurus.config.js': String(recipe?.text),
    'src/pages/index.js': 'export default () => <a href="/plans/webhooks/tasks">Webhooks</a>;\n',
  };
  const others = ['@docusaurus/core@3', '@docusaurus/preset-classic@3', 'react@19', 'react-dom@19', 'mermaid@12'];
  const { command, read } = await project('docusaurus', 'remark-planwright', files, others);
  await command('docusaurus', 'build');
  const page = await read('build/plans/webhooks/tasks/index.html');
  expect(page).toContain('<svg id="pw-graph"');
  expect(page).toContain('class="pw-head');
});
