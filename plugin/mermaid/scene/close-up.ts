import type { Edge, PhaseNode, PlanGraph, TaskNode } from '../../graph/model.ts';
import { phaseNodes, taskNode } from '../ids.ts';
import { neighbourLabel } from '../labels.ts';
import { type BoxOptions, type Troubles, taskBox, taskBoxes, troublesOf } from './boxes.ts';
import { type External, externalsOf } from './externals.ts';
import { exclusionLines, orderLines, type PhaseIds, phaseIds, phaseLines, taskLines } from './lines.ts';
import { phaseBox, phaseFrame, summed } from './overview.ts';
import type { Box, Line, Scene } from './scene.ts';

/** Data shared by all close-ups of a plan. */
interface Material {
  graph: PlanGraph;
  options: BoxOptions;
  names: ReturnType<typeof phaseNodes>;
  ids: PhaseIds;
  troubles: Troubles;
  /** Lines by the frames that they touch. */
  near: ReadonlyMap<string, readonly Line[]>;
  externals: readonly External[];
  /** Tasks by their Mermaid ids. */
  tasks: ReadonlyMap<string, TaskNode>;
}

/** How the neighbours of a phase are drawn: task by task, or as whole phases with numbers on the lines. */
type Neighbours = 'tasks' | 'phases';

/** Draws one phase in its frame, and beside it what of other phases it touches. */
export type CloseUp = (node: PhaseNode, neighbours: Neighbours) => Scene;

/** Gathers once what the close-ups of all phases are made from. */
export function closeUps(graph: PlanGraph, options: BoxOptions, edges: readonly Edge[] = graph.edges): CloseUp {
  const names = phaseNodes(graph.phases.map(({ phase }) => phase));
  const ids = phaseIds(names);
  const troubles = troublesOf(graph);
  const tasks = new Map(graph.tasks.map((node) => [taskNode(node.task.id), node]));
  const lines = [
    ...taskLines(graph, edges, troubles),
    ...orderLines(graph),
    ...phaseLines(graph, ids),
    ...exclusionLines(graph, ids),
  ];
  const material: Material = {
    graph,
    options,
    names,
    ids,
    troubles,
    near: byFrame(lines, (id) => {
      const phase = tasks.get(id)?.phase;
      return (phase && names.get(phase)) ?? id;
    }),
    externals: externalsOf(graph, ids, options),
    tasks,
  };
  return (node, neighbours) => closeUp(node, neighbours, material);
}

/** Gives each line to the frames of both its ends, once. */
function byFrame(lines: readonly Line[], frameOf: (id: string) => string): Map<string, Line[]> {
  const near = new Map<string, Line[]>();
  for (const line of lines) {
    for (const frame of new Set([frameOf(line.from), frameOf(line.to)])) {
      const list = near.get(frame);
      if (list) list.push(line);
      else near.set(frame, [line]);
    }
  }
  return near;
}

function closeUp(node: PhaseNode, neighbours: Neighbours, material: Material): Scene {
  const { graph, names, troubles, options, externals } = material;
  const id = names.get(node.phase) ?? '';
  const boxes = taskBoxes(graph, node.phase, troubles, options);
  const own = new Set([id, ...boxes.map((box) => box.id)]);
  const touches = ({ from, to }: Line) => own.has(from) || own.has(to);
  const isInner = ({ from, to }: Line) => own.has(from) && own.has(to);
  const near = material.near.get(id) ?? [];
  const outer = near.filter((line) => !isInner(line)).map((line) => ({ ...line, ofTasks: isOfTasks(line, material) }));
  const shown =
    neighbours === 'tasks' ? outer.map(({ ofTasks: _, ...line }) => line) : summed(outer.map(toPhases(own, material)));
  const others = new Set(shown.map(({ from, to }) => (own.has(from) ? to : from)));
  const guests = externals.filter((external) => external.lines.some(touches));
  return {
    frames: [phaseFrame(node, id, boxes)],
    boxes: [...guests.map(({ box }) => box), ...[...others].flatMap((other) => neighbour(other, material))],
    lines: [...near.filter(isInner), ...shown, ...guests.flatMap((guest) => guest.lines.filter(touches))],
  };
}

const isOfTasks = ({ from, to }: Line, { tasks }: Material) => tasks.has(from) && tasks.has(to);

/** The same line to the phase in place of its task. */
function toPhases(own: ReadonlySet<string>, { tasks, ids }: Material) {
  const home = (id: string) => {
    const phase = tasks.get(id)?.phase;
    return own.has(id) || !phase ? id : (ids.get(phase.id) ?? id);
  };
  return <Any extends Line>(line: Any): Any => ({ ...line, from: home(line.from), to: home(line.to) });
}

/** A box for a task or a phase that is not the one in the middle. */
function neighbour(id: string, { graph, ids, options, tasks, troubles }: Material): Box[] {
  const task = tasks.get(id);
  if (task) {
    const box = taskBox(task, graph, troubles, options);
    return [{ ...box, label: neighbourLabel(task, options.say), classes: [...box.classes, 'neighbour'] }];
  }
  const phase = graph.phases.find((one) => ids.get(one.phase.id) === id);
  return phase ? [phaseBox(phase, id, options, ['neighbour'])] : [];
}
