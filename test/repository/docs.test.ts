import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { loadSettings } from '../../plugin/check/config.ts';
import { commands } from '../../plugin/cli/run.ts';
import { titledAnchor } from '../../plugin/plan/heading-ids.ts';
import { examineExample } from '../../scripts/rules/example.ts';
import { repository } from '../astro/project.ts';
import { here, planwright } from '../cli/command.ts';
import { argumentsIn, commandsIn, snippets, spans } from './snippets.ts';

const { scripts, version, exports: entries } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
const of = (page: string) => snippets.filter((one) => one.page.endsWith(page));
const codeOf = (page: string, start: string) => of(page).find(({ text }) => text.startsWith(start))?.text ?? '';

const sound = codeOf('README.md', '# Tasks: Guest checkout');
/** The plan of the README as its text says: ticked too early, and with an id that does not exist. */
const wrong = sound.replace('[ ] **Task 2.1**', '[x] **Task 2.1**').replace('Task 1.1, 1.2', 'Task 1.1, 1.2, 1.3');
/** The same plan with figures that are behind its boxes. */
const behind = `${sound.replace('[ ] **Task 1.2**', '[x] **Task 1.2**')}

## Progress Tracking

| Phase         | Tasks | Completed | Status      |
|---------------|-------|-----------|-------------|
| 1. Foundation | 2     | 1         | In progress |
| 2. Checkout   | 1     | 0         | Not started |
`;
const started = codeOf('getting-started.mdx', '# Tasks: Double opt-in');

const inside = join(repository, 'test/.tmp/docs');
const outside = await mkdtemp(join(tmpdir(), 'planwright-docs-'));

