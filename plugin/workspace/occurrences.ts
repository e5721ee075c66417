/** Whether names occur in a repository, asked of git. */
import { spawnSync } from 'node:child_process';
import { relative, sep } from 'node:path';
import type { Occurs } from '../rules/support/rule.ts';

/** Each costs a process. A count and no time, since what is found is on the page. */
const MAX_NAMES = 100;

/** Names that were found, by repository and plan: it is no matter that one of them goes later. */
const found = new Map<string, Set<string>>();

/**
 * Asks for whole words in the text files that git does not ignore, the plan apart. Without git, outside of a repository, and
 * of a plan's names beyond the limit, nothing is known.
 */
export function occursBeside(file: string, repository: string): Occurs {
  const key = `${repository}\0${file}`;
  const known = found.get(key) ?? new Set();
  found.set(key, known);
  const plan = relative(repository, file).split(sep).join('/');
  const files = ['.', `:(exclude,literal)${plan}`];
  let left = MAX_NAMES;
  return (name) => {
    if (known.has(name) || left <= 0) return true;
    left -= 1;
    const args = [
      'grep',
      '--untracked',
      '--quiet',
      '-I',
      '--fixed-strings',
      '--word-regexp',
      '-e',
      name,
      '--',
      ...files,
    ];
    const { status } = spawnSync('git', args, { cwd: repository, stdio: 'ignore' });
    if (status === 1) return false;
    known.add(name);
    return true;
  };
}
