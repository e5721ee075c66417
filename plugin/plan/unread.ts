/** Finds what looks like a task and was not read as one (FORMAT section 6a). */
import type { Code, Heading, Html, ListItem, Paragraph, Root, RootContent, Table } from 'mdast';
import { isIndented } from './fence.ts';
import { hasField, isOfTask } from './field/field.ts';
import { inlineTextOf, pieceOf } from './inline/inline-text.ts';
import { textOf } from './inline/layout.ts';
import type { Labels } from './labels.ts';
import type { FieldName, InlineText, Plan, Sourced, Span, Task, UnreadTask } from './model.ts';
import type { Outline } from './outline.ts';
import type { PhaseMap } from './phases.ts';
import { summaryWords, taskNouns } from './progress.ts';
import { ownContent, type Section } from './sections.ts';
import { boxOf, emojiIn, statusOfValue } from './status.ts';
import { cellAt, columnsByWords } from './table.ts';
import { readTaskLike, type TaskLike } from './task-like.ts';
import { isSameTitle } from './task-line.ts';
import { alphanumeric, wordStart } from './text/letters.ts';
import { filledLines, type Range } from './text/range.ts';
import type { Source } from './text/source.ts';
import { unreadPhases } from './unread-phases.ts';
import { isUnspaced, taskWords } from './vocabulary.ts';

type Cause = UnreadTask['cause'];

/** The place of a line. */
interface Place {
  kind: 'heading' | 'nested' | 'item' | 'paragraph' | 'row' | 'indented' | 'html';
  phase: string | null;
  /** Whether it is below a task: there an id alone is a step's. */
  isInTask: boolean;
  /** Whether Markdown took its beginning for a box. */
  hasBox?: boolean;
  /** Whether fields of a task are below it: any but a description, or those that only tasks have. */
  hasFields?: (isMeant?: (name: FieldName) => boolean) => boolean;
  /** Of a heading. */
  depth?: number;
  /** Whether other words are in front. */
  isLater?: boolean;
}

/** A line in its place that looks like a task's. */
interface Line extends Place {
  like: TaskLike;
  /** Whether marks of this kind are around word and id. */
  isMarked: (kind: Span['kind']) => boolean;
  /** The word and the id, as they are written. */
  source: () => Sourced;
}

/** What is needed to read lines. */
interface Context {
  /** The headings and list items that are tasks. */
  read: ReadonlySet<RootContent>;
  source: Source | null;
  labels: Labels;
}

/**
 * Lines that look like tasks and are none, and tasks without a title; and the lines that name a task with an emoji.
 *
 * @param tasks the tasks that were read
 */
export function readUnread(
  tree: Root,
  sections: readonly Section[],
  outline: Outline,
  tasks: readonly Task[],
  { phaseAt }: PhaseMap,
  source: Source | null,
  labels: Labels,
): Pick<Plan, 'unread' | 'listed'> {
  const read = new Set<RootContent>(outline.tasks.map(({ node }) => node));
  const context: Context = { read, source, labels };
  const headings = new Map(sections.map((section) => [section.index, section]));
  const lines = tree.children.flatMap((node, index): Line[] => {
    const place = { phase: phaseAt(index), isInTask: outline.outsideTasks(index) === null };
    const section = headings.get(index);
    if (section) return read.has(node) ? [] : headingLine(section, place, context);
    return blockLines(node, place, context);
  });
  const known = knownFrom(tasks);
  return {
    unread: [
      ...unreadPhases(tree, sections, outline, phaseAt, source),
      ...lines.flatMap((line) => unreadTask(line, known) ?? []),
      ...untitled(tasks),
    ],
    listed: [
      ...lines.flatMap((line) => listedIn(line, known)),
      ...tree.children.flatMap((node, index) =>
        node.type === 'table' && outline.outsideTasks(index) ? listedRows(node, known, source) : [],
      ),
    ],
  };
}

