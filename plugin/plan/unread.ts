/** Finds what looks like a task and was not read as one (FORMAT section 6a). */
import type { Code, Html, ListItem, Paragraph, Root, RootContent } from 'mdast';
import { isIndented } from './fence.ts';
import { isField, readFields } from './field/field.ts';
import { inlineTextOf, pieceOf } from './inline/inline-text.ts';
import { textOf } from './inline/layout.ts';
import type { Labels } from './labels.ts';
import type { Block, InlineText, Plan, Sourced, Task, UnreadTask } from './model.ts';
import type { Outline } from './outline.ts';
import type { PhaseMap } from './phases.ts';
import { ownContent, type Section } from './sections.ts';
import { boxOf } from './status.ts';
import { readTaskLike, type TaskLike } from './task-like.ts';
import { isSameTitle } from './task-line.ts';
import { filledLines, type Range } from './text/range.ts';
import type { Source } from './text/source.ts';
import { unreadPhases } from './unread-phases.ts';

type Cause = UnreadTask['cause'];

/** Where a line was found. */
interface Place {
  kind: 'heading' | 'item' | 'paragraph' | 'indented' | 'html';
  phase: string | null;
  /** Whether it is below a task: there an id alone is a step's. */
  isInTask: boolean;
  /** Whether Markdown took its beginning for a box. */
  hasBox?: boolean;
  /** Whether fields of a task are below it. */
  hasFields?: () => boolean;
  /** Of a heading. */
  depth?: number;
}

/** A line in its place that looks like a task's. */
interface Line extends Place {
  like: TaskLike;
  /** The word and the id, as they are written. */
  source: () => Sourced;
}

/** What lines are read with. */
interface Context {
  /** The headings and list items that are tasks. */
  read: ReadonlySet<RootContent>;
  source: Source | null;
  labels: Labels;
}

/**
 * Lines that look like tasks and are none, and tasks without a title.
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
): Plan['unread'] {
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
  const untitled = tasks.filter((task) => titlesOf(task).every((title) => title === ''));
  return [
    ...unreadPhases(tree, sections, outline, phaseAt, source),
    ...lines.flatMap((line) => unreadTask(line, known) ?? []),
    ...untitled.map(({ id, at, phase }): UnreadTask => ({ id, source: at.id, cause: 'no-title', phase })),
  ];
}

/** The tasks that were read, by which a line is judged. */
interface Known {
  titles: ReadonlyMap<string, readonly string[]>;
  /** `9.9` for 1.1 */
  shapes: ReadonlySet<string>;
}

