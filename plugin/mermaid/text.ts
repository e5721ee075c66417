import type { Edge, PlanGraph } from '../graph/model.ts';
import type { Diagram } from './diagram.ts';
import { phaseNodes } from './ids.ts';
import type { Say } from './say.ts';
import { type BoxOptions, type Links, taskBoxes, troublesOf } from './scene/boxes.ts';
import { describe } from './scene/describe.ts';
import { emit } from './scene/emit.ts';
import { type External, externalsOf } from './scene/externals.ts';
import { exclusionLines, orderLines, phaseIds, phaseLines, taskLines } from './scene/lines.ts';
import { phaseFrame } from './scene/overview.ts';
import type { Frame, Scene } from './scene/scene.ts';

const onThisPage: Links = { task: ({ anchor }) => `#${anchor}`, phase: () => null, planPage: () => null };

/**
 * A plan's graph: phases as subgraphs, a node for every task, an edge for every declared dependency, phase edges between
 * the subgraphs, dotted edges for what is only implied, thick edges along the critical path, boxes for what is not a task of the
 * plan. State and critical path are classes; no colours.
 *
 * @param links where nodes lead; by default tasks to their anchors on the same page, and other plans' tasks nowhere
 */
export function toFlowchart(graph: PlanGraph, say: Say, links: Partial<Links> = {}): Diagram {
  return emit(wholeScene(graph, { links: { ...onThisPage, ...links }, say }));
}

/** The Mermaid text of `toFlowchart`. */
export function toMermaid(graph: PlanGraph, say: Say, links: Partial<Links> = {}): string {
  return toFlowchart(graph, say, links).text;
}

/** The contents of the drawing of that text, in numbers. */
export function describeGraph(graph: PlanGraph, say: Say): string {
  return describe(wholeScene(graph, { links: onThisPage, say }), say);
}

/** The whole graph: phases as frames, every task, every edge, and what else tasks wait for. */
export function wholeScene(graph: PlanGraph, options: BoxOptions, edges: readonly Edge[] = graph.edges): Scene {
  const names = phaseNodes(graph.phases.map(({ phase }) => phase));
  const ids = phaseIds(names);
  const troubles = troublesOf(graph);
  const frames = graph.phases.map((node) =>
    phaseFrame(node, names.get(node.phase) ?? '', taskBoxes(graph, node.phase, troubles, options)),
  );
  const externals = externalsOf(graph, ids, options);
  const byFrame = Map.groupBy(externals, (external) => homeOf(external, frames));
  const externalBoxes = (frame: Frame | undefined) => (byFrame.get(frame) ?? []).map(({ box }) => box);
  return {
    frames: frames.map((frame) => ({ ...frame, boxes: [...externalBoxes(frame), ...frame.boxes] })),
    boxes: [...taskBoxes(graph, null, troubles, options), ...externalBoxes(undefined)],
    lines: [
      ...taskLines(graph, edges, troubles),
      ...orderLines(graph),
      ...phaseLines(graph, ids),
      ...externals.flatMap((external) => external.lines),
      ...exclusionLines(graph, ids),
    ],
  };
}

/** A box that concerns the tasks of only one phase is drawn among them, so that its line is short. */
function homeOf({ box, lines }: External, frames: readonly Frame[]): Frame | undefined {
  const ends = lines.map(({ from, to }) => (from === box.id ? to : from));
  return frames.find(({ boxes }) => ends.every((end) => boxes.some(({ id }) => id === end)));
}
