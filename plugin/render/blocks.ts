/** The page's blocks from the author's: tasks become cards, phases sections, all else stays. */
import type { List, ListItem, RootContent } from 'mdast';
import { drawn } from './figure/diagram.ts';
import type { Section } from './outline.ts';
import { phaseSection } from './phase.ts';
import { progressTable } from './progress/progress-table.ts';
import { card } from './task/card.ts';
import { mentioned } from './task/mention.ts';
import { holdsSites, nestedSites } from './task/nested.ts';
import type { View } from './view.ts';

/**
 * @param depth Level of the nearest heading above; cards of the list form stand one below
 */
export function renderSections(sections: readonly Section[], view: View, depth = 1): RootContent[] {
  let level = depth;
  return sections.flatMap((section): RootContent[] => {
    if (section.kind === 'block') {
      if (section.node.type === 'heading') level = section.node.depth;
      return renderBlock(section.node, view, level);
    }
    const { heading } = section;
    if (section.kind === 'phase') {
      return [phaseSection(section.phase, heading, renderSections(section.children, view, heading.depth), view)];
    }
    return [card(section.task, renderNested(section.blocks, view, heading.depth), view, heading.depth)];
  });
}

function renderBlock(node: RootContent, view: View, depth: number): RootContent[] {
  if (node.type === 'list') return renderList(node, view, depth);
  if (node.type === 'heading') return [mentioned(node, view)];
  if (node === view.plan.drawing) return [drawn(view.plan.drawing, view)];
  if (node === view.plan.progress?.node) return [progressTable(view)];
  return [node];
}

/** A list that holds tasks comes apart: tasks become cards, what stands between them stays a list. */
function renderList(list: List, view: View, depth: number): RootContent[] {
  const pieces: RootContent[] = [];
  let rest: List | null = null;
  list.children.forEach((item, index) => {
    const task = view.cards.get(item);
    if (task) {
      pieces.push(card(task, renderNested(item.children, view, depth + 1), view, depth + 1));
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

function renderItem(item: ListItem, view: View, depth: number): ListItem {
  const own = mentioned(item, view);
  if (!holdsSites(item, view)) return own;
  const children = own.children.flatMap((child) => (child.type === 'list' ? renderList(child, view, depth) : [child]));
  return { ...own, children: children as ListItem['children'] };
}

/** What a card holds besides its own text. */
function renderNested(blocks: readonly RootContent[], view: View, depth: number): RootContent[] {
  return nestedSites(blocks, view).flatMap((list) => renderList(list, view, depth));
}
