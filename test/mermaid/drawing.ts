import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import type { PlanGraph } from '../../plugin/graph/model.ts';
import type { Flowchart } from '../../plugin/mermaid/diagram.ts';
import { type DrawOptions, draw } from '../../plugin/mermaid/draw.ts';
import type { Links } from '../../plugin/mermaid/scene/boxes.ts';
import { toFlowchart as flowchartOf } from '../../plugin/mermaid/text.ts';
import { english } from '../../plugin/render/words/index.ts';

export const caption = {
  id: 'graph',
  title: 'Shop',
  description: 'Dependencies between the tasks of Shop',
  role: 'dependency graph',
};

/** In English. */
export const toFlowchart = (graph: PlanGraph, links?: Partial<Links>): Flowchart => flowchartOf(graph, english, links);
export const toMermaid = (graph: PlanGraph, links?: Partial<Links>): string => toFlowchart(graph, links).text;

/** A text of which nothing is known but that. */
export const flowchart = (text: string): Flowchart => ({ text, parts: [], edges: [] });

/** Draws, and parses what was drawn; a fault is thrown. */
export async function drawn(diagram: Flowchart, options: Partial<DrawOptions> = {}): Promise<Element> {
  const { svg, fault } = await draw(diagram, { ...caption, ...options });
  if (svg === undefined) throw new Error(fault);
  const drawing = select('svg', fromHtml(svg, { fragment: true }));
  if (!drawing) throw new Error('No svg');
  return drawing;
}

/** The text of each node, by its Mermaid id. */
export function labels(drawing: Element): Map<string, string> {
  return new Map(
    selectAll('.node', drawing).map((node) => [
      String(node.properties.id).replace(/^.*-flowchart-|-\d+$/g, ''),
      selectAll('text', node).map(textOf).join(''),
    ]),
  );
}

/** `from → to` by Mermaid ids, for each edge, in their order. */
export function edges(drawing: Element): string[] {
  return selectAll('path.flowchart-link', drawing)
    .map(({ properties }) => /-L_([tp]\w*?)_([tp]\w*)_\d+$/.exec(String(properties.id)))
    .map((match) => `${match?.[1]} → ${match?.[2]}`)
    .sort();
}
