import type { PhaseNode, PlanGraph } from '../../graph/model.ts';
import { phaseNodes, taskNode } from '../ids.ts';
import { phaseBoxLabel, phaseLabel, phaseMark, phaseTitle, stateOf, uncutTitle } from '../labels.ts';
import { type BoxOptions, troublesOf } from './boxes.ts';
import { orderLines, type PhaseIds, phaseIds, phaseLines, taskLines } from './lines.ts';
import type { Box, Frame, Line, LineKind, Scene } from './scene.ts';

/** Of several kinds of lines between two phases, the first in this list is drawn. */
const RANK: readonly LineKind[] = ['cycle', 'critical', 'critical-implied', 'needs', 'implied', 'exclusion'];

/** One box for each phase with its state and its progress, and one line for all that leads from one to another. */
export function overviewScene(graph: PlanGraph, options: BoxOptions): Scene {
  const ids = phaseIds(phaseNodes(graph.phases.map(({ phase }) => phase)));
  return { frames: [], boxes: overviewBoxes(graph, ids, options), lines: summedLines(graph, ids) };
}

function overviewBoxes({ phases }: PlanGraph, ids: PhaseIds, options: BoxOptions): Box[] {
  return [...new Map(phases.map((node) => [ids.get(node.phase.id), node]))].map(([id, node]) =>
    phaseBox(node, id ?? '', options, []),
  );
}

/** A phase as one box. */
export function phaseBox(node: PhaseNode, id: string, { links, say }: BoxOptions, more: Box['classes']): Box {
  return {
    id,
    phase: node.phase.id,
    label: phaseBoxLabel(node, say),
    mark: phaseMark(node),
    classes: ['phase', stateOf(node), ...more],
    href: links.phase(node.phase),
    title: phaseTitle(node, say),
  };
}

/** The frame of a phase around its boxes. */
export function phaseFrame(node: PhaseNode, id: string, boxes: Box[]): Frame {
  return {
    id,
    phase: node.phase.id,
    label: phaseLabel(node),
    title: uncutTitle(node),
    className: node.status,
    isStory: node.phase.kind === 'story',
    boxes,
  };
}

/** A number on a line says how many dependencies between tasks it represents. */
function summedLines(graph: PlanGraph, ids: PhaseIds): Line[] {
  const home = new Map(graph.tasks.map(({ task, phase }) => [taskNode(task.id), phase && ids.get(phase.id)]));
  const declared = [...phaseLines(graph, ids), ...taskLines(graph, graph.edges, troublesOf(graph))];
  const lines = [...declared, ...orderLines(graph)].flatMap((line, index) => {
    const [from, to] = [
      home.has(line.from) ? home.get(line.from) : line.from,
      home.has(line.to) ? home.get(line.to) : line.to,
    ];
    const ofTasks = index < declared.length && home.has(line.from) && home.has(line.to);
    return from && to && from !== to ? [{ kind: line.kind, from, to, ofTasks }] : [];
  });
  return summed(lines);
}

/** One line for all that lead from one box to another, with their number. */
export function summed(lines: readonly (Line & { ofTasks: boolean })[]): Line[] {
  const counts = new Map<string, number>();
  const key = ({ from, to }: Line) => `${from} ${to}`;
  for (const line of lines) if (line.ofTasks) counts.set(key(line), (counts.get(key(line)) ?? 0) + 1);
  return strongest(lines).map((line) => {
    const count = counts.get(key(line));
    return count === undefined ? line : { ...line, label: String(count) };
  });
}

/** One line for all that lead from one box to another, of the kind that says most. */
export function strongest(lines: readonly Line[]): Line[] {
  const groups = Map.groupBy(lines, ({ from, to }) => `${from} ${to}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const kind = RANK.find((one) => group.some((line) => line.kind === one)) ?? 'needs';
    return [{ from: first.from, to: first.to, kind }];
  });
}
