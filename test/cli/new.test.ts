import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { examine } from '../../plugin/check/examine.ts';
import { plan } from '../astro/plans.ts';
import { folder } from '../support/folder.ts';
import { here } from './command.ts';

it.each([
  ['Guest checkout', 'plans/guest-checkout', 'Guest checkout'],
  ['Gast-"Kasse" für \'alle\'', 'plans/gast-kasse-für-alle', 'Gast-"Kasse" für \'alle\''],
  ['  日本語の 計画 ', 'plans/日本語の-計画', '日本語の 計画'],
  ['services/shop/late-refunds', 'services/shop/late-refunds', 'Late refunds'],
])('new %j writes the template, with its title and counts', async (name, where, title) => {
  const root = await folder({});
  const { code, stdout } = await here(root, 'new', name);
  expect(code).toBe(0);
  expect(stdout).toContain(`Wrote ${where}/tasks.md.`);
  const text = await readFile(join(root, where, 'tasks.md'), 'utf8');
  const { plan, findings } = examine({ id: 'new', path: null, text });
  expect(plan.title?.value).toBe(title);
  expect(findings.map(({ rule }) => rule)).toEqual(['untouched-template']);
  // Once the tasks are the author's own, what was counted is right.
  const own = text.replaceAll('[Title]', 'Add the form').replaceAll('[Specific completion criteria]', 'It shows');
  const rules = examine({ id: 'new', path: null, text: own }).findings.map(({ rule }) => rule);
  expect(rules).not.toContain('total-mismatch');
  expect(rules).not.toContain('progress-mismatch');
});

it('writes beside the plans that there are, and never over one', async () => {
  const root = await folder({ 'docs/plans/a/tasks.md': plan() });
  expect((await here(root, 'new', 'b')).stdout).toContain('Wrote docs/plans/b/tasks.md.');
  const { code, stderr } = await here(root, 'new', 'a');
  expect([code, stderr]).toEqual([
    2,
    'planwright: docs/plans/a/tasks.md already exists. Use another name, or edit that plan.\n',
  ]);
  expect(await readFile(join(root, 'docs/plans/a/tasks.md'), 'utf8')).toBe(plan());
});

it.each([
  [['new'], 'new needs a name. Write `planwright new "Guest checkout"`.'],
  [['new', '  '], 'An empty name cannot be the name of a folder.'],
  [['new', 'Guest', 'checkout'], 'new takes one name, not 2. Write `planwright new "Guest checkout"`.'],
  [['new', '?!'], '?! cannot be the name of a folder. Use letters or digits.'],
  [['init', 'Guest', 'checkout'], 'Write `planwright init "Guest checkout"`.'],
])('%j is wrong use', async (args, message) => {
  const { code, stderr } = await here(await folder({}), ...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

it('init writes a first plan, and none where there is one', async () => {
  const root = await folder({});
  expect((await here(root, 'init')).stdout).toContain('Wrote plans/first-plan/tasks.md');
  expect((await here(root, 'init')).stdout).toContain('There are plans already: plans/first-plan/tasks.md.');
});

it.each([
  ['export default {};', "import planwright from 'planwright';", '  plans: defineCollection'],
  ["import starlight from '@astrojs/starlight';", "from 'planwright/starlight';", '  docs: defineCollection'],
])('in an Astro project, init says what to add: %s', async (config, line, collection) => {
  const root = await folder({ 'astro.config.ts': config });
  const { stdout } = await here(root, 'init', 'Search');
  expect(stdout).toContain('Wrote plans/search/tasks.md');
  expect(stdout).toContain(line);
  expect(await readFile(join(root, 'src/content.config.ts'), 'utf8')).toContain(collection);
  expect(await readFile(join(root, 'astro.config.ts'), 'utf8')).toBe(config);
  expect((await here(root, 'init')).stdout).not.toContain('content.config');
});

it('init says only what a project does not have yet, and never to export collections twice', async () => {
  const content = "import { defineCollection } from 'astro:content';\nexport const collections = {};\n";
  const root = await folder({ 'astro.config.mjs': 'export default {};', 'src/content.config.ts': content });
  const { stdout } = await here(root, 'init');
  expect(stdout).toContain('Install the package in this project.');
  expect(stdout).toContain('Add these lines to astro.config.mjs:');
  expect(stdout).toContain('Add these lines to src/content.config.ts:');
  expect(stdout).not.toContain('export');
  await writeFile(join(root, 'astro.config.mjs'), "import planwright from 'planwright';");
  await writeFile(join(root, 'package.json'), '{ "dependencies": { "planwright": "*" } }');
  const again = await here(root, 'init');
  expect(again.stdout).not.toContain('Install the package');
  expect(again.stdout).not.toContain('Add these lines to astro.config.mjs:');
  expect(await readFile(join(root, 'src/content.config.ts'), 'utf8')).toBe(content);
});
