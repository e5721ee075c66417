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

test('checks plans of other tools at the places that an index gives them', async () => {
  const root = await folder({
    'plans/speckit.md':
      '# Tasks: Cash box\n\n## Phase 3: User Story 2\n\n- [x] T001 [US3] Count src/coins.ts\n- [ ] T002 Lock it\n',
    'plans/speckit.spec.md': '# Cash box\n\n### User Story 2 - Count\n\n### User Story 3 - Lock\n',
    'plans/change.md': '# Change\n\n- [x] Ask the bank\n- [ ] Tell the shop\n',
    'plans/alone.md': '# Alone\n\n- [ ] Nobody knows whose\n',
    'index.tsv': [
      'file\tformat\trepository\tpath',
      'speckit.md\tspeckit\tshop/till\tspecs/001-box/tasks.md',
      'speckit.spec.md\tspeckit\tshop/till\tspecs/001-box/spec.md',
      'change.md\topenspec\tshop/till\topenspec/changes/archive/2026-01-02-bank/tasks.md',
    ].join('\n'),
  });
  const [plans, table, index] = [join(root, 'plans'), join(root, 'table.tsv'), join(root, 'index.tsv')];
  expect(await corpus('--update', plans, table, index)).toMatchObject({ code: 0 });
  expect((await readFile(table, 'utf8')).split('\n')).toEqual([
    'plan\tformat\ttasks\tdone\tfindings',
    'alone.md\tplanwright\t0\t0\tempty-plan 1',
    'change.md\topenspec\t2\t1\tarchived-open 1',
    'speckit.md\tspec-kit\t2\t1\tstory-mismatch 1',
    '',
  ]);
  expect(await corpus(plans, table, index)).toMatchObject({ code: 0 });
});

test('passes where there are no plans', async () => {
  expect(await corpus(join(await folder({}), 'none'))).toMatchObject({ code: 0 });
});
