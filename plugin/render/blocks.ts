/** The page's blocks from the author's: tasks become rows, phases sections, all else stays. */
import type { Heading, List, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { Phase, Sourced } from '../plan/model.ts';
import { preorder } from '../plan/walk.ts';
import { textBeforeLink } from './content/links.ts';
import { element, heading, type PageElement } from './elements.ts';
import { authorDrawing } from './figure/diagram.ts';
import { phaseSection } from './phase.ts';
import { progressTable } from './progress.ts';
import { withRequirements } from './task/fields.ts';
import { taskRow } from './task/row.ts';
import type { View } from './view.ts';

/**
 * Renders top-level blocks. A phase reaches to the next heading of its level or higher, a task of the heading form to
 * the next such heading or to any phase or task.
 *
 * @param depth Level of the nearest heading above; rows of the list form are one level below it
 */
export function renderBlocks(blocks: readonly RootContent[], view: View, depth = 1): RootContent[] {
  const rendered: RootContent[] = [];
  let level = depth;
  for (let index = 0; index < blocks.length; ) {
    const node = blocks[index] as RootContent;
    const phase = node.type === 'heading' ? view.phases.get(node) : undefined;
    const task = node.type === 'heading' ? view.cards.get(node) : undefined;
    if (node.type !== 'heading' || !(phase || task)) {
      if (node.type === 'heading') level = node.depth;
      rendered.push(...renderBlock(node, view, level));
      index++;
      continue;
    }
    const end = endOf(blocks, index, (next) => next.depth <= node.depth || (!!task && view.sectionStarts.has(next)));
    const length = view.nestedLength(node, end - index);
    const inner = blocks.slice(index + 1, index + length);
    if (task) rendered.push(...taskRow(task, renderNested(inner, view, node.depth), view, node.depth));
    else if (phase) rendered.push(phaseSection(phase, node, renderBlocks(inner, view, node.depth), view));
    index += length;
  }
  return rendered;
}

/** Thematic breaks at the end stay outside of the section that they end. */
function endOf(blocks: readonly RootContent[], from: number, ends: (heading: Heading) => boolean): number {
  const next = blocks.findIndex((node, index) => index > from && node.type === 'heading' && ends(node));
  let end = next < 0 ? blocks.length : next;
  while (end > from + 1 && blocks[end - 1]?.type === 'thematicBreak') end--;
  return end;
}

function renderBlock(node: RootContent, view: View, depth: number): RootContent[] {
  if (node.type === 'list') return renderList(node, view, depth);
  if (node.type === 'heading') return [withLink(node, view)];
  if (node === view.plan.drawing) return [authorDrawing(view.plan.drawing, view)];
  if (node === view.plan.progress?.node) return [progressTable(view)];
  return [node];
}

/**
 * A list that holds tasks is split: tasks become rows, the items between them stay a list. An item that a phase begins with
 * becomes its section, up to the first item that is not of the phase.
 */
function renderList(list: List, view: View, depth: number): RootContent[] {
  const pieces: RootContent[] = [];
  let rest: List | null = null;
  let end = 0;
  list.children.forEach((item, index) => {
    if (index < end) return;
    const task = view.cards.get(item);
    const phase = task ? undefined : view.phases.get(item);
    if (task) pieces.push(...taskRow(task, renderNested(item.children, view, depth + 1), view, depth + 1));
    if (phase) {
      end = endOfPhase(phase, list, index, view);
      const own = { ...list, children: list.children.slice(index + 1, end) };
      pieces.push(itemPhase(phase, item, renderList(own, view, depth + 1), view, depth + 1));
    }
    if (task || phase) {
      rest = null;
      return;
    }
    if (!rest) {
      rest = { ...list, children: [], start: list.ordered ? (list.start ?? 1) + index : null };
      pieces.push(rest);
    }
    rest.children.push(renderItem(item, view, depth));
  });
  return pieces;
}

/** The index of the first item after a phase's own that is not a task of it, and holds none. */
function endOfPhase({ tasks }: Phase, { children }: List, from: number, view: View): number {
  const own = new Set(tasks);
  const isOwn = (item: ListItem) => {
    const task = view.cards.get(item)?.task ?? view.mentions.get(item)?.task;
    const [first] = task ? [item] : (nestedTasks(item.children, view)[0]?.children ?? []);
    return first !== undefined && own.has(view.cards.get(first)?.task.id ?? '');
  };
  const end = children.findIndex((item, index) => index > from && (view.phases.has(item) || !isOwn(item)));
  return end < 0 ? children.length : end;
}

/** A phase that begins with a list item: its line, without the box, is the heading, and what is below it comes first. */
function itemPhase(phase: Phase, item: ListItem, siblings: RootContent[], view: View, depth: number): PageElement {
  const [first, ...below] = item.children;
  const line = first?.type === 'paragraph' ? withoutBox(first.children) : [];
  const id = view.ids.get(item);
  const title = heading(depth, { className: ['pw-phase-title'], ...(id !== undefined && { id }) }, line);
  const rest = first?.type === 'paragraph' ? below : item.children;
  const content = rest.flatMap((child) => renderChild(child, view, depth));
  return phaseSection(phase, title, [...content, ...siblings], view);
}

/** Boxes that GFM does not know are still in the text. */
function withoutBox([first, ...rest]: readonly PhrasingContent[]): PhrasingContent[] {
  if (first?.type !== 'text') return first ? [first, ...rest] : [];
  return [{ ...first, value: first.value.replace(/^\s*\[[^\]\r\n]\uFE0F?\]\*?\s+/u, '') }, ...rest];
}

