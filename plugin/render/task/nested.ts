import type { List, ListItem, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { View } from '../view.ts';

/**
 * The items inside these blocks that begin like a task, outermost only, as lists. A card leaves them out of its own text,
 * so they follow it.
 */
export function nestedSites(blocks: readonly RootContent[], view: View): List[] {
  const found: List[] = [];
  for (const block of blocks) {
    visit(block, (node, _, parent) => {
      if (node.type === 'list') {
        const children = node.children.filter((item) => view.sites.has(item));
        if (children.length > 0) found.push({ ...node, children });
      }
      return node.type === 'listItem' && parent !== undefined && view.sites.has(node) ? SKIP : undefined;
    });
  }
  return found;
}

/** Whether a task's copy stands anywhere below an item. */
export function holdsSites(item: ListItem, view: View): boolean {
  let found = false;
  for (const child of item.children) {
    visit(child, 'listItem', (inner) => {
      found ||= view.sites.has(inner);
    });
  }
  return found;
}
