import { expect, test } from 'vitest';
import { repositoryPage } from '../../plugin/files/repository.ts';
import { folder, git } from '../support/folder.ts';

test.each([
  ['https://github.com/me/shop.git', 'github', 'https://github.com/me/shop', 'blob/trunk'],
  ['https://me:secret@github.com/me/shop', 'github', 'https://github.com/me/shop', 'blob/trunk'],
  ['git@github.com:me/shop.git', 'github', 'https://github.com/me/shop', 'blob/trunk'],
  [
    'ssh://git@gitlab.example.org:2222/group/part/shop.git',
    'gitlab',
    'https://gitlab.example.org/group/part/shop',
    '-/blob/trunk',
  ],
  ['https://bitbucket.org/me/shop/', 'bitbucket', 'https://bitbucket.org/me/shop', 'src/trunk'],
  ['https://codeberg.org/me/shop.git', 'codeberg', 'https://codeberg.org/me/shop', 'src/branch/trunk'],
  ['http://localhost:3000/me/shop.git', 'external', 'http://localhost:3000/me/shop', 'blob/trunk'],
  ['https://git.example.org/me/shop.git', 'external', 'https://git.example.org/me/shop', 'blob/trunk'],
])('the repository of the remote %s is on the web', async (remote, icon, page, files) => {
  const root = await folder({});
  await git(root, 'init', '-q', '-b', 'trunk');
  await git(root, 'remote', 'add', 'origin', remote);
  expect(await repositoryPage(root)).toEqual({ name: 'shop', page, files: `${page}/${files}`, icon });
});

test.each(['/srv/git/shop.git', '../shop', 'file:///srv/git/shop.git'])('that of %s is not', async (remote) => {
  const root = await folder({});
  await git(root, 'init', '-q');
  await git(root, 'remote', 'add', 'origin', remote);
  expect(await repositoryPage(root)).toBeNull();
});

test('neither is one without a remote, nor a folder without a repository', async () => {
  const root = await folder({});
  expect(await repositoryPage(root)).toBeNull();
  await git(root, 'init', '-q');
  expect(await repositoryPage(root)).toBeNull();
});
