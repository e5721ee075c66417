import { chmod, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Checked } from '../../plugin/check/checked.ts';
import { github } from '../../plugin/check/reporters/github.ts';
import { json } from '../../plugin/check/reporters/json.ts';
import { pretty } from '../../plugin/check/reporters/pretty.ts';
import { sarif } from '../../plugin/check/reporters/sarif.ts';
import { resolveSettings } from '../../plugin/check/resolve.ts';
import { noSettings, type ProjectSettings } from '../../plugin/check/settings.ts';
import { findPlans, plansOfRepository } from '../../plugin/workspace/find.ts';
import { checkOnce } from '../../plugin/workspace/once.ts';
import { Workspace } from '../../plugin/workspace/workspace.ts';
import { plan, task } from '../rules/rule.ts';
import { folder } from '../support/folder.ts';
import { withoutRights } from '../support/rights.ts';

const names = ['a', 'b', 'c', 'see', 'group/d', 'group/a', '__proto__', 'constructor', 'x'];

/** Words for tasks here and elsewhere, those that lead nowhere among them. */
const words = [
  'Task 1.1',
  'Task 1.2',
  'see Task 1.2',
  'after Task 1.1',
  'a/1.1',
  'b/1.2',
  'b/9.9',
  'b Task 1.1',
  'group/d/1.1',
  'd/1.1',
  '__proto__/1.1',
  'constructor Task 1.2',
  'x/1.1',
  'paymnts/1.1',
  'group/z/1.1',
  'group/z/1.2',
  '[c](../c/tasks.md#task-1-1)',
  'beside/1.1',
  'beside Task 1.1',
  'loops/1.1',
  'broken/1.1',
  '7.7',
];

const parts = fc.record({
  phase: fc.constantFrom('### Phase 1: Base', '### Phase 1: Base (depends on b/1.1)', '### Phase 1: Base (1/2) ✅'),
  dependsOn: fc.array(fc.constantFrom(...words), { maxLength: 2 }),
  blocks: fc.array(fc.constantFrom(...words), { maxLength: 1 }),
  mark: fc.constantFrom(' ', 'x', '~'),
  row: fc.constantFrom('', ...words),
  files: fc.constantFrom('', '`later.ts`', '`a/tasks.md`'),
  comment: fc.constantFrom('', '<!-- planwright-disable unknown-plan -->', '<!-- planwright-disable -->'),
});

type Parts = typeof parts extends fc.Arbitrary<infer Value> ? Value : never;

function textOf({ phase, dependsOn, blocks, mark, row, files, comment }: Parts): string {
  const lines = [
    ...(dependsOn.length > 0 ? [`**Depends on**: ${dependsOn.join(', ')}`] : []),
    ...(blocks.length > 0 ? [`**Blocks**: ${blocks.join(', ')}`] : []),
    ...(files === '' ? [] : [`**Files**: ${files}`]),
  ];
  const table = `### Sequence Constraints\n\n| Constraint | Type | Rationale |\n|-|-|-|\n| ${row} before Task 1.2 | Hard | So |`;
  return [comment, plan([phase, task('1.1', lines, mark), task('1.2', [], 'x')]), row && table].join('\n\n');
}

/** Plans that are there and are not checked; some name those that are. */
const beside = {
  'beside/tasks.md': plan(['### Phase 1: Base', task('1.1', ['**Blocks**: a/1.2', '**Depends on**: c/1.1'])]),
  'loops/tasks.md': plan(['### Phase 1: Base', task('1.1', ['**Depends on**: loops/1.1, b/1.1'])]),
  'broken/tasks.md': Uint8Array.of(0x23, 0x20, 0xff, 0xfe),
};

const pathOf = (name: string) => (name === 'x' ? 'x.md' : `${name}/tasks.md`);

async function check(workspace: Workspace, cwd: string, project: ProjectSettings = noSettings) {
  const { files } = await findPlans(names.map(pathOf), cwd);
  return workspace.check(files, { project, others: () => plansOfRepository(files) });
}

function reportsOn(plans: readonly Checked[]): string[] {
  return [pretty, json, github, sarif].map((reporter) => reporter(plans, { verbose: true }));
}

/** Everything that anybody is told, in every format. */
function told({ plans, faults }: Awaited<ReturnType<typeof check>>) {
  const reports = reportsOn(plans);
  const states = plans.map(({ graph }) => graph.tasks.map(({ state, wave, critical }) => [state, wave, critical]));
  return { reports, faults, findings: plans.map(({ findings }) => findings), states };
}

