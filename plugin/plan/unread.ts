/** Finds what looks like a task and was not read as one (FORMAT section 6a). */
import type { Code, Html, ListItem, Paragraph, Root, RootContent } from 'mdast';
import { isIndented } from './fence.ts';
import { isField, readFields } from './field/field.ts';
import { inlineTextOf, pieceOf } from './inline/inline-text.ts';
import type { Labels } from './labels.ts';
import type { Block, InlineText, Plan, Task, UnreadTask } from './model.ts';
import type { Outline } from './outline.ts';
import type { PhaseMap } from './phases.ts';
import { ownContent, type Section } from './sections.ts';
import { boxOf } from './status.ts';
import { readPhaseLike, readTaskLike, type TaskLike } from './task-like.ts';
import { isSameTitle } from './task-line.ts';
import { filledLines, firstAfter, type Range } from './text/range.ts';
import type { Source } from './text/source.ts';
import { preorderInLists } from './walk.ts';

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

/** A line in its place. */
interface Line extends Place {
  inlineText: InlineText;
  range: Range;
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
  const headings = new Map(sections.map((section) => [section.index, section]));
  const lines = tree.children.flatMap((node, index): Line[] => {
    const place = { phase: phaseAt(index), isInTask: outline.outsideTasks(index) === null };
    const section = headings.get(index);
    if (section) return read.has(node) ? [] : [headingLine(section, place, source, labels)];
    return blockLines(node, place, read, source, labels);
  });
  const strays = outline.tasks.map(({ index }) => index).filter((index) => phaseAt(index) === null);
  const phases = sections.flatMap((section) => unreadPhase(section, strays) ?? []);
  const known = knownFrom(tasks);
  const untitled = tasks.filter((task) => titlesOf(task).every((title) => title === ''));
  return [
    ...phases,
    ...lines.flatMap((line) => unreadTask(line, known) ?? []),
    ...untitled.map(({ id, at, phase }): UnreadTask => ({ id, source: at.id, cause: 'no-title', phase })),
  ];
}

