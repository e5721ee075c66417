import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../../plugin/cli/run.ts';
import { ruleIds, rules } from '../../plugin/rules/index.ts';
import { examineExample, type Files } from '../../scripts/rules/example.ts';
import { examplesIn, renewPage } from '../../scripts/rules/page.ts';
import { renewTable } from '../../scripts/rules/table.ts';
import { expectPlainEnglish } from './language.ts';

const docs = new URL('../../src/content/docs/', import.meta.url);
const fileOf = (id: string) => new URL(`rules/${id}.md`, docs);
const pageOf = (id: string) => readFileSync(fileOf(id), 'utf8');
const found = (files: Files, rules = {}) => examineExample(files, { rules }).flatMap(({ findings }) => findings);

test('every rule has a page, and every page a rule', () => {
  const pages = readdirSync(new URL('rules/', docs)).filter((name) => name !== 'index.md');
  expect(pages.sort()).toEqual(ruleIds.map((id) => `${id}.md`).sort());
});

test('the table of the rules is that of the registry', () => {
  const index = readFileSync(new URL('rules/index.md', docs), 'utf8');
  expect(index).toBe(renewTable(index));
});

describe.each(ruleIds.filter((id) => existsSync(fileOf(id))))('the page of %s', (id) => {
  const page = pageOf(id);
  const { bad, good } = examplesIn(page);

  test('opens with what the rule reports and its severity, and says when to silence it', () => {
    const { summary } = rules[id];
    const head = `---\ntitle: ${id}\ndescription: ${JSON.stringify(summary)}\n---`;
    expect(page.startsWith(`${head}\n\n${summary}\n\n**`)).toBe(true);
    expect(summary).toMatch(/^\p{Lu}[^.]{20,}\.$/u);
    expect(page).toMatch(/\n## When to silence it\n\n\p{Lu}.{3,}[.]\n/su);
  });

  test('has a bad example, which gives exactly this finding, with a hint', () => {
    const findings = found(bad);
    expect(findings).toMatchObject([{ rule: id, hint: expect.stringMatching(/\S.*[.?]$/) }]);
    for (const finding of findings) expectPlainEnglish(finding);
  });

  test('has a good example, which gives none', () => {
    expect(good).not.toEqual(bad);
    expect(found(good)).toEqual([]);
  });

  test('is silenced by the setting it shows', () => {
    expect(page).toContain(`rules: { '${id}': 'off' }`);
    expect(found(bad, { [id]: 'off' })).toEqual([]);
  });

  test('shows what the command line prints and the comment that silences it: if not, run `npm run rule-pages`', () => {
    expect(page).toBe(renewPage(id, page));
  });

  test('is what the command line prints in a folder that holds the example', async () => {
    const printed = { stdout: '', stderr: '' };
    const output = (name: keyof typeof printed) => ({ write: (text: string) => (printed[name] += text) });
    const [title, command = ''] = /title="planwright ([^"]+)".*\n/.exec(page) ?? [];
    const io = { cwd: await written(bad), env: {}, stdout: output('stdout'), stderr: output('stderr') };
    await run(command.split(' '), io);
    expect(printed.stderr).toBe('');
    expect(page).toContain(`${title}${printed.stdout}\`\`\``);
  });
});

/** A repository with these files, and with settings, so that none further up hold. */
async function written(files: Files): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-example-'));
  execFileSync('git', ['init', '-q', folder]);
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, content] of new Map([['planwright.config.json', '{}'], ...files])) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}
