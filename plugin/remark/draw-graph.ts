import type { Root } from 'mdast';
import type { Drawing } from '../mermaid/draw.ts';
import { picturesOf } from '../mermaid/pictures.ts';
import type { Picture } from '../mermaid/readable.ts';
import { toMermaid } from '../mermaid/text.ts';
import type { Phase } from '../plan/model.ts';
import type { Parts, PhaseDiagram } from '../render/view.ts';
import type { PlanwrightData } from './examine.ts';
import type { ResolvedOptions } from './options.ts';
import { pageLinks } from './page-links.ts';

type Drawings = Pick<Parts, 'diagram' | 'source' | 'extent' | 'phaseDiagrams'>;

/** Draws a plan as one graph, or as an overview and a graph of each phase; all at once, since the pool takes turns. */
export async function drawGraph(
  tree: Root,
  { plan, graph }: PlanwrightData,
  { planPage, cache, project }: ResolvedOptions,
): Promise<Drawings> {
  const links = { ...pageLinks(tree, plan), planPage };
  if (plan.tasks.length === 0) return { diagram: null, source: toMermaid(graph, links) };
  const { kind, main, phases } = picturesOf(graph, { links, reduce: project.judge.transitiveReduction ?? false });
  const title = plan.title?.value ?? plan.id;
  const subject = kind === 'whole' ? 'Dependency graph' : 'Overview of the phases';
  const [diagram, ...closeUps] = await Promise.all([
    main && drawn(main, `${subject} of ${title}`, cache),
    ...[...phases].map(([phase, picture]) => drawPhase(phase, picture, title, cache)),
  ]);
  const { looks = new Set<string>(), leftOut = 0 } = main ?? {};
  return {
    diagram: diagram ?? null,
    source: main?.text ?? '',
    extent: { kind: main ? kind : 'nothing', looks, leftOut },
    phaseDiagrams: new Map(closeUps),
  };
}

async function drawPhase(
  phase: Phase,
  picture: Picture | null,
  title: string,
  cache: string | null,
): Promise<[Phase, PhaseDiagram | null]> {
  if (!picture) return [phase, null];
  const { id, text: source, looks, leftOut } = picture;
  const drawing = await drawn(picture, `Dependency graph of ${phase.heading.value} in ${title}`, cache);
  return [phase, { drawing, source, id, looks, leftOut }];
}

async function drawn({ id, text, description }: Picture, title: string, cache: string | null): Promise<Drawing> {
  const { draw } = await import('../mermaid/draw.ts');
  return draw(text, { id, title, description, cache });
}
