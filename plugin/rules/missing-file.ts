import type { Sourced, Task } from '../plan/model.ts';
import type { LookUp, Rule } from './support/rule.ts';
import { quoted, taskName } from './support/wording.ts';

/** Reports each file once a task. */
export const missingFile: Rule = {
  summary: 'A done task lists a file that does not exist.',
  severity: 'info',
  *check({ plan, lookUp }) {
    if (!lookUp) return;
    for (const task of plan.tasks) {
      if (task.status !== 'done') continue;
      const paths = new Map(task.files.map((file) => [pathOf(file), file] as const));
      const folders = foldersOf(paths.keys());
      for (const [path, file] of paths) {
        if (path === null || isFound(path, folders, lookUp) || isGone(file, task)) continue;
        yield {
          message:
            lookUp(path, 'repository') === 'outside'
              ? `${taskName(task.id)} is done, but its file ${quoted(path)} leads out of the repository.`
              : `${taskName(task.id)} is done, but its file ${quoted(path)} does not exist.`,
          hint: 'Write the path relative to the top of the repository. If the task deleted the file, write `(deleted)` after it.',
          position: file.position,
        };
      }
    }
  },
};

/** The path without a line number; null for globs, patterns and paths outside the repository. */
function pathOf({ value }: Sourced): string | null {
  const path = value.replace(/(?::\d+(?:[-–:]\d+)?|#.*)$/, '').replace(/^\.\//, '');
  if (/[*?{}<>$|\\]|\.\.\.|…/.test(path) || /^(?:[/~@]|\.\.(?:\/|$)|[a-z]+:)/i.test(path)) return null;
  return path === '' ? null : path;
}

/**
 * Many plans write paths relative to the plan's own folder, or to a file listed before: `src/cli.ts, app/help.ts`. `[id]`
 * may be a pattern or the name of a folder.
 */
function isFound(path: string, folders: readonly string[], lookUp: LookUp): boolean {
  const isThere = (name: string, base: 'plan' | 'repository') => lookUp(name, base) === 'there';
  if (isThere(path, 'repository') || isThere(path, 'plan') || /\[.*\]/.test(path)) return true;
  return folders.some((folder) => isThere(`${folder}/${path}`, 'repository'));
}

/** Cap on folders to look in: each costs a disk access. */
const MAX_FOLDERS = 10;

function foldersOf(paths: Iterable<string | null>): string[] {
  const folders = [...paths].flatMap((path) => (path?.includes('/') ? path.slice(0, path.lastIndexOf('/')) : []));
  return [...new Set(folders)].slice(0, MAX_FOLDERS);
}

const gone = /delet|remov|renam|mov(?:e|ing)|→|->/i;

/** Whether the words around a path say that the file was deleted, moved or renamed. */
function isGone({ value }: Sourced, { at }: Task): boolean {
  const pieces = at.fields.filter(({ name }) => name === 'files').flatMap(({ text }) => text.value.split(/[\n,;]/));
  return pieces.some((piece) => piece.includes(value) && gone.test(piece.replace(value, '')));
}
