import type { Root } from 'mdast';
import { renderPage } from '../render/page.ts';
import { drawDeadlocks } from './draw-deadlocks.ts';
import { drawGraph } from './draw-graph.ts';
import type { PlanwrightData } from './examine.ts';
import type { ResolvedOptions } from './options.ts';
import { drawTimeline } from './timeline.ts';

/** Draws the graph and renders the page. The drawing's machinery is loaded only here, with the first plan that has tasks. */
export async function publish(tree: Root, read: PlanwrightData, options: ResolvedOptions): Promise<Root> {
  const { plan, graph, findings } = read;
  const { link, planPage, title: shown, project } = options;
  const [drawings, timeline, deadlocks] = await Promise.all([
    drawGraph(tree, read, options),
    drawTimeline(tree, read, options),
    drawDeadlocks(tree, read, options),
  ]);
  const { html } = project.judge;
  return renderPage(tree, plan, graph, {
    ...drawings,
    timeline,
    deadlocks,
    findings,
    link,
    planPage,
    html,
    title: shown,
  });
}
