import { expect, it } from 'vitest';
import { ruleIds, rules } from '../../plugin/rules/index.ts';
import { folder } from '../support/folder.ts';
import { here, inTerminal } from './command.ts';

it.each(ruleIds)('explain %s prints what the rule reports, an example and how to silence it', async (id) => {
  const { code, stdout } = await here(await folder({}), 'explain', id);
  expect(code).toBe(0);
  expect(stdout.startsWith(`${id}\n\n${rules[id].summary}\n`)).toBe(true);
  expect(stdout).toMatch(/\nBad example\n[\s\S]*\nGood example\n[\s\S]*\nHow to silence it\n/);
  expect(stdout).not.toMatch(/^```|^#/m);
});

it('lists all rules, with those of the project', async () => {
  const config = "export default { customRules: [{ id: 'named-owner', severity: 'info', check: () => [] }] };";
  const root = await folder({ 'planwright.config.mjs': config });
  const { stdout } = await here(root, 'explain');
  const listed = stdout.split('\n').map((line) => line.split(' ')[0]);
  expect(listed).toEqual([...ruleIds, 'named-owner', '']);
  expect((await here(root, 'explain', 'named-owner')).stdout).toBe('named-owner is a rule of this project.\n');
});

it('names the nearest rule for a wrong one', async () => {
  const { code, stderr } = await here(await folder({}), 'explain', 'deadlok');
  expect([code, stderr]).toEqual([
    2,
    'planwright: There is no rule deadlok. Did you mean `planwright explain deadlock`?\n',
  ]);
});

it('has bold headings in a terminal', async () => {
  const { stdout } = await inTerminal({ cwd: await folder({}), isTTY: true }, 'explain', 'deadlock');
  expect(stdout).toContain('\u001b[1mBad example\u001b[22m');
});
