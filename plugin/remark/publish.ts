import type { Root } from 'mdast';
import type { Drawing } from '../mermaid/draw.ts';
import { toMermaid } from '../mermaid/text.ts';
import { renderPage } from '../render/page.ts';
import type { PlanwrightData } from './examine.ts';
import type { ResolvedOptions } from './options.ts';
import { drawTimeline } from './timeline.ts';

/** Draws the graph and renders the page. The drawing's machinery is loaded only here, with the first plan that has tasks. */
export async function publish(tree: Root, read: PlanwrightData, options: ResolvedOptions): Promise<Root> {
  const { plan, graph, findings } = read;
  const { link, planPage, cache, title: shown, project } = options;
  const source = toMermaid(graph);
  const title = plan.title?.value ?? plan.id;
  const timeline = drawTimeline(tree, read, options);
  const diagram = plan.tasks.length === 0 ? null : await drawn(source, title, cache);
  const { html } = project.judge;
  return renderPage(tree, plan, graph, {
    diagram,
    source,
    timeline: await timeline,
    findings,
    link,
    planPage,
    html,
    title: shown,
  });
}

async function drawn(source: string, title: string, cache: string | null): Promise<Drawing> {
  const { draw } = await import('../mermaid/draw.ts');
  const caption = {
    title: `Dependency graph of ${title}`,
    description: 'An arrow leads from what must be done first.',
  };
  return draw(source, { id: 'pw-graph', ...caption, cache });
}
