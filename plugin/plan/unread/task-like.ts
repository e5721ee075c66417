/** Reads a line that looks like a task's, however it was mistyped. */
import leven from 'leven';
import { wordsFor } from '../labels.ts';
import { afterId } from '../task/task-line.ts';
import { alphanumeric, inPlainWidth, letter, nonAlphanumeric } from '../text/letters.ts';
import { pattern } from '../text/pattern.ts';
import type { Range } from '../text/range.ts';
import { counter, isUnspaced, numberWords, phaseWords, taskId, taskWords } from '../vocabulary.ts';

/**
 * What was written in place of the word Task: `glued` is the word without a blank after it, `part` a word for a part of one
 * (`Subtask`, `T1.1`), `other` any other word, which by itself says nothing.
 */
type Word = 'task' | 'glued' | 'misspelled' | 'part' | 'other' | 'none';

/** A line that begins like a task. Its range is that of word and id; offsets count in the line. */
export interface TaskLike extends Range {
  id: string;
  word: Word;
  /** The word that was meant, as it is spelled. */
  meant: string;
  title: string;
  /** Whether a colon, a dash or the like is between id and title. */
  isSeparated: boolean;
  /** The marks of lists, headings and boxes in front of the word or id. */
  before: string;
  /** The marks after the title. */
  after: string;
  /** Whether more ids follow: the line is about several tasks. */
  isSeveral: boolean;
  /** Whether an id was written, and no letter or word in its place. */
  hasDigit: boolean;
  /** Whether brackets hold word and id. */
  isBracketed: boolean;
}

/**
 * Marks, in whatever number: boxes hold a letter or words, and so do tags such as `[P0]`, `(backend)`, `P1:`. No character can
 * be read in two ways, for lines may be long.
 */
export const marks = String.raw`(?:\[\s?[xX]\s?\]|\([xX]\)|\[[xX](?=\s)|[[(]${alphanumeric}{2,12}(?:[ -]${letter}{2,12})?[\])]|[A-Z]\d(?=[:\s])|<(?:input|li|h[2-5])\b[^<>]{0,80}>|(?![|<>=→])[${nonAlphanumeric}])*`;
const before = String.raw`^(\s{0,8}(?:(?:[-*+]\s)?\d{1,3}[.)]\s)?${marks})`;
const LONGEST = 400;
const glue = String.raw`[\s\p{Cf}_/.:#№"'“”„‘’«([{<‐‑–—−-]{0,4}(?:(?:id|no|nr|num|number)(?!${letter})[.:]?\s?#?)?`;
const withWord = pattern`${before}(sub-?\s?task|(?:${taskWords.join('|')})s?|${letter}{1,12})(${glue})(${taskId})(?!${counter})`;
/** `2.1.1 Task 1.1: …`, after the number of its section. */
const withSection = pattern`^(\s{0,8}\d{1,3}(?:\.\d{1,3})+\.?\s+${marks})(${taskWords.join('|')})(\s+#?)(${taskId})(?!${counter})`;
const withoutWord = new RegExp(`${before}()()(${taskId})`, 'iu');
/** `Task A: …`, `Task one: …` */
const withoutDigit = pattern`${before}(${letter}{2,7})(\s+)([a-z]|[ivx]+|${numberWords.join('|')})(?=[*_]*\s?[:：–—-])`;

/** More ids after the first. */
const moreIds = /^[\])}*_]*\s*(?:[-–—~→,&+/…·・。]|->|\.\.|(?:to|and|or|through)\b)\s*(?:Tasks?\s+)?#?[A-Z]?\d/iu;

const isAscii = /^[\0-\x7F]*$/;

/** Null for a line that begins with neither an id nor a word like Task and an id. */
export function readTaskLike(line: string): TaskLike | null {
  // Full-width digits and letters are as many characters as the plain ones.
  const written = line.slice(0, LONGEST);
  const plain = isAscii.test(written) ? written : inPlainWidth(written.normalize('NFKC'));
  const text = plain.length === written.length ? plain : written;
  const withDigit = /\d/.test(text)
    ? (readWith(withSection, text) ?? readWith(withWord, text) ?? readWith(withoutWord, text))
    : null;
  return withDigit ?? readWithoutDigit(text);
}

