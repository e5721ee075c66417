import { draw } from '../mermaid/draw.ts';
import { plansDiagram } from '../mermaid/plans.ts';
import { pageTitle } from '../plan/formats/beside.ts';
import type { Parts } from '../render/page.ts';
import { doneText } from '../render/segments.ts';
import type { Translate } from '../render/words/index.ts';
import type { WorkspacePlan } from '../workspace/workspace.ts';
import { drawingsFolder, type Publisher } from './page.ts';
import type { Urls } from './urls.ts';

/** The drawing of how the plans of a site depend on each other. */
interface Overview {
  diagram: NonNullable<Parts['diagram']>;
  /** The Mermaid text. */
  source: string;
}

/** Draws how the plans depend on each other, in the words and with the addresses of a language; null if none depends on another. */
export type Overviews = (t: Translate, urls: Urls) => Promise<Overview | null>;

/** Draws the graph of all plans, once per language. */
export function overviewsOf(plans: readonly WorkspacePlan[], publisher: Publisher): Overviews {
  const made = new Map<string, Promise<Overview | null>>();
  return (t, urls) => {
    const key = JSON.stringify([t.lang, t.own, urls.index]);
    const overview = made.get(key) ?? drawOverview(plans, publisher, t, urls);
    made.set(key, overview);
    return overview;
  };
}

async function drawOverview(
  plans: readonly WorkspacePlan[],
  { config, warn }: Publisher,
  t: Translate,
  urls: Urls,
): Promise<Overview | null> {
  const diagram = plansDiagram(
    plans.map(({ plan, beside, graph }) => ({
      graph,
      title: pageTitle(plan, beside),
      progress: doneText(graph.progress, t),
      href: urls.plan(plan.id),
    })),
  );
  if (diagram === null) return null;
  const caption = {
    id: 'pw-plans',
    title: t('plans.dependencies'),
    description: t('plans.arrows'),
    role: t('drawing.role'),
  };
  const drawing = await draw(diagram, { ...caption, cache: drawingsFolder(config) });
  if (drawing.fault !== undefined) warn(`The list of all plans shows the source of its graph. ${drawing.fault}`);
  return { diagram: drawing, source: diagram.text };
}
