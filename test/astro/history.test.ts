import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { fileDates } from '../../plugin/astro/history.ts';
import { folder } from '../support/folder.ts';

const git = (cwd: string, date: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd,
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });

/** A folder with a repository, `own`, in which a file was added and changed. */
async function withRepository(): Promise<string> {
  const root = await folder({});
  const repository = join(root, 'own');
  git(root, '', 'init', '-q', 'own');
  for (const [date, text] of [
    ['2026-01-02T12:00:00Z', 'begun'],
    ['2026-03-04T12:00:00Z', 'changed'],
  ] as const) {
    await writeFile(join(repository, 'été [1].md'), text);
    git(repository, date, 'add', '.');
    git(repository, date, 'commit', '-q', '-m', text);
  }
  return root;
}

test('a file came on the day of its first commit, and changed last on that of its latest', async () => {
  const root = await withRepository();
  const dates = await fileDates(['été [1].md', 'other.md'], join(root, 'own'));
  expect([...dates]).toEqual([['été [1].md', { added: '2026-01-02', changed: '2026-03-04' }]]);
});

test('a shallow clone and a folder outside of git know no days', async () => {
  const root = await withRepository();
  git(root, '', 'clone', '-q', '--depth', '1', pathToFileURL(join(root, 'own')).href, 'shallow');
  expect([...(await fileDates(['été [1].md'], join(root, 'shallow')))]).toEqual([]);
  expect([...(await fileDates(['été [1].md'], root))]).toEqual([]);
});