/** `✅ Task 1.1: Title`, outside of tasks. */
function listedIn({ like, isInTask, source }: Line, { titles }: Known): Plan['listed'] {
  const emoji = isInTask || !like.isSeparated ? null : (emojiIn(like.before) ?? emojiIn(like.after));
  if (!emoji || !titles.get(like.id)?.some((title) => isSameTitle(title, like.title))) return [];
  return [{ id: like.id, place: 'line', mark: { value: emoji.status, position: source().position } }];
}

const taskColumn = new RegExp(`^(?:(?:${taskNouns})(?: (?:id|name|title))?|title)$`, 'i');

/** The rows of a table of tasks with a column for their status. */
function listedRows(table: Table, { titles }: Known, source: Source | null): Plan['listed'] {
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

function titlesOf({ title, mentions }: Task): string[] {
  return [title.value, ...mentions.map((mention) => mention.title.value)];
}

function shapeOf(id: string): string {
  return id.replace(/\d+/g, '9').replace(/[a-z]$/, '');
}

function headingLine(section: Section, place: Omit<Place, 'kind'>, context: Context): Line[] {
  const { heading, inlineText } = section;
  const hasFields: Place['hasFields'] = (isMeant = isTelling) => hasField(ownContent(section), context.labels, isMeant);
  const range = { from: 0, to: inlineText.text.length };
  const own: Place = { ...place, kind: 'heading', hasFields, depth: heading.depth };
  return lineIn(inlineText.text, range, own, () => inlineText);
}

/** Reads a range of a text that looks like a task; most lines do not, and need no layout. */
function lineIn(text: string, range: Range, place: Place, inlineText: () => InlineText): Line[] {
  const like = readTaskLike(text.slice(range.from, range.to));
  if (!like) return [];
  const [from, to] = [range.from + like.from, range.from + like.to];
  const isMarked: Line['isMarked'] = (kind) =>
    inlineText().spans.some((span) => span.kind === kind && span.from <= from && span.to >= to);
  return [{ ...place, like, isMarked, source: () => pieceOf(inlineText(), { from, to }) }];
}

const isTelling = (name: FieldName): boolean => name !== 'description';

/** The lines of a block, but for those that begin a task. */
function blockLines(node: RootContent, place: Omit<Place, 'kind'>, context: Context): Line[] {
  if (node.type === 'list') return node.children.flatMap((item) => itemLines(item, place, context));
  if (node.type === 'paragraph') return paragraphLines(node, { ...place, kind: 'paragraph' }, null, context);
  if (node.type === 'heading') return paragraphLines(node, { ...place, kind: 'nested' }, null, context);
  if (node.type === 'table') return rowLines(node, place, context);
  return node.type === 'code' || node.type === 'html' ? rawLines(node, place, context) : [];
}

function itemLines(item: ListItem, outer: Omit<Place, 'kind'>, context: Context): Line[] {
  const isTask = context.read.has(item);
  const place = isTask ? { ...outer, isInTask: true } : outer;
  return item.children.flatMap((child, index) => {
    if (index > 0 || child.type !== 'paragraph') return blockLines(child, place, context);
    return paragraphLines(child, { ...place, kind: 'paragraph' }, isTask ? 'task' : item, context);
  });
}

/** The first cells of a table's rows. */
function rowLines({ children }: Table, place: Omit<Place, 'kind'>, { source }: Context): Line[] {
  return children.slice(1).flatMap(({ children: [cell] }): Line[] => {
    const text = textOf(cell?.children ?? []);
    const inlineText = () => inlineTextOf(cell?.children ?? [], source);
    return lineIn(text, { from: 0, to: text.length }, { ...place, kind: 'row' }, inlineText);
  });
}

/** @param item whose first line this is: not to be looked at where it is a task's */
function paragraphLines(
  { children }: Paragraph | Heading,
  place: Place,
  item: ListItem | 'task' | null,
  context: Context,
) {
  const text = textOf(children);
  const inlineText = () => inlineTextOf(children, context.source);
  return filledLines(text).flatMap((range, number): Line[] => {
    if (number > 0 || !item) return lineIn(text, range, place, inlineText);
    if (item === 'task') return [];
    const box = boxOf(item);
    const below = item.children.slice(1);
    const hasFields: Place['hasFields'] = (isMeant = isTelling) => hasField(below, context.labels, isMeant);
    const own: Place = { ...place, kind: 'item', hasBox: box !== null, hasFields };
    const from = range.from + (box?.length ?? 0);
    const found = lineIn(text, { from, to: range.to }, own, inlineText);
    const later = found.length > 0 || !box ? -1 : text.slice(from, Math.min(range.to, from + 60)).search(taskLater);
    if (later < 0 || !hasFields()) return found;
    const rest = { from: from + later, to: range.to };
    return lineIn(text, rest, { ...own, isLater: true }, inlineText).filter(({ like }) => like.isSeparated);
  });
}

/** The word and a number, after some other words: `Optional: Task 1.2`. */
const taskLater = new RegExp(
  `${wordStart}(?:${taskWords.filter((word) => !isUnspaced(word)).join('|')})\\s+#?\\d`,
  'iu',
);

/** The lines of indented code, of HTML and of a comment without an end that begin with a box or the marks of a heading. */
function rawLines(node: Code | Html, place: Omit<Place, 'kind'>, { source }: Context): Line[] {
  const text = node.value;
  const isMeant = node.type === 'code' ? !isIndented(node) : text.startsWith('<!--') && text.includes('-->');
  if (isMeant) return [];
  const inlineText: InlineText = { text, spans: [], positionOf: finder(node, source) };
  const own: Place = { ...place, kind: node.type === 'code' ? 'indented' : 'html' };
  return filledLines(text)
    .filter(({ from, to }) =>
      /^\s*(?:(?:<li\b[^<>]*>|(?:[-*+]|\d+[.)])\s)\s*(?:\[.?\]|<input\b)|#{2,5}\s|<h[2-5]\b)/.test(
        text.slice(from, to),
      ),
    )
    .flatMap((range) => lineIn(text, range, own, () => inlineText));
}

