import { execFile } from 'node:child_process';
import { chmod, lstat, readdir, readFile, rm, stat, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { plan, task } from '../rules/rule.ts';
import { folder } from '../support/folder.ts';
import { here, inTerminal } from './command.ts';

const phase = '### Phase 1: Foundation (0/9) ✅';
const tasks = [phase, task('1.1', [], 'x'), task('1.2')];
const wrong = plan(tasks, { overview: '- **Total Tasks**: 9  \n- **Design Document**: none' });
const right = wrong.replace('(0/9) ✅', '(1/2) 🔄').replace('9  \n', '2  \n');
const unknown = plan([phase.replace(/ \(.*/, ''), task('1.1', ['**Depends on**: 1.7'])], {
  overview: '- **Total Tasks**: 9',
});

describe('check --fix', () => {
  test('writes what the plan decides, and reports what is left', async () => {
    const root = await folder({ 'a/tasks.md': wrong, 'b/tasks.md': unknown, 'c/tasks.md': right });
    const { code, stdout, stderr } = await here(root, 'check', '--fix', '--format', 'json');
    const { findings } = JSON.parse(stdout);
    expect(stderr).toBe('Fixed 2 plans.\n');
    expect(findings.map(({ rule, path }: { rule: string; path: string }) => `${path} ${rule}`)).toEqual([
      'b/tasks.md unknown-dependency',
    ]);
    expect(code).toBe(1);
    expect(await readFile(join(root, 'a/tasks.md'), 'utf8')).toBe(right);
    expect(await readFile(join(root, 'b/tasks.md'), 'utf8')).toBe(unknown.replace(': 9', ': 1'));
    expect(await readdir(join(root, 'a'))).toEqual(['tasks.md']);
    expect((await here(root, 'check', '--fix', 'a')).code).toBe(0);
  });

  test.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    [
      'no line break at the end, tabs, and characters beyond the BMP',
      (text: string) => `${text}\n\n\tπ 👩‍🌾 \u2028 e\u0301  \n\n\n.`,
    ],
  ])('keeps every other byte: %s', async (_, encoded) => {
    const root = await folder({ 'tasks.md': encoded(wrong) });
    expect((await here(root, 'check', '--fix')).code).toBe(0);
    const bytes = await readFile(join(root, 'tasks.md'));
    expect(bytes.equals(Buffer.from(encoded(right)))).toBe(true);
  });

  test('leaves a file alone that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(wrong), Buffer.from([0xff])]);
    const root = await folder({ 'tasks.md': bytes });
    expect((await here(root, 'check', '--fix')).code).toBe(1);
    expect((await readFile(join(root, 'tasks.md'))).equals(bytes)).toBe(true);
  });

  test('does not touch a file with nothing to fix', async () => {
    const root = await folder({ 'tasks.md': right });
    const file = join(root, 'tasks.md');
    await utimes(file, 1, 1);
    await here(root, 'check', '--fix');
    expect((await stat(file)).mtimeMs).toBe(1000);
  });

  test('follows a symbolic link, and keeps the mode', async () => {
    const root = await folder({ 'real/plan.md': wrong });
    const real = join(root, 'real/plan.md');
    await chmod(real, 0o640);
    await symlink('real/plan.md', join(root, 'tasks.md'));
    expect((await here(root, 'check', '--fix', 'tasks.md')).code).toBe(0);
    expect((await lstat(join(root, 'tasks.md'))).isSymbolicLink()).toBe(true);
    expect(await readFile(real, 'utf8')).toBe(right);
    expect((await stat(real)).mode & 0o777).toBe(0o640);
  });

  test('fixes a plan once that is named twice', async () => {
    const root = await folder({ 'tasks.md': wrong });
    expect((await here(root, 'check', '--fix', '.', 'tasks.md', './tasks.md')).code).toBe(0);
    expect(await readFile(join(root, 'tasks.md'), 'utf8')).toBe(right);
  });
});

