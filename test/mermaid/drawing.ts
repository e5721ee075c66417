import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import type { PlanGraph } from '../../plugin/graph/model.ts';
import type { Diagram } from '../../plugin/mermaid/diagram.ts';
import { type DrawOptions, draw } from '../../plugin/mermaid/draw.ts';
import { taskNode } from '../../plugin/mermaid/ids.ts';
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
export const toFlowchart = (graph: PlanGraph, links?: Partial<Links>): Diagram => flowchartOf(graph, english, links);
export const toMermaid = (graph: PlanGraph, links?: Partial<Links>): string => toFlowchart(graph, links).text;

/** A text of which nothing is known but that. */
export const flowchart = (text: string): Diagram => ({ text, parts: [], edges: [] });

/** Draws, and parses what was drawn; a fault is thrown. */
export async function drawn(diagram: Diagram, options: Partial<DrawOptions> = {}): Promise<Element> {
  const { svg, fault } = await draw(diagram, { ...caption, ...options });
  if (svg === undefined) throw new Error(fault);
  const drawing = select('svg', fromHtml(svg, { fragment: true }));
  if (!drawing) throw new Error('No svg');
  return drawing;
}

/** The text of each node, by its Mermaid id. */
export function labels(drawing: Element): Map<string, string> {
  return new Map(
    selectAll('.node', drawing).map((node) => [nodeId(node), selectAll('text', node).map(textOf).join('')]),
  );
}

/** The Mermaid id of a node; a link to a row has the row's anchor in its own. */
export function nodeId({ properties: { id, dataTask } }: Element): string {
  return dataTask === undefined ? String(id).replace(/^.*-flowchart-|-\d+$/g, '') : taskNode(String(dataTask));
}

/** The rows of a label, in their order. */
export function rowsOf(node: Element): string[] {
  return selectAll('text', node)
    .flatMap((text) =>
      text.children.map((row) => (row.type === 'text' ? row.value : row.type === 'element' ? textOf(row) : '')),
    )
    .map((row) => row.trim())
    .filter(Boolean);
}

/** `from → to` by Mermaid ids, for each edge, in their order. */
export function edges(drawing: Element): string[] {
  return selectAll('path.flowchart-link', drawing)
    .map(({ properties }) => /-L_([tp]\w*?)_([tp]\w*)_\d+$/.exec(String(properties.id)))
    .map((match) => `${match?.[1]} → ${match?.[2]}`)
    .sort();
}