/** A folder inside the repository, where an import of `planwright` leads to it; or outside, where nothing is a repository. */
async function project(name: string, files: Record<string, string>, parent = inside): Promise<string> {
  const root = join(parent, name);
  await rm(root, { recursive: true, force: true });
  const config = Object.keys(files).some((path) => path.startsWith('planwright.config'))
    ? {}
    : { 'planwright.config.json': '{}' };
  for (const [path, content] of Object.entries({ ...config, ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

afterAll(async () => {
  for (const folder of [inside, outside]) await rm(folder, { recursive: true, force: true });
});

/** What the documentation shows as printed, by a word that says when. */
const printed = new Map<string, string>();

beforeAll(async () => {
  const shop = await project('shop', { 'plans/shop/tasks.md': `${wrong}\n` }, outside);
  printed.set('a check', (await planwright(shop, 'check', 'plans')).stdout);
  printed.set('a check as JSON', (await planwright(shop, 'check', 'plans', '--format', 'json')).stdout);
  const newsletter = started.replace('**Depends on**: Task 2.1', '**Depends on**: Task 2.7');
  const begun = await project('begun', { 'plans/newsletter-opt-in/tasks.md': `${newsletter}\n` }, outside);
  printed.set('a broken plan', (await planwright(begun, 'check')).stdout);
  const figures = await project('figures', { 'plans/shop/tasks.md': behind }, outside);
  printed.set('a dry run', (await planwright(figures, 'check', 'plans', '--dry-run')).stdout);
  const ready = JSON.parse((await planwright(repository, 'export', 'plans/webhooks/tasks.md')).stdout).schedule.ready;
  printed.set('what is ready', `${ready.join('\n')}\n`);
  const remark = of('remark.mdx').map(({ text }) => text);
  const program = `${remark[0]?.replace("failOn: 'error'", "failOn: 'never'")}\n${remark[1]}`;
  const unified = await project('unified', { 'plans/shop/tasks.md': `${wrong}\n`, 'page.mjs': program });
  printed.set('the messages of a file', (await runNode(unified, 'page.mjs')).stderr);
});

function runNode(cwd: string, file: string) {
  return promisify(execFile)(join(repository, 'node_modules/.bin/node'), [file], { cwd });
}

/** Texts that nothing prints: drawings of the architecture, policies of a host; and the messages that `guide.test.ts` compares. */
const shown = /─▶|^default-src|named-owner$|^planwright: planwright\.config/m;
/** Pages whose examples have tests of their own. */
const elsewhere = /(?:temporal-constraints|components)\.mdx$/;

test.each(snippets.filter(({ lang, page }) => ['text', 'diff'].includes(lang) && !elsewhere.test(page)))(
  'what $place shows as printed is printed',
  ({ text }) => {
    if (shown.test(text)) return;
    expect([...printed.values()].filter((output) => output.includes(text))).not.toEqual([]);
  },
);

describe.each(snippets.filter(({ lang }) => lang === 'json'))('the JSON of $place', ({ text, title }) => {
  it('is what is printed or written', () => {
    const value = JSON.parse(text);
    if (title !== '') expect(Object.keys(value)).toEqual(['version', 'findings']);
    else expect(value).toEqual(JSON.parse(printed.get('a check as JSON') ?? ''));
  });
});

test.each(snippets.filter(({ lang }) => lang === 'yaml'))('the YAML of $place can be read', ({ text }) => {
  expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
});

const plans = snippets.filter(
  ({ lang, text, page }) => /^m(?:ark)?d(?:own)?$/.test(lang) && /^# /.test(text) && !elsewhere.test(page),
);
test.each(plans)('the plan of $place has no error', ({ text }) => {
  const findings = examineExample(
    new Map([
      ['tasks.md', `${text}\n`],
      ['design.md', ''],
    ]),
  ).flatMap((one) => one.findings);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('links to tasks of an example plan have the titles of its tasks', async () => {
  const links = spans.flatMap(({ text }) => {
    const [, plan, anchor] = /\/plans\/([\w-]+)\/#(task-.*--.*)$/.exec(text) ?? [];
    return plan ? [{ plan, anchor }] : [];
  });
  expect(links.length).toBeGreaterThan(0);
  for (const { plan, anchor } of links) {
    const { stdout } = await planwright(repository, 'export', `plans/${plan}/tasks.md`);
    const anchors = JSON.parse(stdout).tasks.map((task: { anchor: string; title: string }) =>
      titledAnchor({ anchor: task.anchor, title: { value: task.title } }),
    );
    expect(anchors).toContain(anchor);
  }
});

describe('commands', () => {
  const known = (line: string) => /^(?:git (?:clone|diff) |cd |npm (?:ci|test|packages)$|npx? .*planwright)/.test(line);

  /** Whether a command and its options exist. */
  async function expectKnown(args: readonly string[]) {
    const [name = '', ...rest] = args;
    if (name.startsWith('--')) return expect(['--version', '--help']).toContain(name);
    const command = await commands[name]?.();
    expect(Object.keys(commands)).toContain(name);
    const options = rest.flatMap((arg) => /^--([a-z-]+)/.exec(arg)?.[1] ?? []);
    expect([...Object.keys(command?.options ?? {}), 'help']).toEqual(expect.arrayContaining(options));
  }

  function expectScript(line: string) {
    const [, script] = /^npm run (?:--silent )?([\w:-]+)/.exec(line) ?? [];
    if (script !== undefined) return expect(Object.keys(scripts)).toContain(script);
    const [, file] = /^npm install .*?([\w-]+-[\d.]+\.tgz)$/.exec(line) ?? [];
    if (file !== undefined)
      return expect([`planwright-${version}.tgz`, `remark-planwright-${version}.tgz`]).toContain(file);
    return expect(known(line), line).toBe(true);
  }

  const lines = snippets.flatMap((one) => commandsIn(one).map((line) => ({ ...one, line })));
  test.each(lines)('$place: $line exists', async ({ line }) => {
    const args = argumentsIn(line);
    if (args === null) expectScript(line);
    else await expectKnown(args);
  });

  test('those in running text exist', async () => {
    const mentioned = spans.filter(({ text }) => /^(?:npx )?planwright [a-z-]|^npm run (?!--silent)/.test(text));
    expect(mentioned.length).toBeGreaterThan(20);
    for (const { text } of mentioned) {
      const args = argumentsIn(text);
      if (args === null) expectScript(text);
      else await expectKnown(args);
    }
  });

  const pages = [...new Set(lines.map(({ page }) => page))];
  test.each(pages)('those of %s run, one after the other', async (page) => {
    const files = {
      'plans/shop/tasks.md': `${wrong}\n`,
      'packages/shop/tasks.md': sound,
      'packages/billing/tasks.md': sound,
    };
    const cwd = await project('commands', files);
    await cp(join(repository, 'plans/webhooks'), join(cwd, 'plans/webhooks'), { recursive: true });
    for (const { line } of lines.filter((one) => one.page === page)) {
      const args = argumentsIn(line);
      // Servers and builds, which `test/cli` and `test/pack` wait for.
      if (args === null || /^(?:build|dev|preview)$/.test(args[0] ?? '') || args.includes('--watch')) continue;
      const { code, stderr } = await here(cwd, ...args);
      expect(code, `${line}\n${stderr}`).toBeLessThan(2);
    }
  });
});

describe('code', () => {
  const scripted = snippets.filter(({ lang }) => /^(?:js|ts|astro)$/.test(lang));

  test.each(scripted)('what $place imports of planwright is there', async ({ lang, text }) => {
    const code =
      lang === 'astro' ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? text.replace(/<\/?script>/g, '')) : text;
    for (const { entry, names } of importsOf(code)) {
      const file = entry === 'remark-planwright' ? './plugin/light.ts' : entries[entry.replace(/^planwright/, '.')];
      expect(file, entry).toBeDefined();
      // A page of Astro imports what only Astro knows.
      if (/render-plan|components|client|\.css$/.test(file)) continue;
      expect(Object.keys(await import(join(repository, file)))).toEqual(expect.arrayContaining(names));
    }
  });

  const settings = scripted.filter(({ title }) => title === 'planwright.config.ts');
  test.each(settings)('the settings of $place are settings', async ({ text }) => {
    const complete = text.startsWith('import') ? text : `import { defineConfig } from 'planwright/config';\n${text}`;
    await loadSettings(await project('settings', { 'planwright.config.ts': complete }));
  });

  const programs = scripted.filter(
    ({ text }) => /from 'planwright(?:\/remark)?'/.test(text) && !text.includes('astro'),
  );
  test.each(programs)('the program of $place runs', async ({ text }) => {
    const cwd = await project('program', {
      'plans/shop/tasks.md': `${sound}\n`,
      'docs/a/tasks.md': sound,
      'program.mjs': text,
    });
    await runNode(cwd, 'program.mjs');
  });
});

test('every block of code is of a kind that a test knows', () => {
  // Those of HTML are the pages of `embed.test.ts`.
  const kinds = ['text', 'diff', 'css', 'json', 'yaml', 'markdown', 'md', 'sh', 'js', 'ts', 'astro', 'mdx', 'html'];
  expect(snippets.filter(({ lang }) => !kinds.includes(lang)).map(({ place }) => place)).toEqual([]);
});

/** What code imports of planwright, by entry. */
function importsOf(code: string): { entry: string; names: string[] }[] {
  const { statements } = ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.Latest, true);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    const entry = (statement.moduleSpecifier as ts.StringLiteral).text;
    if (!/^(?:remark-)?planwright(?:\/|$)/.test(entry)) return [];
    const { name, namedBindings } = statement.importClause ?? {};
    const named =
      namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements.map((one) => one.name.text) : [];
    return [{ entry, names: [...(name ? ['default'] : []), ...named] }];
  });
}
