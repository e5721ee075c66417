import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examineAlone } from '../../plugin/check/alone.ts';
import { findPlans, type PlanFile } from '../../plugin/check/files.ts';
import { joinApart } from '../../plugin/check/join.ts';
import { checkFiles } from '../../plugin/check/many.ts';
import { noSettings, type ProjectSettings, settingsFor } from '../../plugin/check/project.ts';
import { openQueue, takeFrom } from '../../plugin/check/queue.ts';
import { examineFiles } from '../../plugin/check/read.ts';
import { reporters } from '../../plugin/check/reporters/index.ts';
import { resolveSettings } from '../../plugin/check/resolve.ts';
import { type Delivery, examineApart, type ThreadWork } from '../../plugin/check/threads.ts';
import { planwright } from '../cli/command.ts';
import { plan, task } from '../rules/rule.ts';
import { folder } from '../support/folder.ts';
import { generatePlan } from '../support/generate.ts';
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
  comment: fc.constantFrom('', '<!-- planwright-disable unknown-plan -->', '<!-- planwright-disable -->'),
});

type Parts = typeof parts extends fc.Arbitrary<infer Value> ? Value : never;

function textOf({ phase, dependsOn, blocks, mark, row, comment }: Parts): string {
  const lines = [
    ...(dependsOn.length > 0 ? [`**Depends on**: ${dependsOn.join(', ')}`] : []),
    ...(blocks.length > 0 ? [`**Blocks**: ${blocks.join(', ')}`] : []),
  ];
  const table = `### Sequence Constraints\n\n| Constraint | Type | Rationale |\n|-|-|-|\n| ${row} before Task 1.2 | Hard | So |`;
  return [comment, plan([phase, task('1.1', lines, mark), task('1.2', [], 'x')].join('\n\n')), row && table].join(
    '\n\n',
  );
}

/** Plans that are there and are not checked; some name those that are. */
const beside = {
  'beside/tasks.md': plan(
    ['### Phase 1: Base', task('1.1', ['**Blocks**: a/1.2', '**Depends on**: c/1.1'])].join('\n\n'),
  ),
  'loops/tasks.md': plan(['### Phase 1: Base', task('1.1', ['**Depends on**: loops/1.1, b/1.1'])].join('\n\n')),
  'broken/tasks.md': Uint8Array.of(0x23, 0x20, 0xff, 0xfe),
};

const pathOf = (name: string) => (name === 'x' ? 'x.md' : `${name}/tasks.md`);

/** Everything that anybody is told, in every format. */
function told({ checked, faults }: Awaited<ReturnType<typeof checkFiles>>) {
  const reports = Object.values(reporters).map((reporter) => reporter(checked, { verbose: true }));
  return {
    reports,
    faults: faults.map(({ message, hint }) => ({ message, hint })),
    findings: checked.map((one) => one.findings),
  };
}

/** As threads do it, but in this one. */
async function apart(files: readonly PlanFile[], project: ProjectSettings) {
  const settings = files.map(({ file }) => settingsFor(project, file) ?? project.judge);
  const order = [...files.keys()].reverse();
  const work = { files, settings, limits: project.judge.limits };
  return joinApart(files, await examineApart(work, { threads: 0, order }), project);
}

test('plans that are examined apart and put together come to the same as when all are examined at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { minLength: names.length, maxLength: names.length }), async (chosen) => {
      const plans = Object.fromEntries(chosen.map((one, index) => [pathOf(names[index] ?? ''), textOf(one)]));
      const cwd = await folder({ ...plans, ...beside });
      const { files } = await findPlans(Object.keys(plans), cwd);
      expect(told(await apart(files, noSettings))).toEqual(told(await examineFiles(files)));
    }),
    { numRuns: 40 },
  );
});