/** Something that is done to the files between two checks. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), name: fc.constantFrom(...names), parts }),
  fc.record({ kind: fc.constant('remove' as const), name: fc.constantFrom(...names, 'beside', 'loops') }),
  fc.record({ kind: fc.constant('create' as const), path: fc.constantFrom('a/later.ts', 'later.ts', 'b/later.ts') }),
  fc.record({ kind: fc.constant('settings' as const), preset: fc.constantFrom('strict', 'relaxed') }),
);

test('a workspace that has seen the plans before has the same result as one that has not', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(parts, { minLength: names.length, maxLength: names.length }),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (chosen, changes) => {
        const plans = Object.fromEntries(chosen.map((one, index) => [pathOf(names[index] ?? ''), textOf(one)]));
        const cwd = await folder({ ...plans, ...beside });
        const workspace = new Workspace();
        let project = noSettings;
        expect(told(await check(workspace, cwd))).toEqual(told(await check(new Workspace(), cwd)));
        for (const one of changes) {
          if (one.kind === 'write') await writeFile(join(cwd, pathOf(one.name)), textOf(one.parts)).catch(() => {});
          if (one.kind === 'remove') await rm(join(cwd, pathOf(one.name)), { force: true });
          if (one.kind === 'create') await writeFile(join(cwd, one.path), '');
          if (one.kind === 'settings') {
            project = resolveSettings([{ name: 'The settings are', base: cwd, value: { preset: one.preset } }]);
          }
          expect(told(await check(workspace, cwd, project))).toEqual(told(await check(new Workspace(), cwd, project)));
        }
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('checking once, and keeping nothing, says what a workspace says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { minLength: names.length, maxLength: names.length }), async (chosen) => {
      const plans = Object.fromEntries(chosen.map((one, index) => [pathOf(names[index] ?? ''), textOf(one)]));
      const cwd = await folder({ ...plans, ...beside });
      const { files } = await findPlans(names.map(pathOf), cwd);
      const options = { others: () => plansOfRepository(files) };
      const [once, kept] = [await checkOnce(files, options), await new Workspace().check(files, options)];
      expect(reportsOn(once.plans)).toEqual(reportsOn(kept.plans));
      expect(once.faults).toEqual(kept.faults);
    }),
    { numRuns: 100 },
  );
}, 60_000);

describe('what is kept', () => {
  const needs = (value: string) => plan(['### Phase 1: Base', task('1.1', [`**Depends on**: ${value}`])]);
  const free = (mark = ' ') => plan(['### Phase 1: Base', task('1.1', [], mark)]);

  /** A custom rule that notes which plans are judged. */
  async function watched(sources: Record<string, string>) {
    const cwd = await folder(sources);
    const judged: string[] = [];
    const rule = {
      id: 'watching',
      severity: 'info',
      check: ({ plan: { id } }: { plan: { id: string } }) => {
        judged.push(id);
        return [];
      },
    };
    const project = resolveSettings([{ name: 'The settings are', base: cwd, value: { customRules: [rule] } }]);
    const workspace = new Workspace();
    const look = async () => {
      judged.length = 0;
      const { files } = await findPlans([], cwd);
      const { plans } = await workspace.check(files, { project });
      return { judged: [...judged].sort(), trees: plans.map(({ plan }) => plan.tree) };
    };
    return { cwd, look, write: (path: string, text: string) => writeFile(join(cwd, path), text) };
  }

  test('is everything while nothing changes', async () => {
    const { look } = await watched({ 'a/tasks.md': free(), 'b/tasks.md': needs('a/1.1') });
    const first = await look();
    expect(first.judged).toEqual(['a', 'b']);
    const second = await look();
    expect(second.judged).toEqual([]);
    expect(second.trees.map((tree, index) => tree === first.trees[index])).toEqual([true, true]);
  });

  test('is every plan but the one that changed, and those that it has to do with', async () => {
    const { look, write } = await watched({
      'a/tasks.md': free(),
      'b/tasks.md': needs('a/1.1'),
      'c/tasks.md': free(),
      'd/tasks.md': needs('c/1.1'),
    });
    const first = await look();
    await write('a/tasks.md', free('x'));
    const second = await look();
    expect(second.judged).toEqual(['a', 'b']);
    expect(second.trees.map((tree, index) => tree === first.trees[index])).toEqual([false, true, true, true]);
  });

  test('is not what a path on the disk decided that came or went', async () => {
    const { look, write } = await watched({
      'a/tasks.md': plan(['### Phase 1: Base', task('1.1', ['**Files**: `later.ts`'], 'x')]),
      'b/tasks.md': free(),
    });
    await look();
    await write('later.ts', '');
    expect((await look()).judged).toEqual(['a']);
  });

  test('is not what was suggested, when other plans appear', async () => {
    const { look, write } = await watched({
      'a/tasks.md': needs('paymnts/1.1'),
      'b/tasks.md': free(),
      'payments/x': '',
    });
    await look();
    await write('payments/tasks.md', free());
    expect((await look()).judged).toEqual(['a', 'payments']);
  });
});