/** A heading over tasks of no phase that begins with a misspelled Phase, or lacks the blank before its id. */
function unreadPhase({ heading, index, end, inlineText }: Section, strays: readonly number[]): UnreadTask | null {
  if (heading.depth < 2 || heading.depth > 4 || !(firstAfter(strays, index) < end)) return null;
  const line = readPhaseLike(inlineText.text);
  return line && { id: line.id, source: pieceOf(inlineText, line), cause: 'phase', phase: null };
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

function headingLine(section: Section, place: Omit<Place, 'kind'>, source: Source | null, labels: Labels): Line {
  const { heading, inlineText } = section;
  const hasFields = () => hasKnownFields(ownContent(section), source, labels);
  return { ...place, kind: 'heading', hasFields, depth: heading.depth, inlineText, range: wholeOf(inlineText) };
}

function wholeOf({ text }: InlineText): Range {
  return { from: 0, to: text.length };
}

function hasKnownFields(blocks: readonly RootContent[], source: Source | null, labels: Labels): boolean {
  const own = blocks.filter((block): block is Block => block.type !== 'yaml');
  return readFields(own, source, labels).some(
    (part) => isField(part) && part.name !== null && part.name !== 'description',
  );
}

/** The lines of a block, but for those that begin a task. */
function blockLines(
  root: RootContent,
  outer: Omit<Place, 'kind'>,
  read: ReadonlySet<RootContent>,
  source: Source | null,
  labels: Labels,
): Line[] {
  const items = new Map<RootContent, ListItem>();
  const inTask = new Set<RootContent>();
  return preorderInLists([root]).flatMap((node): Line[] => {
    if (node.type === 'listItem') {
      const isTask = read.has(node);
      for (const child of node.children) {
        items.set(child, node);
        if (isTask || inTask.has(node)) inTask.add(child);
      }
      return [];
    }
    if (node.type === 'list') {
      if (inTask.has(node)) for (const item of node.children) inTask.add(item);
      return [];
    }
    const place = { ...outer, isInTask: outer.isInTask || inTask.has(node) };
    if (node.type === 'paragraph') return paragraphLines(node, items.get(node), place, read, source, labels);
    return node.type === 'code' || node.type === 'html' ? rawLines(node, place, source) : [];
  });
}

function paragraphLines(
  node: Paragraph,
  item: ListItem | undefined,
  place: Omit<Place, 'kind'>,
  read: ReadonlySet<RootContent>,
  source: Source | null,
  labels: Labels,
): Line[] {
  const inlineText = inlineTextOf(node.children, source);
  const isFirst = item?.children[0] === node;
  return filledLines(inlineText.text).flatMap((range, number): Line[] => {
    if (number > 0 || !item || !isFirst) return [{ ...place, kind: 'paragraph', inlineText, range }];
    if (read.has(item)) return [];
    const box = boxOf(item);
    const from = range.from + (box?.length ?? 0);
    const hasFields = () => hasKnownFields(item.children.slice(1), source, labels);
    return [{ ...place, kind: 'item', hasBox: box !== null, hasFields, inlineText, range: { from, to: range.to } }];
  });
}

/** The lines of indented code, of HTML and of a comment without an end that begin with a box or the marks of a heading. */
function rawLines(node: Code | Html, place: Omit<Place, 'kind'>, source: Source | null): Line[] {
  const text = node.value;
  const isMeant = node.type === 'code' ? !isIndented(node) : text.startsWith('<!--') && text.includes('-->');
  if (isMeant) return [];
  const inlineText: InlineText = { text, spans: [], positionOf: finder(node, source) };
  return filledLines(text)
    .filter(({ from, to }) => /^\s*(?:(?:[-*+]|\d+[.)])\s+\[.?\]|#{2,5}\s)/.test(text.slice(from, to)))
    .map((range) => ({ ...place, kind: node.type === 'code' ? 'indented' : 'html', inlineText, range }));
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
  const { inlineText, range, phase } = line;
  const like = readTaskLike(inlineText.text.slice(range.from, range.to));
  if (!like || !isLost(line, like, known)) return null;
  const source = pieceOf(inlineText, { from: range.from + like.from, to: range.from + like.to });
  return { id: like.id, source, cause: causeOf(line, like, source.value), phase };
}

/** Whether a line must be meant as a task: the less it looks like one, the more there has to be that speaks for it. */
function isLost(line: Line, like: TaskLike, { titles, shapes }: Known): boolean {
  const { kind, phase, isInTask, hasBox = false, hasFields = () => false } = line;
  const others = titles.get(like.id);
  if (like.word === 'none' || like.word === 'other') {
    return !others && !isInTask && phase !== null && shapes.has(shapeOf(like.id)) && (hasBox || hasFields());
  }
  const isOther = like.isSeparated && others?.every((title) => !isSameTitle(title, like.title));
  if (others && !isOther) return false;
  if (kind === 'heading' || hasBox || /[[(#]/.test(like.before) || hasFields()) return true;
  return !others && !isInTask && like.isSeparated && like.title !== '';
}

function causeOf(line: Line, { word, before, isBracketed }: TaskLike, written: string): Cause {
  const { kind, hasBox, depth } = line;
  if (kind === 'indented' || kind === 'html') return kind;
  if (word === 'misspelled') return 'misspelled';
  if (word === 'none' || word === 'other') return 'no-word';
  if (word === 'glued') return 'no-blank';
  if (written.normalize('NFKC') !== written) return 'full-width';
  if (isBracketed) return 'brackets';
  if (kind === 'heading') return depth === 1 || depth === 6 ? 'level' : 'other';
  if (hasBox) return 'other';
  if (before.includes('#')) return 'heading-marks';
  if (kind === 'item') return /[[(]/.test(before) ? 'broken-box' : 'no-box';
  return /[[(]/.test(before) ? 'no-list' : 'paragraph';
}
