import type { RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { TaskNode } from '../graph/model.ts';
import type { View } from './view.ts';

/** The tasks that stand inside these blocks, outermost only. */
export function tasksIn(blocks: readonly RootContent[], view: View): TaskNode[] {
  const found: TaskNode[] = [];
  for (const block of blocks) {
    visit(block, 'listItem', (item) => {
      const task = view.cards.get(item);
      if (!task) return undefined;
      found.push(task);
      return SKIP;
    });
  }
  return found;
}
