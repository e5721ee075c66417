/** Tasks among list items, at any depth outside quotes. */
import type { List, ListItem, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { labelStarts } from '../field/label.ts';
import { inlineTextOf, textOfLayout } from '../inline/inline-text.ts';
import { type Layout, layOut, textOf } from '../inline/layout.ts';
import { sliceInline } from '../inline/slice.ts';
import { isDependency, type Labels } from '../labels.ts';
import type { InlineText, Status } from '../model.ts';
import { boxOf, firstParagraph } from '../status.ts';
import { trimmedRange } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import { everyNode, preorderInLists } from '../walk.ts';
import { readTaskLine, type TaskLine } from './task-line.ts';

/** A list item with a box whose text begins like a task. */
export interface TaskItem {
  node: ListItem;
  line: TaskLine;
  /** The first paragraph. */
  inlineText: InlineText;
  layout: Layout;
  /** The character in the box. */
  mark: string;
  /** Whether it is below another box, as in the list of a gate. */
  isUnderBox: boolean;
  isTitleAlone?: boolean;
  /** Set if it differs from the id in its line, or the line has none. */
  id?: string;
  /** The id of the task that it is a sub-task of. */
  parent?: string;
  /** The meaning of its box, in formats with marks of their own. */
  status?: Status;
}

/**
 * The task items of a list, in the order of the page.
 *
 * @param pattern how a task begins, where not with the word Task
 */
export function taskItems(list: List, source: Source | null, labels: Labels, pattern?: RegExp): TaskItem[] {
  const items = preorderInLists([list]).filter((node) => node.type === 'listItem');
  const found = items.flatMap((node) => taskItem(node, source, labels, pattern) ?? []);
  if (found.length === 0) return [];
  const boxed = items.filter((node) => node.children.length > 1 && boxOf(node) !== null);
  const below = new Set(boxed.flatMap((node) => preorderInLists(node.children)));
  const named = items.flatMap(({ children }) => children.filter((_, at) => isDependencyList(children, at, labels)));
  const references = new Set(preorderInLists(named));
  return found
    .filter(({ node }) => !references.has(node))
    .map((item) => ({ ...item, isUnderBox: below.has(item.node) }));
}

/** Whether a block is the list below an empty `**Depends on**:`, whose items name tasks and are none. */
export function isDependencyList(blocks: readonly RootContent[], at: number, labels: Labels): boolean {
  const before = blocks[at - 1];
  if (blocks[at]?.type !== 'list' || before?.type !== 'paragraph') return false;
  // Most texts end in neither bold nor a colon, and only after these is a value empty.
  if (before.children.at(-1)?.type !== 'strong' && !/[:：](?:\*\*|__)?\s*$/.test(textOf(before.children))) return false;
  const inlineText = inlineTextOf(before.children, null);
  const last = labelStarts(inlineText, labels).at(-1);
  return (
    last !== undefined && inlineText.text.slice(last.value).trim() === '' && isDependency(labels.fieldName(last.label))
  );
}

function taskItem(
  node: ListItem,
  source: Source | null,
  labels: Labels,
  pattern?: RegExp,
): Omit<TaskItem, 'isUnderBox'> | null {
  const content = firstParagraph(node);
  const box = boxOf(node);
  if (!content || !box) return null;
  const layout = layOut(content);
  const inlineText = textOfLayout(layout, source);
  const { from } = trimmedRange(inlineText.text, { from: box.length, to: inlineText.text.length });
  const line = readTaskLine(inlineText, from, endOfLine(inlineText, from, labels), pattern);
  return line && { node, line, inlineText, layout, mark: box.mark };
}

/** The end of a task's first line: at a field on the same line, or at the line break, unless bold text runs across it. */
function endOfLine(inlineText: InlineText, from: number, labels: Labels): number {
  const bold = inlineText.spans.find((span) => span.kind === 'strong' && span.from >= from);
  const after = bold?.from === from ? bold.to : from;
  const length = inlineText.text.slice(after).search(/[\r\n]/);
  const end = length < 0 ? inlineText.text.length : after + length;
  if (!/[|\r\n]/.test(inlineText.text.slice(from, end))) return end;
  return labelStarts(inlineText, labels).find(({ cut }) => cut > from && cut < end)?.cut ?? end;
}

/** The rest of a task item's paragraph, after its first line. */
export function belowFirstLine({ layout, line, inlineText }: TaskItem): Paragraph[] {
  const pipe = /^[ \t]\|/.exec(inlineText.text.slice(line.end))?.[0].length ?? 0;
  const range = trimmedRange(inlineText.text, { from: line.end + pipe, to: inlineText.text.length });
  const slice = sliceInline(layout, inlineText, range);
  if (slice.length === 0) return [];
  const children = range.from < range.to ? slice : without(slice, sliceInline(layout, inlineText, line.title));
  return children.length > 0
    ? [{ type: 'paragraph', children, position: inlineText.positionOf(range.from, range.to) }]
    : [];
}

/** Nodes of which something is not among the others: footnote marks and pictures at a title's end are the title's. */
function without(nodes: readonly PhrasingContent[], others: readonly PhrasingContent[]): PhrasingContent[] {
  const known = new Set(leaves(others));
  return nodes.filter((node) => leaves([node]).some((leaf) => !known.has(leaf)));
}

function leaves(nodes: readonly PhrasingContent[]): Nodes[] {
  return everyNode(nodes).filter((node) => !('children' in node));
}

/** A node without the tasks in it; null if nothing is left. A node without tasks is returned as it is. */
export type Strip = <Node extends RootContent>(node: Node) => Node | null;

/** Takes task items out of the lists and items that hold them, so that no text belongs to two tasks. */
export function withoutTasks(roots: readonly RootContent[], tasks: ReadonlySet<RootContent>): Strip {
  const lists = preorderInLists(roots).filter((node) => node.type === 'list' || node.type === 'listItem');
  const left = new Map<RootContent, RootContent | null>();
  const strip: Strip = <Node extends RootContent>(node: Node) =>
    left.has(node) ? (left.get(node) as Node | null) : node;
  // Children come before their parents.
  for (const node of lists.reverse()) {
    const children: readonly RootContent[] = node.children;
    if (!children.some((child) => tasks.has(child) || left.has(child))) continue;
    const others = children.flatMap((child) => (tasks.has(child) ? [] : (strip(child) ?? [])));
    left.set(node, others.length > 0 ? ({ ...node, children: others } as List | ListItem) : null);
  }
  return strip;
}
