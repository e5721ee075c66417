/** The lines of a plan that look like a task's and begin none, each in its place. */
import type { Code, Heading, Html, ListItem, Paragraph, RootContent, Table } from 'mdast';
import { isIndented } from '../fence.ts';
import { hasField } from '../field/field.ts';
import { inlineTextOf, pieceOf } from '../inline/inline-text.ts';
import { textOf } from '../inline/layout.ts';
import { isDependency, type Labels } from '../labels.ts';
import type { FieldName, InlineText, Sourced, Span } from '../model.ts';
import { type Outline, phaseLineOf } from '../outline.ts';
import type { Page } from '../page.ts';
import type { PhaseMap } from '../phases.ts';
import { ownContent, type Section } from '../sections.ts';
import { boxOf } from '../status.ts';
import { wordStart } from '../text/letters.ts';
import { filledLines, type Range } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import { isUnspaced, taskWords } from '../vocabulary.ts';
import { readTaskLike, type TaskLike } from './task-like.ts';

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
export interface TaskLikeLine extends Place {
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

/** The lines that look like a task's, in the order of the page. */
export function taskLikeLines(
  { tree, sections, source, labels }: Page,
  outline: Outline,
  { phaseAt }: PhaseMap,
): TaskLikeLine[] {
  const read = new Set<RootContent>(outline.tasks.map(({ node }) => node));
  const context: Context = { read, source, labels };
  const headings = new Map(sections.map((section) => [section.index, section]));
  // Also a phase in which no task was read.
  let phase: { id: string; end: number } | null = null;
  return tree.children.flatMap((node, index): TaskLikeLine[] => {
    const section = headings.get(index);
    const line = section && phaseLineOf(section);
    if (line) phase = { id: line.id, end: section.end };
    const id = phaseAt(index) ?? (phase && index < phase.end ? phase.id : null);
    const place = { phase: id, isInTask: outline.outsideTasks(index) === null };
    if (section) return read.has(node) ? [] : headingLine(section, place, context);
    return blockLines(node, place, context);
  });
}

function headingLine(section: Section, place: Omit<Place, 'kind'>, context: Context): TaskLikeLine[] {
  const { heading, inlineText } = section;
  const hasFields: Place['hasFields'] = (isMeant = isTelling) => hasField(ownContent(section), context.labels, isMeant);
  const range = { from: 0, to: inlineText.text.length };
  const own: Place = { ...place, kind: 'heading', hasFields, depth: heading.depth };
  return lineIn(inlineText.text, range, own, () => inlineText);
}

/** Reads a range of a text that looks like a task; most lines do not, and need no layout. */
function lineIn(text: string, range: Range, place: Place, inlineText: () => InlineText): TaskLikeLine[] {
  const like = readTaskLike(text.slice(range.from, range.to));
  if (!like) return [];
  const [from, to] = [range.from + like.from, range.from + like.to];
  const isMarked: TaskLikeLine['isMarked'] = (kind) =>
    inlineText().spans.some((span) => span.kind === kind && span.from <= from && span.to >= to);
  return [{ ...place, like, isMarked, source: () => pieceOf(inlineText(), { from, to }) }];
}

const isTelling = (name: FieldName): boolean => name !== 'description';

/** The lines of a block, but for those that begin a task. */
function blockLines(node: RootContent, place: Omit<Place, 'kind'>, context: Context): TaskLikeLine[] {
  if (node.type === 'list') return node.children.flatMap((item) => itemLines(item, place, context));
  if (node.type === 'paragraph') return paragraphLines(node, { ...place, kind: 'paragraph' }, null, context);
  if (node.type === 'heading') return paragraphLines(node, { ...place, kind: 'nested' }, null, context);
  if (node.type === 'table') return rowLines(node, place, context);
  return node.type === 'code' || node.type === 'html' ? rawLines(node, place, context) : [];
}

function itemLines(item: ListItem, outer: Omit<Place, 'kind'>, context: Context): TaskLikeLine[] {
  const isTask = context.read.has(item);
  const place = isTask ? { ...outer, isInTask: true } : outer;
  return item.children.flatMap((child, index) => {
    if (index > 0 || child.type !== 'paragraph') return blockLines(child, place, context);
    return paragraphLines(child, { ...place, kind: 'paragraph' }, isTask ? 'task' : item, context);
  });
}

/** The first cells of a table's rows; a column for dependencies is a field of each. */
function rowLines(
  { children: [header, ...rows] }: Table,
  place: Omit<Place, 'kind'>,
  context: Context,
): TaskLikeLine[] {
  const { source, labels } = context;
  const names = (header?.children ?? []).map((cell) => labels.fieldName(textOf(cell.children)));
  const hasFields: Place['hasFields'] = () => names.some(isDependency);
  return rows.flatMap(({ children: [cell] }): TaskLikeLine[] => {
    const text = textOf(cell?.children ?? []);
    const inlineText = () => inlineTextOf(cell?.children ?? [], source);
    return lineIn(text, { from: 0, to: text.length }, { ...place, kind: 'row', hasFields }, inlineText);
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
  return filledLines(text).flatMap((range, number): TaskLikeLine[] => {
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
function rawLines(node: Code | Html, place: Omit<Place, 'kind'>, { source }: Context): TaskLikeLine[] {
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
