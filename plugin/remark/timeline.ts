import type { Root } from 'mdast';
import { timelineOf } from '../graph/timeline.ts';
import { toGantt } from '../mermaid/gantt.ts';
import type { Parts } from '../render/page.ts';
import type { PlanwrightData } from './examine.ts';
import type { ResolvedOptions } from './options.ts';
import { pageLinks } from './page-links.ts';

/** Draws when each open task can be done; null where that would be an empty or an unreadable chart. */
export async function drawTimeline(
  tree: Root,
  { plan, graph }: PlanwrightData,
  { cache }: ResolvedOptions,
): Promise<NonNullable<Parts['timeline']> | null> {
  const source = toGantt(timelineOf(graph), pageLinks(tree, plan));
  if (source === null) return null;
  const { draw } = await import('../mermaid/draw.ts');
  const drawing = await draw(source, {
    id: 'pw-gantt',
    title: `Timeline of ${plan.title?.value ?? plan.id}`,
    description: 'When each open task can begin, and how long it takes.',
    cache,
  });
  return { drawing, source };
}
