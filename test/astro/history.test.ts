import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addedDates } from '../../plugin/astro/history.ts';

let folder = '';
const git = (cwd: string, date: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd,
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-history-'));
  const repository = join(folder, 'own');
  git(folder, '', 'init', '-q', 'own');
  for (const [date, text] of [
    ['2026-01-02T12:00:00Z', 'begun'],
    ['2026-03-04T12:00:00Z', 'changed'],
  ] as const) {
    await writeFile(join(repository, 'été [1].md'), text);
    git(repository, date, 'add', '.');
    git(repository, date, 'commit', '-q', '-m', text);
  }
  git(folder, '', 'clone', '-q', '--depth', '1', pathToFileURL(repository).href, 'shallow');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a file came on the day of its first commit', async () => {
  const dates = await addedDates(['été [1].md', 'other.md'], join(folder, 'own'));
  expect([...dates]).toEqual([['été [1].md', '2026-01-02']]);
});

test('a shallow clone and a folder outside of git know no days', async () => {
  expect([...(await addedDates(['été [1].md'], join(folder, 'shallow')))]).toEqual([]);
  expect([...(await addedDates(['été [1].md'], folder))]).toEqual([]);
});
