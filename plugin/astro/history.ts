/** Since when plans are there and when they changed last, by git. */
import { git } from '../files/git.ts';

/** The days of a file's first and last commit, as in `2026-03-01`. */
export interface FileDates {
  added: string;
  changed: string;
}

/**
 * When files came into a repository and were changed last, by their paths in it. A shallow clone does not know, and a file that
 * is not committed or lies elsewhere has no dates.
 */
export async function fileDates(paths: readonly string[], repository: string): Promise<ReadonlyMap<string, FileDates>> {
  const inside = paths.filter((path) => !path.startsWith('../'));
  if (inside.length === 0) return new Map();
  const shallow = await git(['rev-parse', '--is-shallow-repository'], repository);
  if (shallow?.stdout.trim() !== 'false') return new Map();
  const files = inside.map((path) => `:(literal)${path}`);
  const log = await git(['log', '--no-renames', '--name-only', '-z', '--format=%x01%cs', '--', ...files], repository);
  return datesIn(log?.stdout ?? '');
}

/** The latest commit comes first. */
function datesIn(log: string): ReadonlyMap<string, FileDates> {
  const dates = new Map<string, FileDates>();
  for (const commit of log.split('\x01').slice(1)) {
    const [date = '', ...files] = commit.split('\0').map((part) => part.trim());
    for (const file of files.filter((name) => name !== '')) {
      dates.set(file, { added: date, changed: dates.get(file)?.changed ?? date });
    }
  }
  return dates;
}
