import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The output of git; null if it fails or is not installed. */
export async function git(args: string[], cwd: string): Promise<{ stdout: string; stderr: string } | null> {
  try {
    return await run('git', args, { cwd, maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: 'C' } });
  } catch {
    return null;
  }
}

/** The texts of files as commits have them, by names such as `1a2b3c:plans/a/tasks.md`; those that are not there are left out. */
export async function committedFiles(names: readonly string[], cwd: string): Promise<ReadonlyMap<string, string>> {
  // Git reads one name per line.
  const asked = names.filter((name) => !/[\n\r\0]/.test(name));
  if (asked.length === 0) return new Map();
  const started = run('git', ['cat-file', '--batch'], { cwd, maxBuffer: 1 << 30, encoding: 'buffer' });
  // If git fails, writing to it fails as well.
  started.child.stdin?.on('error', () => undefined);
  started.child.stdin?.end(`${asked.join('\n')}\n`);
  const output = await started.then(
    ({ stdout }) => stdout,
    () => null,
  );
  const texts = new Map<string, string>();
  let at = 0;
  for (const name of output === null ? [] : asked) {
    const end = output?.indexOf(10, at) ?? -1;
    if (output === null || end < 0) break;
    const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(output.toString('utf8', at, end)) ?? [];
    at = end + 1;
    if (size === undefined) continue;
    if (type === 'blob') texts.set(name, output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}