function renderItem(item: ListItem, view: View, depth: number): ListItem {
  const own = withLink(item, view);
  if (nestedTasks(item.children, view).length === 0 && requirementsOfContainers(view).length === 0) return own;
  const children = own.children.flatMap((child) => renderChild(child, view, depth));
  return { ...own, children: children as ListItem['children'] };
}

function renderChild(child: ListItem['children'][number], view: View, depth: number): RootContent[] {
  return child.type === 'list'
    ? renderList(child, view, depth)
    : [withRequirements(child, requirementsOfContainers(view), view)];
}

/** Lines of Kiro that hold others name requirements, as those of tasks do. */
function requirementsOfContainers({ plan }: View): Sourced[] {
  return plan.containers.flatMap(({ requirements }) => requirements);
}

/** The tasks inside a task: a row leaves them out of its own text, so they follow it. */
function renderNested(blocks: readonly RootContent[], view: View, depth: number): RootContent[] {
  return nestedTasks(blocks, view).flatMap((list) => renderList(list, view, depth));
}

/** The items inside these blocks that begin like a task, outermost only, as lists. */
export function nestedTasks(blocks: readonly RootContent[], view: View): List[] {
  const roots = new Set<Nodes>(blocks);
  const isOutermost = (node: Nodes) => node.type === 'listItem' && view.sectionStarts.has(node) && !roots.has(node);
  const nodes = preorder<Nodes>(blocks, (node) => ('children' in node && !isOutermost(node) ? node.children : []));
  return nodes.flatMap((node) => {
    if (node.type !== 'list') return [];
    const children = node.children.filter((item) => view.sectionStarts.has(item));
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}

/** A node that repeats a task, such as one in an overview list, links to its row; any other node stays as it is. */
function withLink<T extends Heading | ListItem>(node: T, view: View): T {
  const task = view.mentions.get(node)?.task;
  if (!task) return node;
  const href = `#${task.anchor}`;
  if (node.type === 'heading') return { ...node, children: linked(node.children, href) };
  const [first, ...rest] = node.children;
  if (first?.type !== 'paragraph') return node;
  return { ...node, children: [{ ...first, children: linked(first.children, href) }, ...rest] };
}

/** Everything up to the author's first link becomes the link. */
function linked(children: readonly PhrasingContent[], href: string): PhrasingContent[] {
  const [words, rest] = textBeforeLink(children);
  return [element('a', { className: ['pw-mention'], href }, words), ...rest];
}
