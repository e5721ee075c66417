/** What lines and tables beside the tasks say of their statuses. */
import type { Table } from 'mdast';
import type { Plan, Task } from '../model.ts';
import type { Outline } from '../outline.ts';
import type { Page } from '../page.ts';
import { summaryWords, taskNouns } from '../progress.ts';
import { emojiIn, statusOfValue } from '../status.ts';
import { cellAt, columnsByWords } from '../table.ts';
import { isSameTitle } from '../task/task-line.ts';
import { titlesOf } from '../task/tasks.ts';
import type { Source } from '../text/source.ts';
import { readTaskLike } from './task-like.ts';
import type { TaskLikeLine } from './task-like-lines.ts';

/** The titles of each task. */
type Titles = ReadonlyMap<string, readonly string[]>;

/**
 * Statuses that lines with an emoji, and rows of tables, say of tasks.
 *
 * @param lines those that look like a task's
 */
export function listedStatuses(
  lines: readonly TaskLikeLine[],
  { tree, source }: Page,
  outline: Outline,
  tasks: readonly Task[],
): Plan['listed'] {
  const titles = new Map(tasks.map((task) => [task.id, titlesOf(task)]));
  const rows = tree.children.flatMap((node, index) =>
    node.type === 'table' && outline.outsideTasks(index) ? listedRows(node, titles, source) : [],
  );
  return [...lines.flatMap((line) => listedIn(line, titles)), ...rows];
}

/** `✅ Task 1.1: Title`, outside of tasks. */
function listedIn({ like, isInTask, source }: TaskLikeLine, titles: Titles): Plan['listed'] {
  const emoji = isInTask || !like.isSeparated ? null : (emojiIn(like.before) ?? emojiIn(like.after));
  if (!emoji || !titles.get(like.id)?.some((title) => isSameTitle(title, like.title))) return [];
  return [{ id: like.id, place: 'line', mark: { value: emoji.status, position: source().position } }];
}

const taskColumn = new RegExp(`^(?:(?:${taskNouns})(?: (?:id|name|title))?|title)$`, 'i');

/** The rows of a table of tasks with a column for their status. */
function listedRows(table: Table, titles: Titles, source: Source | null): Plan['listed'] {
  const columns = columnsByWords(table, { task: taskColumn, status: summaryWords.status });
  if (columns.task === undefined || columns.status === undefined) return [];
  return table.children.slice(1).flatMap((row) => {
    const { word, id, title } = readTaskLike(cellAt(row, 0, null).text) ?? { word: 'other', id: '', title: '' };
    const cell = cellAt(row, columns.status, source);
    const value = statusOfValue(cell.text);
    const isNamed = word === 'task' || word === 'none';
    const isTask = isNamed && titles.get(id)?.some((one) => title === '' || isSameTitle(one, title));
    return isTask && value ? [{ id, place: 'row' as const, mark: { value, position: cell.position } }] : [];
  });
}
