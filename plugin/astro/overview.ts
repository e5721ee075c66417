import { draw } from '../mermaid/draw.ts';
import { plansDiagram } from '../mermaid/plans.ts';
import type { Parts } from '../render/page.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import { drawingsFolder, type Host } from './page.ts';
import type { Site } from './site.ts';
import { siteUrls } from './urls.ts';

/** The drawing of how the plans of a site depend on each other. */
export interface Overview {
  diagram: NonNullable<Parts['diagram']>;
  /** The Mermaid text. */
  source: string;
}

/** Draws how the plans depend on each other; null where none does. */
export async function overviewOf(
  plans: readonly WorkspacePlan[],
  site: Site,
  { config, warn }: Host,
): Promise<Overview | null> {
  const urls = siteUrls(site);
  const diagram = plansDiagram(
    plans.map(({ graph }) => graph),
    ({ id }) => urls.plan(id),
  );
  if (diagram === null) return null;
  const description = 'Arrows point from a plan to the plans that depend on it.';
  const caption = { id: 'pw-plans', title: 'Dependencies between plans', description };
  const drawing = await draw(diagram, { ...caption, cache: drawingsFolder(config) });
  if (drawing.fault !== undefined) warn(`The list of all plans shows the source of its graph. ${drawing.fault}`);
  return { diagram: drawing, source: diagram.text };
}
