import { deadlockDiagram } from '../mermaid/deadlock.ts';
import type { Diagram } from '../mermaid/diagram.ts';
import type { Picture } from '../mermaid/pictures.ts';
import type { Caption, Drawing } from '../mermaid/postprocess.ts';
import { toMermaid } from '../mermaid/text.ts';
import type { Phase } from '../plan/model.ts';
import { shownDeadlocks } from '../render/constraint/deadlocks.ts';
import type { PartDiagram, Parts } from '../render/view.ts';
import type { PlanwrightData } from './judge-file.ts';
import type { ResolvedOptions } from './options.ts';
import { mainParts, mainTitle, type PlanPictureOptions, pageLinks, planPictures } from './pictures.ts';

/** The drawings of a plan, with their sources. */
export type Drawings = Pick<Parts, 'diagram' | 'openDiagram' | 'source' | 'extent' | 'phaseDiagrams' | 'deadlocks'>;

/** Options for drawing a plan. */
export type DrawPlanOptions = PlanPictureOptions & Pick<ResolvedOptions, 'cache'>;

/** Starts all drawings of a plan at once; the pool of workers queues them. */
export async function drawPlan(judged: PlanwrightData, options: DrawPlanOptions): Promise<Drawings> {
  const [graph, deadlocks] = await Promise.all([drawGraph(judged, options), drawDeadlocks(judged, options)]);
  return { ...graph, deadlocks };
}

/** Why a drawing failed, of the first that did; undefined where none did. */
export function faultOf({ diagram, openDiagram, phaseDiagrams, deadlocks }: Drawings): string | undefined {
  const parts = [openDiagram, ...(phaseDiagrams?.values() ?? []), ...(deadlocks?.values() ?? [])];
  return [diagram, ...parts.map((part) => part?.drawing)].find((drawing) => drawing?.fault !== undefined)?.fault;
}

/** Draws the graph as one, or as an overview and a graph of each phase. */
async function drawGraph({ plan, graph }: PlanwrightData, options: DrawPlanOptions): Promise<Drawings> {
  const { t: say } = options;
  const links = { ...pageLinks(plan), planPage: options.planPage };
  if (plan.tasks.length === 0) return { diagram: null, source: toMermaid(graph, say, links) };
  const { kind, main, open, phases } = planPictures(graph, options);
  const title = plan.title?.value ?? plan.id;
  const [diagram, openDiagram, ...closeUps] = await Promise.all([
    main && drawPicture(main, mainTitle(kind, plan, say), options),
    open && drawPart(open, say('figure.open-of', { title }), options),
    ...[...phases].map(
      async ([phase, picture]): Promise<[Phase, PartDiagram | null]> => [
        phase,
        picture && (await drawPart(picture, say('figure.phase-of', { phase: phase.heading.value, title }), options)),
      ],
    ),
  ]);
  return { ...mainParts(kind, main, diagram), openDiagram, phaseDiagrams: new Map(closeUps) };
}

async function drawPart(picture: Picture, title: string, options: DrawPlanOptions): Promise<PartDiagram> {
  const { id, diagram, looks, tasks, leftOut } = picture;
  return { drawing: await drawPicture(picture, title, options), source: diagram.text, id, looks, tasks, leftOut };
}

function drawPicture({ id, diagram, description }: Picture, title: string, options: DrawPlanOptions): Promise<Drawing> {
  return draw(diagram, { id, title, description }, options);
}

/** Draws a shortest cycle of each deadlock; those that are too long for a drawing are left to the text. */
async function drawDeadlocks(
  { plan, graph }: PlanwrightData,
  options: DrawPlanOptions,
): Promise<Drawings['deadlocks']> {
  const { t } = options;
  const { task } = pageLinks(plan);
  const drawn = await Promise.all(
    shownDeadlocks(graph).map(async (deadlock, index) => {
      const diagram = deadlockDiagram(deadlock, graph, task, t);
      if (diagram === null) return [];
      const caption = {
        id: `pw-graph-deadlock-${index + 1}`,
        title: t('deadlocks.number-of', { number: index + 1, title: plan.title?.value ?? plan.id }),
        description: `${t('deadlocks.drawing')} ${t('drawing.direction')}`,
      };
      const drawing = await draw(diagram, caption, options);
      return [[deadlock, { drawing, source: diagram.text }] as const];
    }),
  );
  return new Map(drawn.flat());
}

/** Draws with code that is loaded for the first plan that has something to draw. */
async function draw(diagram: Diagram, caption: Omit<Caption, 'role'>, { cache, t }: DrawPlanOptions): Promise<Drawing> {
  const { draw } = await import('../mermaid/draw.ts');
  return draw(diagram, { ...caption, role: t('drawing.role'), cache });
}
