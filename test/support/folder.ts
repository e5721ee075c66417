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
 * @param onEnd called with what takes the folder away; `afterAll` for the tests of a file
 * @returns its real path
 */
export async function folder(
  files: Record<string, string | Uint8Array>,
  onEnd: (cleanUp: () => Promise<void>) => void = onTestFinished,
): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'planwright-')));
  onEnd(() => rm(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** Runs git in a folder, with nothing of the machine's own configuration. */
export async function git(root: string, ...args: string[]): Promise<void> {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  await promisify(execFile)('git', args, { cwd: root, env });
}
