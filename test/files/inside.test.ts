import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OutsideError, readContents } from '../../plugin/files/contents.ts';
import { Boundary, below, repositoryOf } from '../../plugin/files/inside.ts';
import { folder } from '../support/folder.ts';

/** A repository with links in it, and a folder beside it. */
async function tree() {
  const root = await folder({ 'repo/docs/a.md': 'a', 'repo/b.md': 'b', 'away/secret.md': 'secret' });
  const repo = join(root, 'repo');
  const links: [name: string, target: string][] = [
    ['docs/up.md', '../b.md'],
    ['docs/absolute.md', join(repo, 'b.md')],
    ['folder', 'docs'],
    ['chain.md', 'folder/up.md'],
    ['out.md', '../away/secret.md'],
    ['out-absolute.md', join(root, 'away/secret.md')],
    ['out-gone.md', '../away/gone.md'],
    ['out', '../away'],
    ['out-by-link.md', 'folder/../../away/secret.md'],
    ['dangling.md', 'docs/gone.md'],
    ['circle.md', 'circle.md'],
  ];
  for (const [name, target] of links) await symlink(target, join(repo, name));
  return { root, repo };
}

describe('a path in a folder', () => {
  it.each([
    ['b.md', 'there', 'b.md'],
    ['docs/../b.md', 'there', 'b.md'],
    ['docs', 'there', 'docs'],
    ['.', 'there', ''],
    ['docs/up.md', 'there', 'b.md'],
    ['docs/absolute.md', 'there', 'b.md'],
    ['folder/a.md', 'there', 'docs/a.md'],
    ['chain.md', 'there', 'b.md'],
    ['gone.md', 'missing', null],
    ['b.md/x', 'missing', null],
    ['dangling.md', 'missing', null],
    ['circle.md', 'missing', null],
    ['nul\0.md', 'missing', null],
  ])('%s is %s', async (path, place, real) => {
    const { repo } = await tree();
    const followed = new Boundary(repo).follow(join(repo, path));
    expect(followed.place).toBe(place);
    if (real !== null) expect(followed.real).toBe(join(repo, real));
  });

  it.each([
    '..',
    '../away',
    '../away/secret.md',
    '../away/gone.md',
    'out.md',
    'out-absolute.md',
    'out/secret.md',
    'out/gone.md',
    'out-gone.md',
    'out-by-link.md',
  ])('%s is outside, whether it is there or not', async (path) => {
    const { repo } = await tree();
    expect(new Boundary(repo).follow(`${repo}/${path}`)).toEqual({ place: 'outside', real: '' });
  });

  it('is found where the folder itself is reached by a link', async () => {
    const { root, repo } = await tree();
    await symlink('repo', join(root, 'alias'));
    const boundary = new Boundary(join(root, 'alias'));
    expect(boundary.follow(join(root, 'alias/docs/absolute.md'))).toEqual({ place: 'there', real: join(repo, 'b.md') });
    expect(boundary.follow(join(root, 'alias/out.md')).place).toBe('outside');
  });
});

describe('reading within a folder', () => {
  it('follows links that stay inside', async () => {
    const { repo } = await tree();
    const { bytes } = readContents(join(repo, 'chain.md'), 10, new Boundary(repo));
    expect(new TextDecoder().decode(bytes)).toBe('b');
  });

  it('opens nothing outside, and answers the same whether it exists or not', async () => {
    const { repo } = await tree();
    const errors = ['out.md', 'out-gone.md', 'out/gone.md'].map((name) => {
      try {
        return readContents(join(repo, name), 10, new Boundary(repo));
      } catch (error) {
        return error;
      }
    });
    expect(errors).toEqual([new OutsideError(), new OutsideError(), new OutsideError()]);
  });

  it('stops at the limit, even in a file that claims to be empty', async () => {
    const { repo } = await tree();
    expect(readContents(join(repo, 'b.md'), 0)).toEqual({ bytes: new Uint8Array(), size: 1 });
    if (process.platform === 'linux') expect(readContents('/proc/self/status', 3).bytes).toHaveLength(0);
  });
});

it('knows what is below a folder', () => {
  expect(below('/a/b', '/a/b/c')).toBe('c');
  expect(below('/a/b', '/a/b')).toBe('');
  expect(below('/a/b', '/a/b..c')).toBeNull();
  expect(below('/a/b', '/a/b/..c')).toBe('..c');
  expect(below('/a/b', '/a')).toBeNull();
});

it('finds the repository that a folder is in', async () => {
  const root = await folder({ 'repo/docs/a.md': '' });
  await mkdir(join(root, 'repo/.git'));
  await mkdir(join(root, 'worktree'));
  await writeFile(join(root, 'worktree/.git'), 'gitdir: ../repo/.git/worktrees/one');
  expect(repositoryOf(join(root, 'repo/docs'))).toBe(join(root, 'repo'));
  expect(repositoryOf(join(root, 'worktree'))).toBe(join(root, 'worktree'));
});
