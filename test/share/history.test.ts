import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { changesIn, datesIn, doneLately, historiesOf, logOf, type Tracked } from '../../plugin/share/history.ts';
import { commit, folder, git } from '../support/folder.ts';

const plan = (...tasks: [box: string, id: string, title: string][]) =>
  [
    '# Plan: Move',
    '',
    '## Implementation Order',
    '',
    '### Phase 1: One',
    '',
    ...tasks.map(([box, id, title]) => `- [${box}] Task ${id}: ${title}`),
    '',
  ].join('\n');

const path = 'plans/é [1]/tasks.md';
const tracked = [{ id: 'é [1]', path, isFolder: false, settings: {} }];

const read = async (plans: readonly Tracked[], repository: string) =>
  historiesOf(
    plans,
    repository,
    await logOf(
      plans.map(({ path }) => path),
      repository,
    ),
  );

/** A repository, `own`, in which a plan was changed on three days, twice on the last. */
async function withRepository(): Promise<string> {
  const root = await folder({});
  await git(root, 'init', '-q', 'own');
  await mkdir(join(root, 'own/plans/é [1]'), { recursive: true });
  for (const [date, text] of [
    ['2026-01-02T12:00:00Z', plan([' ', '1.1', 'Pack'], [' ', '1.2', 'Drive'])],
    ['2026-01-05T12:00:00Z', plan(['x', '1.1', 'Pack'], ['!', '1.2', 'Drive'])],
    ['2026-01-09T09:00:00Z', plan(['x', '1.1', 'Pack'], [' ', '1.2', 'Drive'])],
    ['2026-01-09T12:00:00Z', plan(['x', '1.1', 'Pack'], ['x', '1.2', 'Drive'], [' ', '1.3', 'Unpack'])],
  ] as const) {
    await writeFile(join(root, 'own', path), text);
    await commit(join(root, 'own'), date);
  }
  return root;
}

test('a plan has a day for each on which it was committed, as the last commit left it', async () => {
  const root = await withRepository();
  const history = (await read(tracked, join(root, 'own'))).get(path);
  expect(history?.isComplete).toBe(true);
  expect(history?.days.map(({ date, done, total }) => [date, done, total])).toEqual([
    ['2026-01-02', 0, 2],
    ['2026-01-05', 1, 2],
    ['2026-01-09', 2, 3],
  ]);
});

test('what was done, added and blocked from one day to the next', async () => {
  const root = await withRepository();
  const history = (await read(tracked, join(root, 'own'))).get(path);
  expect(history && changesIn(history)).toEqual([
    { date: '2026-01-05', done: ['1.1 Pack'], added: [], blocked: ['1.2 Drive'] },
    { date: '2026-01-09', done: ['1.2 Drive'], added: ['1.3 Unpack'], blocked: [] },
  ]);
});

test('a day on which only words changed has no changes', async () => {
  const root = await withRepository();
  await writeFile(join(root, 'own', path), `${plan([' ', '1.1', 'Pack'])}\nIn boxes.\n`);
  await commit(join(root, 'own'), '2026-01-10T12:00:00Z');
  await writeFile(join(root, 'own', path), `${plan([' ', '1.1', 'Pack'])}\nIn bags.\n`);
  await commit(join(root, 'own'), '2026-01-11T12:00:00Z');
  const history = (await read(tracked, join(root, 'own'))).get(path);
  expect(history?.days).toHaveLength(5);
  expect(history && changesIn(history).map(({ date }) => date)).toEqual(['2026-01-05', '2026-01-09']);
});

test('a long history keeps its first and last day, and sixty in all', async () => {
  const root = await folder({});
  await git(root, 'init', '-q');
  const start = Date.parse('2026-01-01T12:00:00Z');
  for (let day = 0; day < 70; day += 1) {
    await writeFile(join(root, 'tasks.md'), plan(['x', '1.1', `Pack ${day}`]));
    await commit(root, new Date(start + day * 86_400_000).toISOString());
  }
  const one = [{ id: 'own', path: 'tasks.md', isFolder: false, settings: {} }];
  const days = (await read(one, root)).get('tasks.md')?.days.map(({ date }) => date) ?? [];
  expect(days).toHaveLength(60);
  expect(new Set(days).size).toBe(60);
  expect([days[0], days.at(-1)]).toEqual(['2026-01-01', '2026-03-11']);
});

test('a shallow clone shows what it has and says that there is more', async () => {
  const root = await withRepository();
  await git(root, 'clone', '-q', '--depth', '1', pathToFileURL(join(root, 'own')).href, 'shallow');
  const history = (await read(tracked, join(root, 'shallow'))).get(path);
  expect(history?.isComplete).toBe(false);
  expect(history?.days.map(({ date }) => date)).toEqual(['2026-01-09']);
});

