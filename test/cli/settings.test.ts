import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { first, plan, second, task } from '../rules/rule.ts';
import { folder, git } from '../support/folder.ts';
import { here, planwright, refused } from './command.ts';

const sound = plan([first, task('1.1')]);
const unknown = plan([first, task('1.1', ['**Depends on**: Task 1.7'])]);
const undone = plan(`${first}\n\n- [ ] **Task 1.1**: Part\n  - **Description**: Build it\n`);
/** A folder with a config file in JSON. */
const project = (files: Record<string, string>, settings: object) =>
  folder({ ...files, 'planwright.config.json': JSON.stringify(settings) });

/** Rule and severity of each finding in the JSON. */
function findings(stdout: string): string[] {
  return JSON.parse(stdout).findings.map(({ path, rule, severity }: Record<string, string>) =>
    [path, rule, severity].join(' '),
  );
}

const check = async (cwd: string, ...args: string[]) => {
  const { code, stdout, stderr } = await here(cwd, 'check', '--format', 'json', ...args);
  return { code, findings: stdout === '' ? [] : findings(stdout), stderr };
};

describe('the config file', () => {
  test('is found from the working directory upwards, and its paths count from its own folder', async () => {
    const files = { 'a/b/tasks.md': unknown, 'a/c/tasks.md': unknown, 'a/d/tasks.md': unknown };
    const settings = { ignore: ['a/c', { files: '**/d/*.md', rules: ['unknown-dependency'] }] };
    const root = await project(files, settings);
    const { code, ...printed } = await check(join(root, 'a'));
    expect(printed).toEqual({
      findings: ['b/tasks.md unknown-dependency error'],
      stderr: expect.stringContaining('1 plan is left out by planwright.config.json.\n'),
    });
    expect(code).toBe(1);
  });

  test('is not looked for outside of the repository', async () => {
    const root = await folder({ 'planwright.config.json': '{', 'inner/tasks.md': sound });
    expect((await check(join(root, 'inner'))).code).toBe(2);
    await git(join(root, 'inner'), 'init', '-q');
    expect((await check(join(root, 'inner'))).code).toBe(0);
  });

  test('sets severities, and whether phases have an order', async () => {
    const later = plan([first, task('1.1', ['**Depends on**: 2.1']), second, task('2.1')]);
    const files = { 'a/tasks.md': unknown, 'b/tasks.md': later };
    const root = await project(files, { rules: { 'unknown-dependency': 'warn' }, phaseOrder: 'none' });
    expect(await check(root)).toMatchObject({ code: 0, findings: ['a/tasks.md unknown-dependency warning'] });
  });

  test('adds labels, also for plans that others name', async () => {
    const waits = plan([
      first,
      task('1.1', ['**Builds on**: Task 1.7', '**Depends on**: b/2.1']).replace('[ ]', '[x]'),
    ]);
    const done = plan(`${first}\n\n#### Task 2.1: Part\n\n**Where it is**: done\n`);
    const files = { 'a/tasks.md': waits, 'b/tasks.md': done };
    const labels = { dependsOn: ['Builds on'], status: ['Where it is'] };
    const found = async (settings: object) => (await check(await project(files, settings), 'a/tasks.md')).findings;
    expect(await found({})).toEqual(['a/tasks.md status-out-of-order error']);
    expect(await found({ labels })).toEqual(['a/tasks.md unknown-dependency error']);
  });

  test('leaves a named file out, too, and says so where nothing is left', async () => {
    const root = await project({ 'a/tasks.md': unknown }, { ignore: ['a/**'] });
    expect(await here(root, 'check', 'a/tasks.md')).toEqual({
      code: 0,
      stdout: 'No plan was checked.\n',
      stderr: '1 plan is left out by planwright.config.json.\n',
    });
  });

  test('says which files are plans, from its own folder; without it their names and places do', async () => {
    const files = { 'specs/a/tasks.md': unknown, 'work/a.md': unknown, 'plans/archive/c/tasks.md': unknown };
    const root = await project(files, {});
    await git(root, 'init', '-q');
    expect(await check(root)).toEqual({
      code: 1,
      findings: ['specs/a/tasks.md unknown-dependency error'],
      stderr:
        '1 template or archived copy is left out: plans/archive/c/tasks.md. Name it in the setting `match` to have it read.\n',
    });
    const match = ['work/*.md', 'plans/**/tasks.md'];
    const matching = await project(files, { match });
    expect(await check(matching)).toMatchObject({
      findings: ['plans/archive/c/tasks.md unknown-dependency error', 'work/a.md unknown-dependency error'],
      stderr: '',
    });
    expect((await check(join(matching, 'work'))).findings).toEqual(['a.md unknown-dependency error']);
  });

  test('may give two plans one id, which is reported', async () => {
    const root = await project({ 'work/a.md': sound, 'work/a/tasks.md': sound }, { match: 'work/**' });
    expect(await check(root)).toEqual({
      code: 0,
      findings: [],
      stderr: '2 plans have the id “work/a”: work/a.md and work/a/tasks.md. A site would refuse them: rename one.\n',
    });
  });

  test('may be TypeScript, run as Node does, with custom rules', async () => {
    const rule = `{
      id: 'named-owner',
      severity: 'contract',
      *check({ plan }) {
        for (const { title } of plan.tasks) {
          if (!/@\\w/.test(title.value)) yield { message: 'Nobody owns it.', hint: 'Add @name.', position: title.position };
        }
      },
    }`;
    const root = await folder({
      'tasks.md': sound,
      'planwright.config.ts': `const own: object = ${rule};\nexport default { customRules: [own], preset: 'relaxed' };\n`,
    });
    const { code, stdout } = await planwright(root, 'check');
    expect(stdout).toMatch(/^tasks\.md:7:21 {2}warning {2}Nobody owns it\. {2}named-owner$/m);
    expect(code).toBe(0);
    expect((await planwright(root, 'check', '--preset', 'strict')).code).toBe(1);
  });

  test.each([
    [
      'planwright.config.ts',
      'enum Level { a }',
      /^planwright: Cannot load planwright\.config\.ts:1\. .*enum.* use no enum/,
    ],
    [
      'planwright.config.ts',
      '\nthrow new Error("boom")',
      /^planwright: Cannot load planwright\.config\.ts:2:7\. Error: boom\./,
    ],
    ['planwright.config.mjs', 'import "./gone.js"', /Cannot find module .* Check the path of the import/],
    ['planwright.config.mjs', 'export const a = 1', /has no default export.*Write `export default/],
    [
      'planwright.config.json',
      '{ "rules": }',
      /^planwright: Cannot load planwright\.config\.json\. SyntaxError: .* Fix the JSON/,
    ],
  ])('%s that says %j is refused with the reason', async (name, content, message) => {
    const root = await folder({ 'tasks.md': sound, [name]: content });
    const { code, stdout, stderr } = await planwright(root, 'check');
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('holds for export as well', async () => {
    const two = plan([first, task('1.1'), second, task('2.1')]);
    const root = await project({ 'tasks.md': two }, { phaseOrder: 'none', ignore: ['**'] });
    const { stdout } = await here(root, 'export', 'tasks.md');
    expect(JSON.parse(stdout)).toMatchObject({ phaseEdges: [], schedule: { waves: [['1.1', '2.1']] } });
  });

  test('may not be two', async () => {
    const root = await folder({ 'tasks.md': sound, 'planwright.config.json': '{}', 'planwright.config.js': '' });
    expect((await check(root)).stderr).toMatch(
      /Two config files in .*: planwright\.config\.js and planwright\.config\.json\./,
    );
  });
});

describe('--config and --preset', () => {
  test('--config takes the file that is named', async () => {
    const off = JSON.stringify({ rules: { 'unknown-dependency': 'off' } });
    const root = await folder({ 'tasks.md': unknown, 'settings/mine.json': off, 'planwright.config.json': '{' });
    expect(await check(root, '--config', 'settings/mine.json')).toMatchObject({ code: 0, findings: [] });
    expect(await here(root, 'check', '--config', 'gone.mjs')).toEqual(
      refused('The config file gone.mjs does not exist. Check the spelling of the path.'),
    );
  });

  test.each([
    ['strict', 'error', 1],
    ['relaxed', 'warning', 0],
  ])('--preset %s makes the contract’s findings %ss everywhere', async (preset, severity, code) => {
    const loose = undone.replace('## Implementation Order', '');
    const root = await project({ 'a/tasks.md': undone, 'b/tasks.md': loose }, { preset: 'strict' });
    expect(await check(root, '--preset', preset)).toMatchObject({
      code,
      findings: [`a/tasks.md missing-field ${severity}`, `b/tasks.md missing-field ${severity}`],
    });
  });

  test('a preset changes neither rules outside of the contract nor those with a setting', async () => {
    const settings = { preset: 'relaxed', rules: { 'missing-field': 'error' } };
    const root = await project({ 'a/tasks.md': undone, 'b/tasks.md': unknown }, settings);
    expect((await check(root)).findings).toEqual([
      'a/tasks.md missing-field error',
      'b/tasks.md unknown-dependency error',
    ]);
  });

  test('another preset is wrong use', async () => {
    const outcome = await here(await folder({ 'tasks.md': sound }), 'check', '--preset', 'stric');
    expect(outcome).toEqual(refused('--preset cannot be stric. Did you mean strict?'));
  });
});

test.each([
  [
    'every wrong key is named, each on a line of its own, and then the known keys',
    { presett: 'strict', rules: { 'unknown-status': 'warning' }, limits: { task: 7 } },
    [
      '- "rules.unknown-status": expected "error" or "warn" or "info" or "off", but got "warning"',
      '- "limits.task": there is no such option. Did you mean "tasks"?',
      '- "presett": there is no such option. Did you mean "preset"?',
      expect.stringMatching(/^The options are rules, preset, ignore, /),
    ],
  ],
  [
    'the known rules are listed where one is wrong',
    { rules: { deadlok: 'off' } },
    [
      '- "rules.deadlok": there is no rule "deadlok". Did you mean "deadlock"?',
      '`planwright explain` lists all rules.',
    ],
  ],
  [
    'and only there',
    { rules: { deadlock: 'on' } },
    ['- "rules.deadlock": expected "error" or "warn" or "info" or "off", but got "on"'],
  ],
])('%s', async (_, settings, lines) => {
  const { code, stderr } = await here(await project({ 'tasks.md': sound }, settings), 'check');
  expect(stderr.split('\n')).toEqual(['planwright: planwright.config.json is not valid:', ...lines, '']);
  expect(code).toBe(2);
});

test('a custom rule that throws is named, and the other plans are checked all the same', async () => {
  const root = await folder({
    'a/tasks.md': sound,
    'b/tasks.md': unknown,
    'planwright.config.mjs':
      "export default { customRules: [{ id: 'first-word', severity: 'info', check: ({ plan }) => [plan.id === 'a' ? plan.gone.word : 0].filter(Boolean) }] };",
  });
  const { code, stdout, stderr } = await planwright(root, 'check', '--format', 'json');
  expect(stderr).toMatch(
    /^planwright: The rule `first-word` threw TypeError: .* \(planwright\.config\.mjs:1:\d+\), on a\/tasks\.md\. Fix the rule/m,
  );
  expect(findings(stdout)).toEqual(['b/tasks.md unknown-dependency error']);
  expect(code).toBe(2);
});
