/** Tasks among list items, at any depth outside quotes. */
import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import { flowOf, type Source, sliceFlow, sliceInline } from './flow.ts';
import { readTaskLine, type TaskLine } from './heading.ts';
import type { Block, Flow } from './model.ts';
import { boxAt } from './status.ts';

/** A list item with a box whose text begins like a task. */
export interface TaskItem {
  node: ListItem;
  line: TaskLine;
  /** The first paragraph, behind the box. */
  flow: Flow;
  /** The character in the box. */
  mark: string;
  /** The lists and items that it stands in, outermost first. */
  within: (List | ListItem)[];
}

/** The task items of a list, in the order of the page. */
export function taskItems(list: List, source: Source | null): TaskItem[] {
  const found: TaskItem[] = [];
  const stack: { node: List | ListItem; within: (List | ListItem)[] }[] = [{ node: list, within: [] }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, within } = next;
    const task = node.type === 'listItem' ? taskItem(node, within, source) : null;
    if (task) found.push(task);
    const below = node.children.filter((child) => child.type === 'list' || child.type === 'listItem');
    for (const child of below.reverse()) stack.push({ node: child, within: [...within, node] });
  }
  return found;
}

function taskItem(node: ListItem, within: TaskItem['within'], source: Source | null): TaskItem | null {
  const [first] = node.children;
  if (first?.type !== 'paragraph') return null;
  const whole = flowOf(first.children, source);
  const box = typeof node.checked === 'boolean' ? { mark: node.checked ? 'x' : ' ', length: 0 } : boxAt(whole.text);
  if (!box) return null;
  const flow = sliceFlow(whole, box.length, whole.text.length);
  const line = readTaskLine(flow);
  return line && { node, line, flow, mark: box.mark, within };
}

/** What follows the first line of a task item's paragraph. */
export function belowFirstLine(paragraph: Paragraph, source: Source | null): Paragraph[] {
  const flow = flowOf(paragraph.children, source);
  const end = flow.text.search(/[\r\n]/);
  if (end < 0) return [];
  const children = sliceInline(paragraph.children, flow, end, flow.text.length);
  return children.length > 0 ? [{ type: 'paragraph', children, position: flow.place(end, flow.text.length) }] : [];
}

/** Takes task items out of blocks, so that no text belongs to two tasks. */
export function withoutTasks(
  items: readonly TaskItem[],
): <Node extends RootContent | Block>(node: Node) => Node | null {
  const tasks = new Set<List | ListItem>(items.map((item) => item.node));
  const holders = new Set(items.flatMap((item) => item.within));
  const strip = <Node extends RootContent | Block>(node: Node): Node | null => {
    if ((node.type !== 'list' && node.type !== 'listItem') || !holders.has(node)) return node;
    const kept = (node.children as (Block | ListItem)[]).flatMap((child) =>
      child.type === 'listItem' && tasks.has(child) ? [] : (strip(child) ?? []),
    );
    return kept.length > 0 ? ({ ...node, children: kept } as Node) : null;
  };
  return strip;
}
