import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { first, plan, task } from '../rules/rule.ts';
import { folder } from '../support/folder.ts';
import { here, planwright } from './command.ts';

const unknown = (...ids: string[]) =>
  plan([first, ...ids.map((id, index) => task(`1.${index + 1}`, [`**Depends on**: Task ${id}`]))]);
const sound = plan([first, task('1.1')]);
const file = 'known.json';
const baseline = ['--baseline', file];
const update = [...baseline, '--update-baseline'];

/** A folder with a baseline of what is wrong in it. */
async function adopted(files: Record<string, string>): Promise<string> {
  const root = await folder(files);
  expect(await here(root, 'check', ...update)).toMatchObject({ code: 0 });
  return root;
}

describe('--update-baseline', () => {
  test('writes what is found, sorted and tidy, and then nothing fails', async () => {
    const root = await folder({ 'b/tasks.md': unknown('1.7'), 'a/tasks.md': unknown('9.9', '1.7') });
    const { code, stderr } = await planwright(root, 'check', ...update);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Wrote 3 findings to known.json: 3 new, 0 gone.\n' });
    const entry = (path: string, text: string) => ({ path, rule: 'unknown-dependency', text, occurrence: 1 });
    const expected = {
      version: 1,
      findings: [entry('a/tasks.md', 'Task 1.7'), entry('a/tasks.md', 'Task 9.9'), entry('b/tasks.md', 'Task 1.7')],
    };
    expect(await readFile(join(root, file), 'utf8')).toBe(`${JSON.stringify(expected, null, 2)}\n`);
    expect(await readdir(root)).toEqual(['a', 'b', file]);
    expect((await planwright(root, 'check', ...baseline)).code).toBe(0);
  });

  test('removes entries that no longer occur, and keeps those of plans that were not checked', async () => {
    const root = await adopted({
      'a/tasks.md': unknown('1.7'),
      'b/tasks.md': unknown('1.7'),
      'c/tasks.md': unknown('1.7'),
    });
    await writeFile(join(root, 'a/tasks.md'), sound);
    await rm(join(root, 'c'), { recursive: true });
    expect((await here(root, 'check', 'a', ...update)).stderr).toBe('Wrote 1 finding to known.json: 0 new, 2 gone.\n');
    expect((await here(root, 'check', ...baseline)).code).toBe(0);
  });

  test('changes nothing where a file cannot be read', async () => {
    const root = await adopted({ 'a/tasks.md': unknown('1.7') });
    const before = await readFile(join(root, file), 'utf8');
    await writeFile(join(root, 'a/tasks.md'), sound);
    expect((await here(root, 'check', 'a', 'gone.md', ...update)).code).toBe(2);
    expect(await readFile(join(root, file), 'utf8')).toBe(before);
  });

  test.each([
    [['--update-baseline'], 'planwright: --update-baseline needs a file. Write `--baseline planwright-baseline.json'],
    [[...update, '--dry-run'], 'planwright: --update-baseline cannot be combined with --dry-run.'],
    [['--baseline', 'no/where.json', '--update-baseline'], 'planwright: Cannot write the baseline where.json.'],
  ])('%j is wrong use', async (args, message) => {
    const { code, stderr } = await here(await folder({ 'tasks.md': sound }), 'check', ...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

describe('--baseline', () => {
  test('counts what is known, lists it with --verbose, and fails for what is new', async () => {
    const root = await adopted({ 'a/tasks.md': unknown('1.7') });
    await writeFile(join(root, 'a/tasks.md'), unknown('1.7', '1.8').replace(first, `Words.\n\n${first}`));
    const { code, stdout } = await here(root, 'check', ...baseline);
    expect(stdout).toMatch(/^a\/tasks\.md:17:21 {2}error {2}Task 1\.2 depends on Task 1\.8,/);
    expect(stdout).toContain('✗ 1 plan checked: 1 error, 0 warnings, 1 known (--verbose lists them).');
    expect(stdout).not.toContain('Task 1.7');
    expect(code).toBe(1);
    const verbose = await here(root, 'check', ...baseline, '--verbose');
    expect(verbose.stdout).toMatch(
      /^a\/tasks\.md:11:21 {2}known error {2}Task 1\.1 depends on Task 1\.7, .* {2}unknown-dependency$/m,
    );
    expect(verbose.stdout).toContain('✗ 1 plan checked: 1 error, 0 warnings, 1 known.');
  });

  test('warnings that are known do not count for --max-warnings', async () => {
    const root = await adopted({ 'tasks.md': plan([first, task('1.1', [], '?')]) });
    expect((await here(root, 'check', '--max-warnings', '0')).code).toBe(1);
    expect((await here(root, 'check', '--max-warnings', '0', ...baseline)).code).toBe(0);
  });

  test('in JSON each finding says whether it is known', async () => {
    const root = await adopted({ 'tasks.md': unknown('1.7') });
    await writeFile(join(root, 'tasks.md'), unknown('1.7', '1.8'));
    const { findings, summary } = JSON.parse((await here(root, 'check', '--format', 'json', ...baseline)).stdout);
    expect(findings.map(({ known }: { known: boolean }) => known)).toEqual([true, false]);
    expect(summary).toEqual({ plans: 1, errors: 1, warnings: 0, known: 1 });
    const { findings: plain } = JSON.parse((await here(root, 'check', '--format', 'json')).stdout);
    expect(plain[0]).not.toHaveProperty('known');
  });

  test('for GitHub only what is new is an annotation, in SARIF each result has its state', async () => {
    const root = await adopted({ 'tasks.md': unknown('1.7') });
    await writeFile(join(root, 'tasks.md'), unknown('1.7', '1.8'));
    const { stdout } = await here(root, 'check', '--format', 'github', ...baseline);
    expect(stdout.match(/^::.*$/gm)).toEqual([expect.stringMatching(/^::error .*Task 1\.8/)]);
    const { runs } = JSON.parse((await here(root, 'check', '--format', 'sarif', ...baseline)).stdout);
    expect(runs[0].results.map((result: { baselineState: string }) => result.baselineState)).toEqual([
      'unchanged',
      'new',
    ]);
  });

  test('names the entries that no longer occur, and does not fail for them', async () => {
    const root = await adopted({ 'a/tasks.md': unknown('1.7'), 'b/tasks.md': unknown('1.8') });
    await writeFile(join(root, 'a/tasks.md'), sound);
    const { code, stderr } = await here(root, 'check', ...baseline);
    expect(stderr.split('\n')).toEqual([
      'planwright: 1 entry of known.json no longer occurs; --update-baseline removes it:',
      '  a/tasks.md  unknown-dependency  “Task 1.7”',
      '',
    ]);
    expect(code).toBe(0);
    expect((await here(root, 'check', 'b', ...baseline)).stderr).toBe('');
  });

  test('has no entry that a workflow’s runner would take for a command', async () => {
    const root = await adopted({ 'tasks.md': sound });
    const entry = { path: '::stop-commands::a', rule: 'deadlock', text: '::add-mask::b', occurrence: 1 };
    await writeFile(join(root, file), JSON.stringify({ version: 1, findings: [entry] }));
    const { stderr } = await here(root, 'check', ...baseline);
    expect(stderr).toContain('  ./::stop-commands::a  deadlock');
    expect(stderr).not.toMatch(/^\s*::/m);
  });

  test('is the same from any folder: its paths count from its own', async () => {
    const root = await adopted({ 'a/b/tasks.md': unknown('1.7') });
    expect(await here(join(root, 'a'), 'check', '--baseline', '../known.json')).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    [
      undefined,
      /^planwright: The baseline known\.json does not exist\. Create it with `--baseline known\.json --update-baseline`\.$/m,
    ],
    ['{', /^planwright: known\.json is not a baseline:\n- .*JSON.*\nName another file/],
    [
      '{ "version": 2, "findings": [{ "path": 7 }] }',
      /\n- "version": expected 1, but got 2\n- "findings\.0\.path": expected string, but got 7\n/,
    ],
  ])('a file that holds %j is refused, and never written over', async (content, message) => {
    const root = await folder({ 'tasks.md': sound, ...(content === undefined ? {} : { [file]: content }) });
    const { code, stdout, stderr } = await here(root, 'check', ...baseline);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    if (content === undefined) return;
    expect((await here(root, 'check', ...update)).code).toBe(2);
    expect(await readFile(join(root, file), 'utf8')).toBe(content);
  });
});