test('a plan with a link into another one is judged again when that one cannot be read any more', async () => {
  const link = (anchor: string) => plan(`### Phase 1: Base\n\n${task('1.1', [`See [b](../b/tasks.md#${anchor})`])}`);
  const root = await folder({ 'a/tasks.md': link('task-9-9'), 'b/tasks.md': link('task-1-1') });
  const workspace = new Workspace();
  const broken = async () => {
    const { plans } = await workspace.check((await findPlans([], root)).files);
    return plans.flatMap(({ findings }) => findings.flatMap(({ rule, path }) => (rule === 'broken-link' ? path : [])));
  };
  expect(await broken()).toEqual(['a/tasks.md']);
  await writeFile(join(root, 'b/tasks.md'), Buffer.from([0xff, 0xfe, 0xfd]));
  expect(await broken()).toEqual([]);
});

test('a file that cannot be opened is a fault, and so is a custom rule that throws; the other plans are checked', async () => {
  const cwd = await folder({ 'a/tasks.md': '# A', 'b/tasks.md': '# B', 'c/tasks.md': '# C' });
  await chmod(join(cwd, 'a/tasks.md'), 0);
  await chmod(cwd, 0o755);
  const check = ({ plan }: { plan: { id: string } }) => (plan.id === 'b' ? JSON.parse('{') : []);
  const value = { customRules: [{ id: 'own', severity: 'error', check }] };
  const project = resolveSettings([{ name: 'The settings are', base: cwd, value }]);
  const { files } = await findPlans([], cwd);
  const gone = { file: join(cwd, 'gone/tasks.md'), path: 'gone/tasks.md', id: 'gone', roots: [cwd] };
  const counts: number[] = [];
  await withoutRights(async () => {
    const { plans, faults } = await new Workspace().check([...files, gone, { ...gone, file: cwd, path: '.' }], {
      project,
      onRead: (count) => counts.push(count),
    });
    expect(plans.map(({ id }) => id)).toEqual(['c']);
    expect(faults.map(({ message }) => message)).toEqual([
      'Cannot read a/tasks.md.',
      'Cannot read gone/tasks.md.',
      'Cannot read ..',
      expect.stringMatching(/^The rule `own` threw SyntaxError: /),
    ]);
  });
  expect(counts).toEqual([1, 2, 3, 4, 5]);
});

test('bytes may be given in place of those on the disk', async () => {
  const cwd = await folder({ 'a/tasks.md': '# A', 'b/tasks.md': '# B' });
  const { files } = await findPlans([], cwd);
  const overlay = new Map([[join(cwd, 'b/tasks.md'), Buffer.from('# Given')]]);
  const { plans } = await new Workspace().check(files, { overlay });
  expect(plans.map(({ plan }) => plan.title?.value)).toEqual(['A', 'Given']);
});

describe('a plan that is a link', () => {
  const one = plan(['### Phase 1: Base', task('1.1')]);

  test('is read where it stays in the repository', async () => {
    const root = await folder({ 'repo/.git/HEAD': '', 'repo/docs/plan.md': one, 'repo/a/other.md': '' });
    await symlink('../docs/plan.md', join(root, 'repo/a/tasks.md'));
    const { files } = await findPlans([], join(root, 'repo'));
    const { plans, faults } = await new Workspace().check(files);
    expect(faults).toEqual([]);
    expect(plans.map(({ id, plan }) => [id, plan.tasks.length])).toEqual([['a', 1]]);
  });

  test('is a fault where it leads out, which shows nothing of what is there', async () => {
    const root = await folder({ 'repo/.git/HEAD': '', 'repo/a/other.md': '', 'secret.md': one });
    await symlink('../../secret.md', join(root, 'repo/a/tasks.md'));
    const { files } = await findPlans(['a/tasks.md'], join(root, 'repo'));
    const fault = async () => (await new Workspace().check(files)).faults;
    const hint = 'Put the plan itself there.';
    const expected = [{ message: 'a/tasks.md is a link that leads out of the repository.', hint }];
    expect(await fault()).toEqual(expected);
    await rm(join(root, 'secret.md'));
    expect(await fault()).toEqual(expected);
  });

  test('is not a plan that another one can name, where it leads out', async () => {
    const root = await folder({
      'repo/.git/HEAD': '',
      'repo/a/tasks.md': plan(['### Phase 1: Base', task('1.1', ['**Depends on**: b/1.1'])]),
      'repo/b/other.md': '',
      'secret.md': one,
    });
    await symlink('../../secret.md', join(root, 'repo/b/tasks.md'));
    const { files } = await findPlans(['a/tasks.md'], join(root, 'repo'));
    const { plans } = await new Workspace().check(files);
    expect(plans.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toContain('unknown-plan');
  });
});

describe('names with accents, composed and decomposed, and a TASKS.md', () => {
  const aboutNames = new Set(['unknown-plan', 'broken-link', 'unknown-dependency', 'outside-dependency']);
  const composed = 'r\u00e9serve';
  const decomposed = 're\u0301serve';
  const waiting = (on: string, link: string) =>
    plan(`### Phase 1: Foundation\n\n${task('1.1', [`**Depends on**: ${on}`, `**Notes**: [there](${link})`])}`);

  test.each([
    [composed, decomposed],
    [decomposed, composed],
  ])('%j is found when it is written as %j', async (onDisk, written) => {
    const root = await folder({
      [`${onDisk}/TASKS.md`]: plan(`### Phase 1: Foundation\n\n${task('1.1')}`),
      'by-id/tasks.md': waiting(`${written}/1.1`, `../${written}/#task-1-1`),
      'by-path/tasks.md': waiting(`[Task 1.1](../${written}/)`, `../${encodeURI(written)}/TASKS.md#task-1-1`),
      'lost/tasks.md': waiting(`${written}/9.9`, `../${written}/#task-9-9`),
    });
    const all = (await findPlans([], root)).files;
    for (const files of [all, all.filter(({ path }) => !path.includes('TASKS'))]) {
      const { plans } = await new Workspace().check(files);
      const found = plans.map(({ id, findings }) => [
        id,
        findings.map(({ rule }) => rule).filter((rule) => aboutNames.has(rule)),
      ]);
      expect(Object.fromEntries(found)).toMatchObject({
        'by-id': [],
        'by-path': [],
        lost: ['unknown-plan', 'broken-link'],
      });
    }
    expect(all.map(({ id }) => id)).toContain(composed);
  });
});

describe('a plan of another tool', () => {
  const stories =
    '# Tasks\n\n## Phase 1: User Story 1\n\n- [ ] T001 [US1] Pay\n\n## Phase 2: User Story 2\n\n- [ ] T002 [US2] Look\n';
  const rulesIn = async (root: string, workspace = new Workspace()) => {
    const { files } = await findPlans([], root);
    const { plans } = await workspace.check(files);
    return plans
      .flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info'))
      .map(({ rule }) => rule);
  };

  test('is recognised by its place, from any folder', async () => {
    const root = await folder({ 'openspec/changes/orders/tasks.md': '## Store\n\n- [ ] Add a table\n' });
    const { files } = await findPlans([], join(root, 'openspec/changes/orders'));
    const { plans } = await new Workspace().check(files);
    expect(plans.map(({ path, plan }) => [path, plan.format])).toEqual([['tasks.md', 'openspec']]);
  });

  test('is of the format that the settings give to its path, unless it says another itself', async () => {
    const list = '## Store\n\n- [ ] Add a table\n';
    const root = await folder({
      'work/a/tasks.md': list,
      'work/b/tasks.md': `---\nformat: kiro\n---\n\n${list}`,
      'c/tasks.md': list,
    });
    const value = { formats: [{ files: 'work', format: 'openspec' }] };
    const project = resolveSettings([{ name: 'settings', base: root, value }]);
    const { files } = await findPlans([], root);
    const { plans } = await new Workspace().check(files, { project });
    expect(plans.map(({ path, plan }) => `${path} ${plan.format}`)).toEqual([
      'c/tasks.md planwright',
      'work/a/tasks.md openspec',
      'work/b/tasks.md kiro',
    ]);
  });

  test('is judged with its companion, and again when that changes', async () => {
    const root = await folder({ 'specs/001-shop/tasks.md': stories });
    const workspace = new Workspace();
    expect(await rulesIn(root, workspace)).toEqual([]);
    await writeFile(join(root, 'specs/001-shop/spec.md'), '### User Story 1 - Pay\n');
    expect(await rulesIn(root, workspace)).toEqual(['unknown-story']);
    await writeFile(join(root, 'specs/001-shop/spec.md'), '### User Story 1 - Pay\n\n### User Story 2 - Look\n');
    expect(await rulesIn(root, workspace)).toEqual([]);
  });

  test('knows its design and its specifications, and new ones when they come', async () => {
    const outside = await folder({ 'till/spec.md': '# Till\n' });
    const change = 'openspec/changes/orders';
    const root = await folder({
      '.git/HEAD': '',
      [`${change}/tasks.md`]: '## Store\n\n- [ ] Add a table\n',
      [`${change}/specs/bills/spec.md`]: '# Bills\n',
      [`${change}/specs/bills/export/spec.md`]: '# Export of bills\n',
      [`${change}/specs/notes.md`]: '# Notes\n',
    });
    await symlink(join(outside, 'till'), join(root, change, 'specs/till'));
    const workspace = new Workspace();
    const documents = async () => {
      const { plans } = await workspace.check((await findPlans([], root)).files);
      return plans.map(({ beside }) => beside?.documents);
    };
    expect(await documents()).toEqual([['specs/bills/spec.md', 'specs/bills/export/spec.md']]);
    await writeFile(join(root, change, 'design.md'), '# Design\n');
    expect(await documents()).toEqual([['design.md', 'specs/bills/spec.md', 'specs/bills/export/spec.md']]);
  });

  test('has no companion outside of the repository, nor a folder for one', async () => {
    const outside = await folder({ 'spec.md': '### User Story 1 - Pay\n' });
    const root = await folder({ '.git/HEAD': '', 'a/tasks.md': stories, 'b/tasks.md': stories, 'b/spec.md/x.md': '' });
    await symlink(join(outside, 'spec.md'), join(root, 'a/spec.md'));
    expect(await rulesIn(root)).toEqual([]);
  });
});

describe('a plan that is a folder', () => {
  const ticket = (id: number, status: string, more = '') =>
    `---\nid: task-${id}\ntitle: Part ${id}\nstatus: ${status}\n${more}---\n`;

  test('is read again when one of its files changes, comes or goes', async () => {
    const root = await folder({ 'backlog/tasks/a.md': ticket(1, 'To Do'), 'backlog/tasks/b.md': ticket(2, 'Done') });
    const workspace = new Workspace();
    const tasks = async () => {
      const { plans } = await workspace.check((await findPlans([], root)).files);
      return plans.flatMap(({ plan }) => plan.tasks.map(({ id, status }) => `${id} ${status}`));
    };
    expect(await tasks()).toEqual(['task-1 todo', 'task-2 done']);
    await writeFile(join(root, 'backlog/tasks/a.md'), ticket(1, 'Done!'));
    expect(await tasks()).toEqual(['task-1 done', 'task-2 done']);
    await writeFile(join(root, 'backlog/tasks/c.md'), ticket(3, 'To Do'));
    await rm(join(root, 'backlog/tasks/b.md'));
    expect(await tasks()).toEqual(['task-1 done', 'task-3 todo']);
  });

  test('is a fault where one of its files leads out of the repository', async () => {
    const root = await folder({ 'here/backlog/tasks/a.md': ticket(1, 'To Do'), 'there.md': ticket(2, 'To Do') });
    const cwd = join(root, 'here');
    await symlink(join(root, 'there.md'), join(cwd, 'backlog/tasks/b.md'));
    const { files } = await findPlans(['backlog/tasks/a.md'], cwd);
    const { plans, faults } = await new Workspace().check(files);
    expect(plans).toEqual([]);
    expect(faults).toMatchObject([{ message: 'backlog/tasks/b.md is a link that leads out of the repository.' }]);
  });

  test('has its findings in its files, with the lines at fault', async () => {
    const root = await folder({
      'backlog/tasks/a.md': ticket(1, 'To Do'),
      'backlog/tasks/b.md': ticket(2, 'To Do', 'dependencies: [task-9]\n'),
    });
    const { plans } = await new Workspace().check((await findPlans([], root)).files);
    expect(pretty(plans, { verbose: true })).toContain(
      [
        'backlog/tasks/b.md:5:16  info  task-2 depends on task-9, which does not exist.  unknown-dependency',
        '    4 │ status: To Do',
        '  > 5 │ dependencies: [task-9]',
        '      │                ^^^^^^',
      ].join('\n'),
    );
    expect(JSON.parse(json(plans)).findings).toMatchObject([{ path: 'backlog/tasks/b.md', line: 5, column: 16 }]);
  });
});
