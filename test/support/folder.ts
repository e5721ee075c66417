import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

/**
 * A folder of its own outside of any repository, gone when the test is over.
 *
 * @param files contents by path; folders are made as needed
 * @returns its real path
 */
export async function folder(files: Record<string, string | Uint8Array>): Promise<string> {
  const root = await keptFolder(files);
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return root;
}

/** The same for several tests, which have to remove it. */
export async function keptFolder(files: Record<string, string | Uint8Array>): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'planwright-')));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** Runs git in a folder, with nothing of the machine's own configuration. */
export async function git(root: string, ...args: string[]): Promise<void> {
  await promisify(execFile)('git', args, { cwd: root, env: gitEnvironment });
}

const gitEnvironment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

/** Commits what is below a path of a repository, at a date such as `2026-01-02T12:00:00Z`. */
export async function commit(root: string, date: string, path = '.'): Promise<void> {
  await git(root, 'add', path);
  const env = { ...gitEnvironment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  await promisify(execFile)('git', ['commit', '-q', '-m', date], { cwd: root, env });
}