function knownFrom(tasks: readonly Task[]): Known {
  return {
    titles: new Map(tasks.map((task) => [task.id, titlesOf(task)])),
    shapes: new Set(tasks.map(({ id }) => shapeOf(id))),
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
  const hasFields = () => hasKnownFields(ownContent(section), context);
  const range = { from: 0, to: inlineText.text.length };
  const own: Place = { ...place, kind: 'heading', hasFields, depth: heading.depth };
  return lineIn(inlineText.text, range, own, () => inlineText);
}

/** What is in a range of a text, if it looks like a task; most lines do not, and need not be laid out. */
function lineIn(text: string, { from, to }: Range, place: Place, inlineText: () => InlineText): Line[] {
  const like = readTaskLike(text.slice(from, to));
  if (!like) return [];
  return [{ ...place, like, source: () => pieceOf(inlineText(), { from: from + like.from, to: from + like.to }) }];
}

function hasKnownFields(blocks: readonly RootContent[], { source, labels }: Context): boolean {
  const own = blocks.filter((block): block is Block => block.type !== 'yaml');
  return readFields(own, source, labels).some(
    (part) => isField(part) && part.name !== null && part.name !== 'description',
  );
}

/** The lines of a block, but for those that begin a task. */
function blockLines(node: RootContent, place: Omit<Place, 'kind'>, context: Context): Line[] {
  if (node.type === 'list') return node.children.flatMap((item) => itemLines(item, place, context));
  if (node.type === 'paragraph') return paragraphLines(node, { ...place, kind: 'paragraph' }, null, context);
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

/** @param item whose first line this is: not to be looked at where it is a task's */
function paragraphLines({ children }: Paragraph, place: Place, item: ListItem | 'task' | null, context: Context) {
  const text = textOf(children);
  const inlineText = () => inlineTextOf(children, context.source);
  return filledLines(text).flatMap((range, number): Line[] => {
    if (number > 0 || !item) return lineIn(text, range, place, inlineText);
    if (item === 'task') return [];
    const box = boxOf(item);
    const hasFields = () => hasKnownFields(item.children.slice(1), context);
    const own: Place = { ...place, kind: 'item', hasBox: box !== null, hasFields };
    return lineIn(text, { from: range.from + (box?.length ?? 0), to: range.to }, own, inlineText);
  });
}

/** The lines of indented code, of HTML and of a comment without an end that begin with a box or the marks of a heading. */
function rawLines(node: Code | Html, place: Omit<Place, 'kind'>, { source }: Context): Line[] {
  const text = node.value;
  const isMeant = node.type === 'code' ? !isIndented(node) : text.startsWith('<!--') && text.includes('-->');
  if (isMeant) return [];
  const inlineText: InlineText = { text, spans: [], positionOf: finder(node, source) };
  const own: Place = { ...place, kind: node.type === 'code' ? 'indented' : 'html' };
  return filledLines(text)
    .filter(({ from, to }) => /^\s*(?:(?:[-*+]|\d+[.)])\s+\[.?\]|#{2,5}\s)/.test(text.slice(from, to)))
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
  if (!isLost(line, known)) return null;
  const source = line.source();
  return { id: line.like.id, source, cause: causeOf(line, source.value), phase: line.phase };
}

/** Whether a line must be meant as a task: the less it looks like one, the more there has to be that speaks for it. */
function isLost(line: Line, { titles, shapes }: Known): boolean {
  const { like, kind, phase, isInTask, hasBox = false, hasFields = () => false } = line;
  const others = titles.get(like.id);
  const isEntry = (kind === 'heading' || hasBox) && (!isInTask || hasFields());
  if (like.isSeveral) return isEntry && like.word === 'task' && !others;
  if (like.word === 'none' || like.word === 'other') {
    return !others && !isInTask && phase !== null && shapes.has(shapeOf(like.id)) && (hasBox || hasFields());
  }
  const isOther = like.isSeparated && others?.every((title) => !isSameTitle(title, like.title));
  if (others && !isOther) return false;
  if (!like.hasDigit) return isEntry;
  if (kind === 'heading' || hasBox || /[[(#]/.test(like.before) || hasFields()) return true;
  // In a file without tasks, a list of them is prose about another file's; that nothing was read is reported anyway.
  return titles.size > 0 && !others && !isInTask && like.isSeparated && like.title !== '';
}

function causeOf({ kind, hasBox, depth, like }: Line, written: string): Cause {
  const { word, before, isBracketed, isSeveral, hasDigit } = like;
  if (kind === 'indented' || kind === 'html') return kind;
  if (word === 'misspelled') return 'misspelled';
  if (word === 'none' || word === 'other') return 'no-word';
  if (word === 'glued') return 'no-blank';
  if (!hasDigit) return 'no-digit';
  if (isSeveral) return 'several';
  if (/[\uFF01-\uFF5E]/.test(written)) return 'full-width';
  if (isBracketed) return 'brackets';
  if (kind === 'heading') return depth === 1 || depth === 6 ? 'level' : 'other';
  if (hasBox) return 'other';
  if (before.includes('#')) return 'heading-marks';
  if (kind === 'item') return /[[(]/.test(before) ? 'broken-box' : 'no-box';
  return /[[(]/.test(before) ? 'no-list' : 'paragraph';
}
