import type { Edge, PlanGraph } from '../../graph/model.ts';
import { phaseNodes } from '../ids.ts';
import { phaseLabel } from '../labels.ts';
import { type Links, taskBoxes } from './boxes.ts';
import { exclusionLines } from './exclusions.ts';
import { type External, externalsOf } from './externals.ts';
import { phaseIds, phaseLines, taskLines } from './lines.ts';
import type { Frame, Scene } from './scene.ts';
import { troublesOf } from './troubles.ts';

/** The whole graph: phases as frames, every task, every edge, and what else tasks wait for. */
export function wholeScene(graph: PlanGraph, links: Links, edges: readonly Edge[] = graph.edges): Scene {
  const names = phaseNodes(graph.phases.map(({ phase }) => phase));
  const ids = phaseIds(names);
  const troubles = troublesOf(graph);
  const externals = externalsOf(graph, ids, links);
  const frames = graph.phases.map((node) => ({
    id: names.get(node.phase) ?? '',
    label: (columns: number) => phaseLabel(node, columns),
    className: node.status,
    boxes: taskBoxes(graph, node.phase, troubles, links),
  }));
  const loose = taskBoxes(graph, null, troubles, links);
  const lines = [
    ...taskLines(graph, edges, troubles),
    ...phaseLines(graph, ids),
    ...externals.flatMap((external) => external.lines),
    ...exclusionLines(graph, ids),
  ];
  return { ...settled(frames, externals), boxes: [...loose, ...homeless(frames, externals)], lines };
}

/** A box that concerns the tasks of one phase alone stands among them, so that its line is short. */
function homeOf({ box, lines }: External, frames: readonly Frame[]): Frame | undefined {
  const ends = lines.map(({ from, to }) => (from === box.id ? to : from));
  return frames.find(({ boxes }) => ends.every((end) => boxes.some(({ id }) => id === end)));
}

function settled(frames: readonly Frame[], externals: readonly External[]): Pick<Scene, 'frames'> {
  const guests = Map.groupBy(externals, (external) => homeOf(external, frames));
  return {
    frames: frames.map((frame) => ({
      ...frame,
      boxes: [...(guests.get(frame) ?? []).map(({ box }) => box), ...frame.boxes],
    })),
  };
}

function homeless(frames: readonly Frame[], externals: readonly External[]) {
  return externals.filter((external) => !homeOf(external, frames)).map(({ box }) => box);
}
