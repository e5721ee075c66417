import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import planwright, { CheckError, check, SettingsError } from '../../plugin/index.ts';
import remarkPlanwright, * as light from '../../plugin/light.ts';
import { here } from '../cli/command.ts';
import { first, plan, task } from '../rules/rule.ts';
import { folder } from '../support/folder.ts';

const needs = (value: string) => plan(`${first}\n\n${task('1.1', [`**Depends on**: ${value}`])}`);
const files = { 'plans/shop/tasks.md': needs('Task 1.9'), 'plans/garden/tasks.md': needs('shop/1.1') };

describe('check()', () => {
  it('returns what the command line prints as JSON, for paths, folders, globs and without any', async () => {
    const cwd = await folder(files);
    for (const plans of [[], ['plans'], ['plans/*/tasks.md'], ['plans/shop/tasks.md', 'plans/garden']]) {
      const { stdout } = await here(cwd, 'check', ...plans, '--format', 'json');
      expect({ version: 1, ...(await check(plans, { cwd })) }).toEqual(JSON.parse(stdout));
    }
    const { plans, findings, summary } = await check('plans/shop', { cwd });
    expect(plans).toEqual([{ path: 'plans/shop/tasks.md', id: 'plans/shop', title: 'Shop', tasks: 1, done: 0 }]);
    expect(findings).toMatchObject([{ rule: 'unknown-dependency', line: 9, column: 21, url: null }]);
    expect(summary).toEqual({ plans: 1, errors: 1, warnings: 0 });
  });

  it('takes texts in place of what files hold, together with the files', async () => {
    const cwd = await folder(files);
    const shop = { path: 'plans/shop/tasks.md', text: needs('Task 1.1') };
    const rules = async (plans: Parameters<typeof check>[0]) =>
      (await check(plans, { cwd })).findings.map(({ path, rule }) => `${path} ${rule}`);
    expect(await rules(shop)).toEqual(['plans/shop/tasks.md self-dependency']);
    expect(await rules([shop, 'plans'])).toEqual(['plans/shop/tasks.md self-dependency']);
    const draft = { path: 'plans/[new]/tasks.md', text: needs('shop/1.7') };
    expect(await rules(draft)).toEqual(['plans/[new]/tasks.md unknown-plan']);
  });

  it('takes texts in place of files of a folder, and beside them', async () => {
    const ticket = (id: number, status: string, needs = '') =>
      `---\nid: task-${id}\ntitle: Sell\nstatus: ${status}\ndependencies: [${needs}]\n---\n`;
    const cwd = await folder({ 'backlog/tasks/a.md': ticket(1, 'Done') });
    const changed = { path: 'backlog/tasks/a.md', text: ticket(1, 'To Do') };
    const draft = { path: 'backlog/tasks/b.md', text: ticket(2, 'Done', 'task-1') };
    expect((await check(draft, { cwd })).plans).toMatchObject([{ path: 'backlog', tasks: 2, done: 2 }]);
    expect((await check([changed, draft], { cwd })).findings).toMatchObject([
      {
        rule: 'status-out-of-order',
        path: 'backlog/tasks/b.md',
        hint: 'Set the status of task-1 to done, set task-2 back, or remove the dependency.',
      },
    ]);
    const roadmap = { path: '.planning/ROADMAP.md', text: '### Phase 1: Till\n\n- [x] 01-01: Open the drawer\n' };
    expect((await check(roadmap, { cwd })).plans).toMatchObject([{ path: '.planning', tasks: 1, done: 1 }]);
  });

  it('obeys the config file, and before it the settings', async () => {
    const cwd = await folder({ ...files, 'planwright.config.json': '{ "rules": { "unknown-dependency": "warn" } }' });
    expect((await check([], { cwd })).summary).toEqual({ plans: 2, errors: 0, warnings: 1 });
    const settings = { docsUrl: 'https://docs.test', ignore: ['plans/garden'] };
    const { findings, summary } = await check([], { cwd, settings });
    expect(findings[0]?.url).toBe('https://docs.test/rules/unknown-dependency/');
    expect(summary).toEqual({ plans: 1, errors: 0, warnings: 1 });
    expect(
      (await check([], { cwd: join(cwd, 'plans'), settings: { rules: { 'unknown-dependency': 'off' } } })).findings,
    ).toEqual([]);
  });

  it('throws a CheckError that names all that is not there, and a SettingsError for wrong settings', async () => {
    const cwd = await folder(files);
    const error = await check(['plans', 'nowhere.md', 'none/*.md'], { cwd }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(CheckError);
    expect(error.faults.map(({ message }: { message: string }) => message)).toEqual([
      'nowhere.md does not exist.',
      'No file matches none/*.md.',
    ]);
    expect(error.message).toContain('nowhere.md does not exist. Check the spelling of the path.\nNo file matches');
    await expect(check([], { cwd: await folder({ 'a.md': '' }) })).rejects.toThrow('There is no tasks.md below');
    await expect(check([], { cwd, settings: { preset: 'loose' as 'strict' } })).rejects.toThrow(
      'The settings passed to check() are not valid:\n- "preset"',
    );
    await expect(check([], { cwd, config: 'none.json' })).rejects.toBeInstanceOf(SettingsError);
  });

  it('is the same in both packages, beside their plugins', () => {
    expect(light.check).toBe(check);
    expect([typeof remarkPlanwright, typeof planwright]).toEqual(['function', 'function']);
  });
});