/** All files by two real threads, none of them in this one. */
async function byThreads(files: readonly PlanFile[], project: ProjectSettings) {
  const settings = files.map(({ file }) => settingsFor(project, file) ?? project.judge);
  const queue = openQueue([...files.keys()], 2);
  const found = new Map<number, Delivery['alone']>();
  const work = { files, settings, limits: project.judge.limits, queue };
  const threads = [0, 1].map((thread) => {
    const workerData: ThreadWork = { ...work, thread };
    const worker = new Worker(new URL('../../plugin/check/thread.ts', import.meta.url), { workerData });
    worker.on('message', (delivery: Delivery | null) => delivery && found.set(delivery.index, delivery.alone));
    return new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));
  });
  await Promise.all(threads);
  expect(found.size).toBe(files.length);
  const alone = files.flatMap((_, index) => found.get(index) ?? []);
  return joinApart(files, { alone, plans: new Map() }, project);
}

/** Many plans, right and wrong, and files that are none. */
async function manyPlans(): Promise<{ cwd: string; files: PlanFile[] }> {
  const chosen = fc.sample(parts, { numRuns: 120, seed: 7 });
  const homes = ['', 'old/', 'old/deep/'];
  const plans = chosen.map((one, index): [string, string | Uint8Array] => {
    const name = names[index % names.length] ?? '';
    const text = index % 3 === 0 ? generatePlan(20, 5, index) : textOf(one);
    return [`${homes[index % 2] ?? ''}p${Math.floor(index / 18)}/${pathOf(name)}`, text];
  });
  const cwd = await folder({
    ...Object.fromEntries(plans),
    ...Object.fromEntries(names.map((name, index) => [pathOf(name), textOf(chosen[index] as Parts)])),
    ...beside,
    'bytes/tasks.md': Uint8Array.of(0x23, 0x20, 0xff, 0xfe),
    'large/tasks.md': `# Tasks: Large\n\n${'x'.repeat(50_000)}`,
    'closed/tasks.md': '# Tasks: Closed',
  });
  await chmod(join(cwd, 'closed/tasks.md'), 0);
  const { files } = await findPlans([], cwd);
  const gone = { file: join(cwd, 'gone/tasks.md'), path: 'gone/tasks.md', id: 'gone', root: cwd };
  return { cwd, files: [...files.filter(({ path }) => !(path in beside)), gone, { ...gone, file: cwd, path: '.' }] };
}

test('threads find the same as one, whatever the settings are, file by file', async () => {
  const { cwd, files } = await manyPlans();
  const settings = [
    {},
    { preset: 'strict', rules: { 'broken-link': 'off', 'too-large': 'off' }, limits: { fileBytes: 40_000 } },
    { phaseOrder: 'none', ignore: [{ files: ['old', '__proto__'], rules: ['unknown-plan', 'missing-field'] }, 'b'] },
  ].map((value) => resolveSettings([{ name: 'The settings are', base: cwd, value }]));
  await withoutRights(async () => {
    for (const project of settings) {
      const counts: number[] = [];
      const one = told(await examineFiles(files, project));
      expect(told(await byThreads(files, project))).toEqual(one);
      const many = await checkFiles(files, project, { threads: 2, onDone: (count) => counts.push(count) });
      expect(told(many)).toEqual(one);
      expect(many.faults.length).toBeGreaterThan(1);
      expect(counts).toEqual(files.map((_, index) => index + 1));
    }
  });
});

test('a thread examines what it takes, and says that nothing is left', async () => {
  const cwd = await folder({
    'a/tasks.md': textOf(fc.sample(parts, { numRuns: 1, seed: 1 })[0] as Parts),
    'b/tasks.md': '',
  });
  const { files } = await findPlans([], cwd);
  const work: ThreadWork = { files, settings: [{}, {}], limits: undefined, queue: openQueue([1, 0], 1), thread: 0 };
  const worker = new Worker(new URL('../../plugin/check/thread.ts', import.meta.url), { workerData: work });
  const messages: unknown[] = [];
  worker.on('message', (message) => messages.push(message));
  await new Promise((resolve) => worker.on('exit', resolve));
  const alone = await Promise.all(files.map((file) => examineAlone(file, { limits: undefined, settings: {} })));
  expect(messages).toEqual([{ index: 1, alone: alone[1]?.alone }, { index: 0, alone: alone[0]?.alone }, null]);
});