function readWithoutDigit(text: string): TaskLike | null {
  const like = readWith(withoutDigit, text);
  if (like?.word !== 'task') return null;
  const number = numberWords.indexOf(like.id.toLowerCase()) + 1;
  return { ...like, id: number > 0 ? String(number) : `${like.id}.1` };
}

function readWith(pattern: RegExp, text: string): TaskLike | null {
  const [whole, front = '', word = '', glue = '', id = ''] = pattern.exec(text) ?? [];
  if (whole === undefined) return null;
  const known = knownWord(word);
  const kind = kindOf(word, glue, known);
  if (kind === null) return null;
  const closing = /^[\])}>"'”’»]?/.exec(text.slice(whole.length))?.[0].length ?? 0;
  const { title, isSeparated } = afterId(text, whole.length + closing);
  const isSeveral = moreIds.test(text.slice(whole.length));
  if (isPlural(word) && !isSeparated && !isSeveral) return null;
  return {
    from: front.length,
    to: whole.length,
    id,
    word: kind,
    meant: known ?? 'Task',
    title: text.slice(title.from, title.to),
    isSeparated,
    before: front,
    after: text.slice(title.to),
    isSeveral,
    hasDigit: /\d/.test(id),
    isBracketed: closing > 0 && /[[({]$/.test(front),
  };
}

/** Null for what is not a word in front of an id: an id's own letters, or the word for several. */
function kindOf(written: string, glue: string, known: string | undefined): Word | null {
  const word = written.toLowerCase();
  if (word === '') return 'none';
  if (known?.toLowerCase() === word) return isUnspaced(word) || /^(?:\s+.*|\s*#)$/.test(glue) ? 'task' : 'glued';
  if (/^sub-?\s?task$/.test(word) || (word === 't' && /^-?$/.test(glue))) return 'part';
  if (known !== undefined) return 'misspelled';
  return /\s/.test(glue) && !wholes.has(word) ? 'other' : null;
}

/** The word for a task that another is, misspells, or has in the plural. */
function knownWord(written: string): string | undefined {
  const word = written.toLowerCase();
  const isMeant = (known: string) => word === known.toLowerCase() || word === `${known.toLowerCase()}s`;
  const known = taskWords.find(isMeant) ?? (isPlural(word) ? 'Task' : undefined);
  if (known !== undefined || words.has(word)) return known;
  return misspellable.find((one) => isMisspelling(word, one.toLowerCase()));
}

/** Of other languages only long words: a letter more makes `area` a `tarea`. */
const misspellable = taskWords.filter((word) => word === 'Task' || word.length > 5);
const plurals = [...taskWords.map((word) => `${word}s`), ...wordsFor('tasks')].map((word) => word.toLowerCase());
/** Words for several tasks, which with one id and a title are meant for one. */
const isPlural = (word: string): boolean => plurals.includes(word.toLowerCase());
/** Words for what holds tasks, or for parts of a text. */
const wholes: ReadonlySet<string> = new Set([
  ...phaseWords.flatMap((word) => [word.toLowerCase(), `${word.toLowerCase()}s`]),
  ...['section', 'chapter', 'appendix', 'figure', 'table', 'version', 'release', 'iteration', 'cycle', 'track', 'day'],
  ...['month', 'quarter', 'requirement', 'decision', 'option', 'risk'],
]);
/** Words of their own that are one letter away. */
const words: ReadonlySet<string> = new Set(['talk', 'tank', 'tack', 'tusk', 'mask', 'ask', 'bask']);

/** Whether a word is another with one letter more, less or changed, or with two that changed places. */
export function isMisspelling(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 1) return false;
  const edits = leven(word, other);
  return edits === 1 || (edits === 2 && [...word].sort().join('') === [...other].sort().join(''));
}
