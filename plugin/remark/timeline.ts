import type { PlanGraph } from '../graph/model.ts';
import { timelineOf } from '../graph/timeline.ts';
import { toGantt } from '../mermaid/gantt.ts';
import type { Parts } from '../render/page.ts';

/** Draws when each open task can be done; null where that would be an empty or an unreadable chart. */
export async function drawTimeline(
  graph: PlanGraph,
  title: string,
  cache: string | null,
): Promise<NonNullable<Parts['timeline']> | null> {
  const source = toGantt(timelineOf(graph));
  if (source === null) return null;
  const { draw } = await import('../mermaid/draw.ts');
  const caption = {
    title: `Timeline of ${title}`,
    description: 'When each open task can begin, and how long it takes.',
  };
  return { drawing: await draw(source, { id: 'pw-gantt', ...caption, cache }), source };
}
