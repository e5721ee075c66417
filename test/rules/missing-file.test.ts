import { expect, test } from 'vitest';
import type { LookUp } from '../../plugin/rules/support/rule.ts';
import { describeRule, first, found, plan, task } from './rule.ts';

const there = new Set(['src/here.ts', 'src/app/help.ts', 'Makefile', 'docs']);
const lookUp: LookUp = (path, base) => {
  if (path.startsWith('away/')) return 'outside';
  const isThere = base === 'repository' ? there.has(path) : path === 'design.md';
  return isThere ? 'there' : 'missing';
};

describeRule('missing-file', {
  lookUp,
  bad: {
    'each missing file of a done task': [
      plan([first, task('1.1', ['**Files**: `src/here.ts`, `src/gone.ts:12-30`, src/lost.ts'], 'x')]),
      {
        at: 'src/gone.ts:12-30',
        severity: 'info',
        message: /^Task 1\.1 is done, but its file “src\/gone\.ts” does not exist\.$/,
        hint: /`\(deleted\)`/,
      },
      { at: 'src/lost.ts' },
    ],
    'once a task, and again for the next one': [
      plan([
        first,
        task('1.1', ['**Files**: a/remove.ts, `a/remove.ts`'], 'x'),
        task('1.2', ['**Files**: ./a/remove.ts'], 'x'),
      ]),
      { at: 'a/remove.ts' },
      { at: './a/remove.ts' },
    ],
    'a link that leads out of the repository': [
      plan([first, task('1.1', ['**Files**: `away/x.ts`'], 'x')]),
      { at: 'away/x.ts', message: /^Task 1\.1 is done, but its file “away\/x\.ts” leads out of the repository\.$/ },
    ],
  },
  good: {
    'files that exist, relative to the top or to the plan': plan([
      first,
      task('1.1', ['**Files**: `./src/here.ts`, `Makefile`, `docs`, `design.md`'], 'x'),
    ]),
    'a path that continues the one before': plan([
      first,
      task('1.1', ['**Files**: `src/here.ts`, `app/help.ts`'], 'x'),
    ]),
    'a task that is not done': plan([first, task('1.1', ['**Files**: `src/new.ts`'])]),
    'files that a task deleted': plan([
      first,
      task('1.1', ['**Files**: `src/old.ts` (deleted), delete `src/older.ts`, `src/a.ts` → `src/here.ts`'], 'x'),
    ]),
    'globs, patterns, and paths outside the repository': plan([
      first,
      task(
        '1.1',
        ['**Files**: `src/**/*.ts`, `src/<name>.ts`, `~/.config/x.toml`, `/etc/x.conf`, `../x.ts`, `app/[id]/x.ts`'],
        'x',
      ),
    ]),
  },
});

test('is silent if the host has no files', () => {
  const done = plan([first, task('1.1', ['**Files**: `src/gone.ts`'], 'x')]);
  expect(found('missing-file', done)).toEqual([]);
});
