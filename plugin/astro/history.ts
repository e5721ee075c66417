/** Since when plans are there, by git. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The days on which files came into a repository, by their paths in it. A shallow clone does not know, and a file that is not
 * committed has none.
 */
export async function addedDates(paths: readonly string[], repository: string): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map();
  const git = (...args: string[]) => run('git', args, { cwd: repository, maxBuffer: 1 << 28 });
  try {
    const { stdout: shallow } = await git('rev-parse', '--is-shallow-repository');
    if (shallow.trim() !== 'false') return new Map();
    const files = paths.map((path) => `:(literal)${path}`);
    const added = ['--diff-filter=A', '--no-renames', '--name-only', '-z', '--format=%x01%cs'];
    const { stdout } = await git('log', ...added, '--', ...files);
    return datesIn(stdout);
  } catch {
    return new Map();
  }
}

/** The latest commit comes first, so that of a file that came back the first day is kept. */
function datesIn(log: string): ReadonlyMap<string, string> {
  const commits = log.split('\x01').slice(1);
  return new Map(
    commits.flatMap((commit) => {
      const [date = '', ...files] = commit.split('\0').map((part) => part.trim());
      return files.filter((file) => file !== '').map((file): [string, string] => [file, date]);
    }),
  );
}