describe('check --dry-run', () => {
  test('prints a diff that patch takes, and writes nothing', async () => {
    const root = await folder({ 'a b/tasks.md': `\ufeff${wrong.replaceAll('\n', '\r\n')}`, 'c/tasks.md': wrong });
    const before = await stat(join(root, 'c/tasks.md'));
    const { code, stdout, stderr } = await here(root, 'check', '--fix', '--dry-run');
    expect(code).toBe(0);
    expect(stderr).toBe('2 plans would be fixed; 0 errors and 0 warnings would remain.\n');
    expect(await readFile(join(root, 'c/tasks.md'), 'utf8')).toBe(wrong);
    expect((await stat(join(root, 'c/tasks.md'))).mtimeMs).toBe(before.mtimeMs);
    const patch = promisify(execFile)('git', ['apply', '--unsafe-paths', '-'], { cwd: root });
    patch.child.stdin?.end(stdout);
    await patch;
    expect(await readFile(join(root, 'c/tasks.md'), 'utf8')).toBe(right);
    expect(await readFile(join(root, 'a b/tasks.md'), 'utf8')).toBe(`\ufeff${right.replaceAll('\n', '\r\n')}`);
  });

  test('names the lines', async () => {
    const root = await folder({ 'tasks.md': wrong });
    const { stdout } = await here(root, 'check', '--dry-run');
    const lines = stdout.split('\n');
    expect(lines.slice(0, 2)).toEqual(['--- a/tasks.md', '+++ b/tasks.md']);
    expect(lines.slice(2).filter((line) => /^[-+]/.test(line))).toEqual([
      '-- **Total Tasks**: 9  ',
      '+- **Total Tasks**: 2  ',
      '-### Phase 1: Foundation (0/9) ✅',
      '+### Phase 1: Foundation (1/2) 🔄',
    ]);
  });

  test('exits with 1 where errors would remain', async () => {
    const { code, stdout } = await here(await folder({ 'tasks.md': unknown }), 'check', '--dry-run');
    expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 1, lines: expect.any(Number) });
    expect(stdout).toContain('+- **Total Tasks**: 1');
  });

  test('shows control characters in a terminal instead of obeying them', async () => {
    const root = await folder({ 'tasks.md': wrong.replace('# Tasks: Shop', '# Tasks: \u001b[2JShop\r') });
    const { stdout } = await inTerminal({ cwd: root, isTTY: true, env: { NO_COLOR: '1' } }, 'check', '--dry-run');
    expect(stdout).not.toContain('\u001b');
    const colored = await inTerminal({ cwd: root, isTTY: true }, 'check', '--dry-run');
    expect(colored.stdout).toContain('\u001b[32m+- **Total Tasks**: 2');
  });

  test('stops the commands of a workflow for as long as lines of a plan follow', async () => {
    const root = await folder({ 'tasks.md': wrong.replace(': none', ': none\n  ::add-mask::Shop') });
    const preview = () => inTerminal({ cwd: root, env: { GITHUB_ACTIONS: 'true' } }, 'check', '--dry-run');
    const [one, other] = [await preview(), await preview()];
    const [, word, diff] = /^::stop-commands::(.+)\n([\s\S]*)::\1::\n$/.exec(one.stdout) ?? [];
    expect(diff).toContain('\n   ::add-mask::Shop\n');
    expect(other.stdout).not.toContain(word);
    await here(root, 'check', '--fix');
    expect((await preview()).stdout).toBe('');
  });
});

test.each([
  [['--watch', '--fix'], '--fix and --dry-run cannot be combined with --watch.'],
  [['--dry-run', '--format', 'json'], '--format cannot be combined with --dry-run.'],
  [['--watch', '--format', 'sarif'], '--format cannot be combined with --watch.'],
])('%j do not go together', async (args, message) => {
  const root = await folder({ 'tasks.md': wrong });
  const { code, stdout, stderr } = await here(root, 'check', ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  await rm(root, { recursive: true });
});
