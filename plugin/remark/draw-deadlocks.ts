import type { Root } from 'mdast';
import { deadlockToMermaid } from '../mermaid/deadlock.ts';
import { shownDeadlocks } from '../render/constraint/deadlocks.ts';
import type { Parts } from '../render/view.ts';
import type { PlanwrightData } from './examine.ts';
import type { ResolvedOptions } from './options.ts';
import { pageLinks } from './page-links.ts';

/** Draws a shortest cycle of each deadlock; those that are too long for it are told in words alone. */
export async function drawDeadlocks(
  tree: Root,
  { plan, graph }: PlanwrightData,
  { cache }: ResolvedOptions,
): Promise<NonNullable<Parts['deadlocks']>> {
  const shown = shownDeadlocks(graph);
  if (shown.length === 0) return new Map();
  const { task } = pageLinks(tree, plan);
  const { draw } = await import('../mermaid/draw.ts');
  const drawn = await Promise.all(
    shown.map(async (deadlock, index) => {
      const source = deadlockToMermaid(deadlock, graph, task);
      if (source === null) return [];
      const drawing = await draw(source, {
        id: `pw-graph-deadlock-${index + 1}`,
        title: `Deadlock ${index + 1} of ${plan.title?.value ?? plan.id}`,
        description: 'Tasks that wait for each other. An arrow leads from what must be done first.',
        cache,
      });
      return [[deadlock, { drawing, source }] as const];
    }),
  );
  return new Map(drawn.flat());
}
