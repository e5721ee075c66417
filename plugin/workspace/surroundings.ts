import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { readContents } from '../files/contents.ts';
import type { Boundary } from '../files/inside.ts';
import type { Limits } from '../plan/limits.ts';
import { decode } from '../plan/text/source.ts';
import type { Surroundings } from '../rules/support/rule.ts';

/**
 * Answers questions about what is around a plan from the disk and from git; nothing outside of the repository is looked at.
 *
 * @param file absolute path of the plan
 * @param repository absolute path of the folder that paths of the repository count from
 */
export function surroundingsOf(
  file: string,
  repository: string,
  boundary: Boundary,
  { fileBytes }: Pick<Limits, 'fileBytes'>,
): Surroundings {
  const folder = dirname(file);
  const bases = { plan: folder, repository };
  return {
    lookUp: (path, base) => boundary.follow(resolve(bases[base], path)).place,
    companion(name) {
      try {
        const { bytes } = readContents(resolve(folder, name), fileBytes, boundary);
        return bytes.length > 0 ? decode(bytes).text : null;
      } catch {
        return null;
      }
    },
    foldersIn(name) {
      const { place, real } = boundary.follow(resolve(folder, name));
      if (place !== 'there') return [];
      try {
        const entries = readdirSync(real, { withFileTypes: true });
        return entries.flatMap((entry) => (entry.isDirectory() ? entry.name : [])).sort();
      } catch {
        return [];
      }
    },
    occurs: occursBeside(file, repository),
  };
}

/** Each costs a process. A count and no time, since what is found is on the page. */
const MAX_NAMES = 100;

/** Names that were found, by repository and plan: it is no matter that one of them goes later. */
const found = new Map<string, Set<string>>();

/**
 * Asks git for whole words in the text files that it does not ignore, the plan apart. Without git, outside of a repository, and
 * of a plan's names beyond the limit, nothing is known.
 */
function occursBeside(file: string, repository: string): Surroundings['occurs'] {
  const key = `${repository}\0${file}`;
  const known = found.get(key) ?? new Set();
  found.set(key, known);
  const plan = relative(repository, file).split(sep).join('/');
  const options = ['--untracked', '--quiet', '-I', '--fixed-strings', '--word-regexp'];
  let left = MAX_NAMES;
  return (name) => {
    if (known.has(name) || left <= 0) return true;
    left -= 1;
    const args = ['grep', ...options, '-e', name, '--', '.', `:(exclude,literal)${plan}`];
    const { status } = spawnSync('git', args, { cwd: repository, stdio: 'ignore' });
    if (status === 1) return false;
    known.add(name);
    return true;
  };
}
