/** Finds what looks like a task and was not read as one (FORMAT section 6a). */
import { isOfTask } from '../field/field.ts';
import type { Task, UnreadTask } from '../model.ts';
import { isSameTitle } from '../task/task-line.ts';
import { titlesOf } from '../task/tasks.ts';
import { alphanumeric } from '../text/letters.ts';
import type { TaskLikeLine } from './task-like-lines.ts';

/**
 * The lines that must be meant as tasks.
 *
 * @param lines those that look like a task's
 * @param tasks the tasks that were read
 */
export function lostTasks(lines: readonly TaskLikeLine[], tasks: readonly Task[]): UnreadTask[] {
  const known = knownFrom(tasks);
  return lines.flatMap((line) => unreadTask(line, known) ?? []);
}

/**
 * Tasks without a title.
 *
 * @param word the word for a task; empty where the format has none
 */
export function untitled(tasks: readonly Task[], word = 'Task'): UnreadTask[] {
  const without = tasks.filter((task) => titlesOf(task).every((title) => !telling.test(title)));
  return without.map(({ id, at, phase }) => ({ id, source: at.id, cause: 'no-title', phase, word }));
}

/** A title needs at least one of these characters. */
const telling = new RegExp(String.raw`${alphanumeric}|\p{Extended_Pictographic}`, 'u');

/** The tasks that were read, by which a line is judged. */
interface Known {
  titles: ReadonlyMap<string, readonly string[]>;
  /** `9.9` for 1.1 */
  shapes: ReadonlySet<string>;
  /** The prefix of their ids, if it marks them as tasks: `TASK-` */
  prefix: string;
}

function knownFrom(tasks: readonly Task[]): Known {
  return {
    titles: new Map(tasks.map((task) => [task.id, titlesOf(task)])),
    shapes: new Set(tasks.map(({ id }) => shapeOf(id))),
    prefix: tasks.map(({ id }) => /^task-/i.exec(id)?.[0]).find((prefix) => prefix !== undefined) ?? '',
  };
}

function shapeOf(id: string): string {
  return id.replace(/\d+/g, '9').replace(/[a-z]$/, '');
}

function unreadTask(line: TaskLikeLine, known: Known): UnreadTask | null {
  const { like, phase } = line;
  const isNumber = /^\d+$/.test(like.id) && (like.word !== 'none' || like.id.startsWith('0'));
  const id = isNumber ? known.prefix + like.id : like.id;
  if (!isLost(line, id, known) || isExample(line)) return null;
  const source = line.source();
  return { id, source, cause: causeOf(line, id), phase, word: like.meant };
}

/** `` `- [ ] Task 1.1: Title` `` shows how a task is written. */
function isExample({ like, isMarked }: TaskLikeLine): boolean {
  return /[[#]/.test(like.before) && isMarked('code');
}

/** Whether a line must be meant as a task: the less it looks like one, the more there has to be that speaks for it. */
function isLost(line: TaskLikeLine, id: string, known: Known): boolean {
  const { like, kind, phase, isInTask, isMarked, isLater, hasBox = false, hasFields = () => false } = line;
  const { titles } = known;
  const others = titles.get(id);
  const isHeading = kind === 'heading' || kind === 'nested';
  const isEntry = (isHeading || hasBox) && (!isInTask || hasFields());
  if (like.isSeveral) return isEntry && (like.word === 'task' || hasFields()) && !others;
  if (like.word === 'none' || like.word === 'part' || like.word === 'other') {
    return !others && !isInTask && isLostWithoutWord(line, id, known);
  }
  const isOther = like.isSeparated && others?.every((title) => !isSameTitle(title, like.title));
  if (others && (isLater || !isOther || kind === 'row')) return false;
  if (!like.hasDigit) return isEntry;
  if (isHeading || hasBox || /[[(#]/.test(like.before) || hasFields()) return true;
  // In a file without tasks, a list of them is prose about another file's; that nothing was read is reported anyway.
  if (titles.size === 0 || others || (isInTask && !isMarked('strong') && !titles.has(parentOf(id)))) return false;
  return kind === 'row' ? phase !== null : like.isSeparated && like.title !== '';
}

/** An id without the word must look like those of the plan; where no task was read, it must have what only tasks have. */
function isLostWithoutWord(line: TaskLikeLine, id: string, { titles, shapes }: Known): boolean {
  const { like, phase, hasBox = false, hasFields = () => false } = line;
  if (titles.size === 0) return hasFields(isOfTask);
  const isPart = like.word === 'part' && (titles.has(parentOf(id)) || /^\d{3}$/.test(id));
  if (!isPart && !shapes.has(shapeOf(id))) return false;
  if (like.word === 'other') return hasFields(hasBox ? undefined : isOfTask);
  return (hasBox && phase !== null) || hasFields();
}

/** `1.1` for 1.1.2 */
function parentOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('.')));
}

function causeOf({ kind, hasBox, depth, like }: TaskLikeLine, id: string): UnreadTask['cause'] {
  const { word, before, isBracketed, isSeveral, hasDigit } = like;
  if (kind === 'indented' || kind === 'html' || kind === 'nested' || kind === 'row') return kind;
  if (isSeveral && word !== 'none') return 'several';
  if (word === 'misspelled') return 'misspelled';
  if (word === 'none' || word === 'part' || word === 'other') return 'no-word';
  if (word === 'glued') return /^task-/i.test(id) ? 'other' : 'no-blank';
  if (!hasDigit) return 'no-digit';
  if (isBracketed) return 'brackets';
  if (kind === 'heading') return depth === 1 || depth === 6 ? 'level' : 'other';
  if (hasBox) return 'other';
  if (before.includes('#')) return 'heading-marks';
  if (kind === 'item') return /[[(]/.test(before) ? 'broken-box' : 'no-box';
  return /[[(]/.test(before) ? 'no-list' : 'paragraph';
}
