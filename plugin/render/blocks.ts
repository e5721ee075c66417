/** The page's blocks from the author's: tasks become cards, phases sections, all else stays. */
import type { List, ListItem, RootContent } from 'mdast';
import { card } from './card.ts';
import { drawing } from './diagram.ts';
import { mention } from './mention.ts';
import { tasksIn } from './nested.ts';
import type { Section } from './outline.ts';
import { phaseSection } from './phase.ts';
import { progressTable } from './progress-table.ts';
import type { View } from './view.ts';

/**
 * @param depth Level of the nearest heading above; cards of the list form stand one below
 */
export function renderSections(sections: readonly Section[], view: View, depth = 1): RootContent[] {
  let level = depth;
  return sections.flatMap((section): RootContent[] => {
    if (section.kind === 'task') {
      return [card(section.task, section.blocks, view, (section.task.task.at.node as { depth: number }).depth)];
    }
    if (section.kind === 'phase') {
      return [
        phaseSection(
          section.phase,
          section.heading,
          renderSections(section.children, view, section.heading.depth),
          view,
        ),
      ];
    }
    if (section.node.type === 'heading') level = section.node.depth;
    return renderBlock(section.node, view, level);
  });
}

function renderBlock(node: RootContent, view: View, depth: number): RootContent[] {
  if (node.type === 'list') return renderList(node, view, depth);
  if (node === view.plan.drawing) return [drawing(node, view)];
  if (node === view.plan.progress?.node) return [progressTable(view)];
  if (node.type === 'heading' && view.mentions.has(node)) return [mention(node, view)];
  return [node];
}

/** A list that holds tasks comes apart: runs of tasks become cards, what stands between them stays a list. */
function renderList(list: List, view: View, depth: number): RootContent[] {
  const runs: RootContent[] = [];
  let rest: ListItem[] = [];
  let start = list.start ?? 1;
  const flush = (next: number): void => {
    if (rest.length > 0) runs.push({ ...list, start: list.ordered ? start : null, children: rest });
    rest = [];
    start = next;
  };
  list.children.forEach((item, index) => {
    const task = view.cards.get(item);
    if (!task) {
      rest.push(renderItem(item, view, depth));
      return;
    }
    flush((list.start ?? 1) + index + 1);
    runs.push(card(task, item.children, view, depth + 1));
  });
  flush(0);
  return runs;
}

function renderItem(item: ListItem, view: View, depth: number): ListItem {
  const own = view.mentions.has(item) ? mention(item, view) : item;
  if (tasksIn(own.children, view).length === 0 && !hasMention(own, view)) return own;
  const children = own.children.flatMap((child) => (child.type === 'list' ? renderList(child, view, depth) : [child]));
  return { ...own, children: children as ListItem['children'] };
}

function hasMention(item: ListItem, view: View): boolean {
  return item.children.some(
    (child) =>
      child.type === 'list' && child.children.some((inner) => view.mentions.has(inner) || hasMention(inner, view)),
  );
}
