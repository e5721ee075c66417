import type { Root } from 'mdast';
import { type Timeline, timelineOf } from '../graph/timeline.ts';
import { toGantt } from '../mermaid/gantt.ts';
import type { Parts } from '../render/page.ts';
import { duration, tasks } from '../render/wording.ts';
import type { PlanwrightData } from './examine.ts';
import type { ResolvedOptions } from './options.ts';
import { pageLinks } from './page-links.ts';

/** Draws when each open task can be done; null where that would be an empty or an unreadable chart. */
export async function drawTimeline(
  tree: Root,
  { plan, graph }: PlanwrightData,
  { cache }: ResolvedOptions,
): Promise<NonNullable<Parts['timeline']> | null> {
  const timeline = timelineOf(graph);
  const source = toGantt(timeline, pageLinks(tree, plan));
  if (source === null) return null;
  const { draw } = await import('../mermaid/draw.ts');
  const drawing = await draw(source, {
    id: 'pw-gantt',
    title: `Timeline of ${plan.title?.value ?? plan.id}`,
    description: describe(timeline),
    cache,
  });
  return { drawing, source };
}

function describe({ sections, unit, length }: Timeline): string {
  const open = tasks(sections.reduce((sum, { bars }) => sum + bars.length, 0));
  const measured = unit === 'hours' ? `${duration(length)} at least` : `${length} ${length === 1 ? 'wave' : 'waves'}`;
  return `${open} to do, in ${measured}: when each can begin, and how long it takes.`;
}
