import { describe, expect, test } from 'vitest';
import { helpOf } from '../../plugin/cli/help.ts';
import { first, plan, task } from '../rules/rule.ts';
import { folder } from '../support/folder.ts';
import { here, inTerminal, planwright } from './command.ts';

const sound = plan([first, task('1.1')]);
const unknown = plan([first, task('1.1'), task('1.2', ['**Depends on**: Task 1.7'])]);
const cycle = plan([first, task('1.1', ['**Depends on**: 1.2']), task('1.2', ['**Depends on**: 1.1'])]);
const total = plan([first, task('1.1')], { overview: '- **Total Tasks**: 4' });
const warning = plan([first, task('1.1', [], '?')]);

interface JsonFinding {
  rule: string;
  path: string;
  line: number;
  column: number;
}

describe('planwright check', () => {
  test('reports three bad plans together, each with file, line and column', async () => {
    const root = await folder({ 'a/tasks.md': unknown, 'b/tasks.md': cycle, 'c/tasks.md': total, 'd/tasks.md': sound });
    const { code, stdout, stderr } = await planwright(root, 'check', '--format', 'json');
    const { findings, summary } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(findings.map(({ rule, path, line, column }: JsonFinding) => ({ rule, path, line, column }))).toEqual([
      { rule: 'unknown-dependency', path: 'a/tasks.md', line: 14, column: 21 },
      { rule: 'dependency-cycle', path: 'b/tasks.md', line: 9, column: 21 },
      { rule: 'total-mismatch', path: 'c/tasks.md', line: 5, column: 20 },
    ]);
    expect(summary).toEqual({ plans: 4, errors: 3, warnings: 0 });
    expect(stderr).toBe('');
  });

  test.runIf(process.platform !== 'win32')(
    'distinguishes folders whose names a system may take for the same',
    async () => {
      const folders = ['a/b', 'a\\b', 'shop', 'Shop', 'r\u00e9', 're\u0301'];
      const root = await folder(Object.fromEntries(folders.map((name) => [`${name}/tasks.md`, unknown])));
      const { stdout } = await planwright(root, 'check', '--format', 'json');
      const { findings } = JSON.parse(stdout);
      expect(findings.map(({ path }: JsonFinding) => path).sort()).toEqual(
        folders.map((name) => `${name}/tasks.md`).sort(),
      );
    },
  );

  test('prints for people by default, without colours into a pipe', async () => {
    const root = await folder({ 'a/tasks.md': unknown, 'b/tasks.md': cycle });
    const { stdout } = await planwright(root, 'check', 'a', 'b/tasks.md');
    expect(stdout).toMatch(/^a\/tasks\.md:14:21 {2}error /);
    expect(stdout).toMatch(/\nb\/tasks\.md:9:21 {2}error /);
    expect(stdout).not.toContain('\u001b');
  });

  test('colours for a terminal, unless NO_COLOR is set, and never in JSON', async () => {
    const cwd = await folder({ 'a/tasks.md': unknown });
    const colored = async (env: Record<string, string>, ...args: string[]) =>
      (await inTerminal({ cwd, env, isTTY: true }, 'check', ...args)).stdout.includes('\u001b[');
    expect(await colored({})).toBe(true);
    expect(await colored({ NO_COLOR: '1' })).toBe(false);
    expect(await colored({ NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
    expect(await colored({ TERM: 'dumb' })).toBe(false);
    expect(await colored({}, '--format', 'json')).toBe(false);
  });

  test('exits with 0 where nothing is wrong, and where there are only warnings', async () => {
    const root = await folder({ 'a/tasks.md': sound, 'b/tasks.md': warning });
    expect((await here(root, 'check', 'a')).code).toBe(0);
    expect((await here(root, 'check')).code).toBe(0);
    expect((await here(root, 'check', '--max-warnings', '1')).code).toBe(0);
    expect((await here(root, 'check', '--max-warnings=0')).code).toBe(1);
  });

  test('exits with 2 for a path that does not exist, after it has checked the others', async () => {
    const root = await folder({ 'a/tasks.md': unknown });
    const { code, stdout, stderr } = await here(root, 'check', 'a', 'gone.md', '--format=json');
    expect(code).toBe(2);
    expect(stderr).toContain('planwright: gone.md does not exist.');
    expect(JSON.parse(stdout).findings).toHaveLength(1);
  });

  test('a file that is not UTF-8 is a finding, not wrong use', async () => {
    const root = await folder({ 'tasks.md': new Uint8Array([0x23, 0x20, 0xff]) });
    const { code, stdout } = await here(root, 'check');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^tasks\.md:1:3 {2}error .*malformed$/m);
  });

  test.each([
    [['check', '--fromat', 'json'], 'planwright: Unknown option --fromat. Did you mean --format?'],
    [['check', '--foo'], 'planwright: Unknown option --foo. Use one of: --'],
    [['check', '--format', 'jsn'], 'planwright: --format cannot be jsn. Did you mean json?'],
    [
      ['check', '--format', 'yaml-like'],
      'planwright: --format cannot be yaml-like. Use one of: pretty, json, github, sarif.',
    ],
    [['check', '--format'], 'planwright: --format needs a value. Write `--format pretty|json|github|sarif`.'],
    [['check', '--config', '-x'], 'planwright: --config needs a value. Write `--config FILE`.'],
    [['check', '--max-warnings=-1'], 'planwright: --max-warnings cannot be -1. Use a whole number'],
    [['check', '--max-warnings', 'many'], 'planwright: --max-warnings cannot be many. Use a whole number'],
    [['check', '--verbose=yes'], 'planwright: --verbose takes no value.'],
    [['chekc'], 'planwright: Unknown command chekc. Did you mean check?'],
    [['--format', 'json', 'check'], 'planwright: --format comes before the command. Write it after the command'],
    [[], 'Usage: planwright <command>'],
  ])('%j exits with 2 and names what is wrong', async (args, message) => {
    const { code, stdout, stderr } = await here(await folder({ 'tasks.md': sound }), ...args);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('prints help and version on request', async () => {
    const root = await folder({});
    expect(await here(root, '--help')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Usage: planwright </),
    });
    expect(await here(root, 'check', '--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--max-warnings'),
    });
    expect(await here(root, 'help')).toEqual(await here(root, '--help'));
    expect(await here(root, 'help', 'check')).toEqual(await here(root, 'check', '--help'));
    expect(await here(root, '--version')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect(await here(root, '-v')).toEqual(await here(root, '--version'));
  });

  test('wraps the words of help at 96 columns', () => {
    const about = `${'x'.repeat(93)} yy z`;
    const text = helpOf({ usage: 'try', about, options: {}, examples: [], exit: '', run: async () => 0 });
    expect(text.split('\n').slice(2, 4)).toEqual([`${'x'.repeat(93)} yy`, 'z']);
  });
});