test('without git, and for a file that is not committed, there is none', async () => {
  const root = await withRepository();
  expect([...(await read(tracked, root))]).toEqual([]);
  expect([...(await read([{ id: 'x', path: 'x.md', isFolder: false, settings: {} }], join(root, 'own')))]).toEqual([]);
});

test('a plan elsewhere has none, and those in the repository keep theirs', async () => {
  const root = await withRepository();
  const elsewhere = { id: 'x', path: '../x/tasks.md', isFolder: false, settings: {} };
  expect([...(await read([elsewhere, ...tracked], join(root, 'own'))).keys()]).toEqual([path]);
});

test('what was done in the last two weeks counts as long as it is done', async () => {
  const root = await withRepository();
  const history = (await read(tracked, join(root, 'own'))).get(path);
  const lately = (day: string) => history && doneLately(history, Date.parse(day));
  expect(lately('2026-01-10')).toEqual(['1.1', '1.2']);
  expect(lately('2026-01-20')).toEqual(['1.2']);
  expect(lately('2026-02-20')).toEqual([]);
  await writeFile(join(root, 'own', path), plan([' ', '1.1', 'Pack'], ['x', '1.2', 'Drive']));
  await commit(join(root, 'own'), '2026-01-10T12:00:00Z');
  const undone = (await read(tracked, join(root, 'own'))).get(path);
  expect(undone && doneLately(undone, Date.parse('2026-01-10'))).toEqual(['1.2']);
});

test('a file came on the day of its first commit, and changed last on that of its latest', async () => {
  const root = await withRepository();
  const log = await logOf([path, 'other.md'], join(root, 'own'));
  expect(datesIn(log, path)).toEqual({ added: '2026-01-02', changed: '2026-01-09' });
  expect(datesIn(log, 'other.md')).toBeNull();
});

test('a shallow clone and a folder outside of git do not know such days', async () => {
  const root = await withRepository();
  await git(root, 'clone', '-q', '--depth', '1', pathToFileURL(join(root, 'own')).href, 'shallow');
  expect(datesIn(await logOf([path], join(root, 'shallow')), path)).toBeNull();
  expect(datesIn(await logOf([path], root), path)).toBeNull();
});

test('a plan that is a folder has the days of all of its files, and on each the files that it had then', async () => {
  const root = await folder({});
  await git(root, 'init', '-q');
  const task = (id: string, status: string) => `---\nid: ${id}\ntitle: Paint\nstatus: ${status}\n---\n\nWith care.\n`;
  for (const [date, files] of [
    ['2026-01-02T12:00:00Z', { 'task-1 - Paint.md': task('task-1', 'To Do') }],
    ['2026-01-05T12:00:00Z', { 'task-2 - Paint.md': task('task-2', 'To Do') }],
    ['2026-01-09T12:00:00Z', { 'task-1 - Paint.md': task('task-1', 'Done') }],
  ] as const) {
    await mkdir(join(root, 'work/backlog/tasks'), { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(root, 'work/backlog/tasks', name), text);
    await commit(root, date);
  }
  const backlog = { id: 'work', path: 'work/backlog', isFolder: true, settings: {} };
  const log = await logOf([backlog.path], root);
  expect(datesIn(log, backlog.path)).toEqual({ added: '2026-01-02', changed: '2026-01-09' });
  const history = (await historiesOf([backlog], root, log)).get(backlog.path);
  expect(history?.days.map(({ date, done, total }) => [date, done, total])).toEqual([
    ['2026-01-02', 0, 1],
    ['2026-01-05', 0, 2],
    ['2026-01-09', 1, 2],
  ]);
});

test('a path that was a folder once has the days since it is a file, as have those named after it', async () => {
  const root = await folder({ 'a/tasks.md/notes.txt': 'x' });
  await git(root, 'init', '-q');
  await commit(root, '2026-01-01T12:00:00Z');
  await git(root, 'rm', '-rq', 'a/tasks.md');
  for (const name of ['a', 'b']) {
    await mkdir(join(root, name), { recursive: true });
    await writeFile(join(root, name, 'tasks.md'), plan(['x', '1.1', 'Pack']));
  }
  await commit(root, '2026-01-02T12:00:00Z');
  const plans = ['a/tasks.md', 'b/tasks.md'].map((path) => ({ id: path, path, isFolder: false, settings: {} }));
  const histories = await read(plans, root);
  expect([...histories].map(([path, { days }]) => [path, days.map(({ date }) => date)])).toEqual([
    ['a/tasks.md', ['2026-01-02']],
    ['b/tasks.md', ['2026-01-02']],
  ]);
});
