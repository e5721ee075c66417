import type { PlanGraph } from '../graph/model.ts';
import type { Links } from './scene/boxes.ts';
import { describe } from './scene/describe.ts';
import { emit } from './scene/emit.ts';
import { wholeScene } from './scene/whole.ts';

const onThisPage: Links = { task: ({ anchor }) => `#${anchor}`, phase: () => null, planPage: () => null };

/**
 * Mermaid's text for a plan's graph: phases as subgraphs, a node for every task, an edge for every declared dependency,
 * phase edges between the subgraphs (dotted where they are only implied), thick edges along the critical path, boxes of
 * other shapes for what is no task of the plan. State and critical path are classes; no colours.
 *
 * @param links where nodes lead; by default tasks to their anchors on the same page, and other plans' tasks nowhere
 */
export function toMermaid(graph: PlanGraph, links: Partial<Links> = {}): string {
  return emit(wholeScene(graph, { ...onThisPage, ...links }));
}

/** What the drawing of that text shows, in numbers. */
export function describeGraph(graph: PlanGraph): string {
  return describe(wholeScene(graph, onThisPage));
}
