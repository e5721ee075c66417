import type { PlanGraph } from '../graph/model.ts';
import { transitiveReduction } from '../graph/reduce.ts';
import type { Phase } from '../plan/model.ts';
import { phasePictures, type Selection } from './phase-pictures.ts';
import { type Draft, type Extent, firstWithin, LARGEST, type Picture, READABLE } from './readable.ts';
import type { Links } from './scene/boxes.ts';
import { overviewScene } from './scene/overview.ts';
import { wholeScene } from './scene/whole.ts';

/** The drawings of one plan; null stands for one that would be too large. */
export interface Pictures {
  /** The whole graph, or an overview of its phases. */
  kind: 'whole' | 'overview';
  main: Picture | null;
  /** Beside an overview, each phase with its neighbours. */
  phases: ReadonlyMap<Phase, Picture | null>;
}

export interface PictureOptions {
  links: Links;
  /** Whether dependencies that others imply are left out of drawings that could show them. */
  reduce: boolean;
}

/** Decides what to draw of a plan: the whole where it can be read or has no parts, else its phases. */
export function picturesOf(graph: PlanGraph, { links, reduce }: PictureOptions): Pictures {
  const selections = selectionsOf(graph, reduce);
  const drafts = selections.map(({ edges, omitted }) => ({
    scene: () => wholeScene(graph, links, edges),
    leftOut: omitted.length,
  }));
  const within = (most: Extent, candidates: readonly Draft[]) =>
    graph.tasks.length <= most.tasks ? firstWithin(most, 'pw-graph', candidates) : null;
  const whole = within(READABLE, drafts) ?? (graph.phases.length > 1 ? null : within(LARGEST, drafts.toReversed()));
  if (whole) return { kind: 'whole', main: whole, phases: new Map() };
  return {
    kind: 'overview',
    main: graph.phases.length > 1 ? firstWithin(READABLE, 'pw-graph', overviewDrafts(graph, links)) : null,
    phases: phasePictures(graph, selections, links),
  };
}

/** All dependencies, and in case these are too many, their transitive reduction; only that where it is asked for. */
function selectionsOf({ edges }: PlanGraph, reduce: boolean): Selection[] {
  const kept = transitiveReduction(edges);
  if (kept.length === edges.length) return [{ edges, omitted: [] }];
  const remaining = new Set(kept);
  const reduced = { edges: kept, omitted: edges.filter((edge) => !remaining.has(edge)) };
  return reduce ? [reduced] : [{ edges, omitted: [] }, reduced];
}

/** An overview, and in case it has too many lines, its transitive reduction. */
function overviewDrafts(graph: PlanGraph, links: Links): Draft[] {
  const scene = overviewScene(graph, links);
  const lines = transitiveReduction(scene.lines);
  return [
    { scene: () => scene, leftOut: 0 },
    { scene: () => ({ ...scene, lines }), leftOut: scene.lines.length - lines.length },
  ];
}