/** Finds characters of a raw text, of which the source has as many or, with their indentation, more. */
function finder({ value, position }: Code | Html, source: Source | null): InlineText['positionOf'] {
  const start = position?.start.offset;
  return (from, to) => {
    const at = start === undefined ? -1 : (source?.text.indexOf(value.slice(from, to), start + from) ?? -1);
    return at < 0 ? undefined : source?.positionOf(at, at + to - from);
  };
}

function unreadTask(line: Line, known: Known): UnreadTask | null {
  const { like, phase } = line;
  const isNumber = /^\d+$/.test(like.id) && (like.word !== 'none' || like.id.startsWith('0'));
  const id = isNumber ? known.prefix + like.id : like.id;
  if (!isLost(line, id, known) || isExample(line)) return null;
  const source = line.source();
  return { id, source, cause: causeOf(line, id), phase, word: like.meant };
}

/** `` `- [ ] Task 1.1: Title` `` shows how a task is written. */
function isExample({ like, isMarked }: Line): boolean {
  return /[[#]/.test(like.before) && isMarked('code');
}

/** Whether a line must be meant as a task: the less it looks like one, the more there has to be that speaks for it. */
function isLost(line: Line, id: string, known: Known): boolean {
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
  if (others && (isLater || !isOther)) return false;
  if (!like.hasDigit) return isEntry;
  if (isHeading || hasBox || /[[(#]/.test(like.before) || hasFields()) return true;
  // In a file without tasks, a list of them is prose about another file's; that nothing was read is reported anyway.
  if (titles.size === 0 || others || (isInTask && !isMarked('strong') && !titles.has(parentOf(id)))) return false;
  return kind === 'row' ? phase !== null : like.isSeparated && like.title !== '';
}

/** An id without the word must look like those of the plan; where no task was read, it must have what only tasks have. */
function isLostWithoutWord(line: Line, id: string, { titles, shapes }: Known): boolean {
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

function causeOf({ kind, hasBox, depth, like }: Line, id: string): Cause {
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