/** Starts a thread that takes a file and then does this. */
function badThread(code: string) {
  return (work: ThreadWork) => {
    takeFrom(work.queue, work.thread);
    return new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
  };
}

test.each([
  ['process.exit(3)', 'The thread that checked it ended with code 3.'],
  [
    'const all = []; for (;;) all.push(new Array(1e5).fill(all.length));',
    'The thread that checked it ran out of memory.',
  ],
])('a file at which a thread breaks down is named, and the rest goes on: %s', async (code, hint) => {
  const cwd = await folder({ 'a/tasks.md': '', 'b/tasks.md': plan('### Phase 1: Base'), 'c/tasks.md': '' });
  const { files } = await findPlans([], cwd);
  const { checked, faults } = await checkFiles(files, noSettings, { threads: 1, start: badThread(code) });
  expect(faults).toEqual([{ message: 'Cannot check b/tasks.md.', hint }]);
  expect(checked.map(({ plan }) => plan.id)).toEqual(['a', 'c']);
});

test('what a thread throws is thrown', async () => {
  const cwd = await folder({ 'a/tasks.md': '' });
  const { files } = await findPlans([], cwd);
  const start = badThread('throw new TypeError("boom")');
  await expect(checkFiles(files, noSettings, { threads: 1, start })).rejects.toThrow('boom');
});

test('a machine that gives no thread has the work done by one', async () => {
  const cwd = await folder({ 'a/tasks.md': plan('### Phase 1: Base') });
  const { files } = await findPlans([], cwd);
  const start = (): Worker => {
    throw Object.assign(new Error('Worker initialization failure: EAGAIN'), { code: 'ERR_WORKER_INIT_FAILED' });
  };
  expect(told(await checkFiles(files, noSettings, { threads: 2, start }))).toEqual(told(await examineFiles(files)));
});

test('a thread that comes too late keeps nobody waiting', async () => {
  const cwd = await folder({ 'a/tasks.md': plan('### Phase 1: Base') });
  const { files } = await findPlans([], cwd);
  const start = () => new Worker('setInterval(() => {}, 1000)', { eval: true });
  expect(told(await checkFiles(files, noSettings, { threads: 1, start }))).toEqual(told(await examineFiles(files)));
});

test('rules of the project’s own stay in this thread', async () => {
  const cwd = await folder({ 'a/tasks.md': plan('### Phase 1: Base') });
  const { files } = await findPlans([], cwd);
  const own = { id: 'own', severity: 'error', check: () => [{ message: 'M.', hint: 'H.', position: undefined }] };
  const project = resolveSettings([{ name: 'The settings are', base: cwd, value: { customRules: [own] } }]);
  const { checked } = await checkFiles(files, project, { threads: 1 });
  expect(checked.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toContain('own');
});

test('the command line prints of many plans what one thread finds', async () => {
  const notes = `\n\n## More\n\n${'Some words that cost little. '.repeat(2500)}`;
  const plans = Array.from({ length: 30 }, (_, index) => [`p${index}/tasks.md`, generatePlan(9, 3, index) + notes]);
  const needs = plan(['### Phase 1: Base', task('1.1', ['**Depends on**: p3/1.1, p3/99.1'])].join('\n\n'));
  const cwd = await folder({ ...Object.fromEntries(plans), 'needs/tasks.md': needs });
  const { files } = await findPlans([], cwd);
  const { stdout, stderr, code } = await planwright(cwd, 'check', '--format', 'json');
  expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
  expect(stdout).toBe(reporters.json((await examineFiles(files)).checked));
  expect(stdout).toContain('unknown-plan');
});
