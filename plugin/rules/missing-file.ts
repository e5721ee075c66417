import type { Sourced, Task } from '../plan/model.ts';
import type { Exists, Rule } from './support/rule.ts';
import { quoted, taskName } from './support/wording.ts';

/** A file that a done task names and that does not exist; once for each task and file. */
export const missingFile: Rule = {
  summary: 'A done task lists a file that does not exist.',
  severity: 'info',
  *check({ plan, exists }) {
    if (!exists) return;
    for (const task of plan.tasks) {
      if (task.status !== 'done') continue;
      const paths = new Map(task.files.map((file) => [pathOf(file), file] as const));
      const folders = foldersOf(paths.keys());
      for (const [path, file] of paths) {
        if (path === null || isThere(path, folders, exists) || isGone(file, task)) continue;
        yield {
          message: `${taskName(task.id)} is done, but its file ${quoted(path)} does not exist.`,
          hint: 'Write the path as it is seen from the top of the repository; say `(deleted)` behind one that the task took away.',
          position: file.position,
        };
      }
    }
  },
};

/** A path without a line number; null for globs and patterns, and for what lies outside of the repository. */
function pathOf({ value }: Sourced): string | null {
  const path = value.replace(/(?::\d+(?:[-–:]\d+)?|#.*)$/, '').replace(/^\.\//, '');
  if (/[*?{}<>$|\\]|\.\.\.|…/.test(path) || /^(?:[/~@]|\.\.(?:\/|$)|[a-z]+:)/i.test(path)) return null;
  return path === '' ? null : path;
}

/**
 * Many a plan counts its paths from its own folder, or from that of the file it names before: `src/cli.ts, app/help.ts`.
 * `[id]` may be a pattern, or a folder's name.
 */
function isThere(path: string, folders: readonly string[], exists: Exists): boolean {
  if (exists(path, 'repository') || exists(path, 'plan') || /\[.*\]/.test(path)) return true;
  return folders.some((folder) => exists(`${folder}/${path}`, 'repository'));
}

/** More folders than a task is likely to work in; each costs a look at the disk. */
const MOST_FOLDERS = 10;

function foldersOf(paths: Iterable<string | null>): string[] {
  const folders = [...paths].flatMap((path) => (path?.includes('/') ? path.slice(0, path.lastIndexOf('/')) : []));
  return [...new Set(folders)].slice(0, MOST_FOLDERS);
}

const gone = /delet|remov|renam|mov(?:e|ing)|→|->/i;

/** Whether the words around a path say that it was deleted, moved or renamed. */
function isGone({ value }: Sourced, { at }: Task): boolean {
  const pieces = at.fields.filter(({ name }) => name === 'files').flatMap(({ text }) => text.value.split(/[\n,;]/));
  return pieces.some((piece) => piece.includes(value) && gone.test(piece.replace(value, '')));
}
