import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folder } from '../support/folder.ts';

const script = fileURLToPath(new URL('../../scripts/corpus.ts', import.meta.url));

function corpus(...args: string[]): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, stdout) => {
      resolve({ code: Number(error?.code ?? 0), stdout });
    });
  });
}

const plan = (dependsOn: string) =>
  `# Till\n\n- [ ] Task 1.1: Open\n  - Depends on: ${dependsOn}\n  - Done when: x\n  - Goal: y\n`;

test('compares what is found in plans with a table of facts', async () => {
  const root = await folder({ 'plans/a.md': plan('1.7, 1.8'), 'plans/b.md': plan('None') });
  const [plans, table] = [join(root, 'plans'), join(root, 'table.tsv')];
  const first = await corpus(plans, table);
  expect(first).toMatchObject({ code: 1, stdout: expect.stringContaining('+ a.md\tunknown-dependency\terror\t2\n') });
  expect(await corpus('--update', plans, table)).toMatchObject({ code: 0 });
  expect(await readFile(table, 'utf8')).toBe('plan\trule\tseverity\tcount\na.md\tunknown-dependency\terror\t2\n');
  const again = await corpus(plans, table);
  expect(again).toEqual({ code: 0, stdout: '2 plans\nerror    unknown-dependency  2\n' });
  await writeFile(join(plans, 'a.md'), plan('1.7'));
  const { code, stdout } = await corpus(plans, table);
  expect(code).toBe(1);
  expect(stdout).toContain('+ a.md\tunknown-dependency\terror\t1\n- a.md\tunknown-dependency\terror\t2\n');
});

test('passes where there are no plans', async () => {
  expect(await corpus(join(await folder({}), 'none'))).toMatchObject({ code: 0 });
});
