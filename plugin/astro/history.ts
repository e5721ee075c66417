/** Since when plans are there, by git. */
import { git } from '../files/git.ts';

/**
 * The days on which files came into a repository, by their paths in it. A shallow clone does not know, and a file that is not
 * committed has none.
 */
export async function addedDates(paths: readonly string[], repository: string): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map();
  const shallow = await git(['rev-parse', '--is-shallow-repository'], repository);
  if (shallow?.stdout.trim() !== 'false') return new Map();
  const files = paths.map((path) => `:(literal)${path}`);
  const added = ['--diff-filter=A', '--no-renames', '--name-only', '-z', '--format=%x01%cs'];
  const log = await git(['log', ...added, '--', ...files], repository);
  return datesIn(log?.stdout ?? '');
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
