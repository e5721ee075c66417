import type { Root } from 'mdast';
import type { Phase, Plan, Task } from '../plan/model.ts';
import { headingIds } from '../render/content/heading-ids.ts';

/** Where on a plan's own page its tasks and phases are. */
export function pageLinks(tree: Root, plan: Plan) {
  const ids = headingIds(tree, plan);
  return {
    task: ({ anchor }: Task): string => `#${anchor}`,
    phase: ({ node }: Phase): string | null => {
      const id = ids.get(node);
      return id === undefined ? null : `#${encodeURIComponent(id)}`;
    },
  };
}
