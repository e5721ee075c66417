import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What git prints; null where it fails or is not installed. */
export async function git(args: string[], cwd: string): Promise<{ stdout: string; stderr: string } | null> {
  try {
    return await run('git', args, { cwd, maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: 'C' } });
  } catch {
    return null;
  }
}
