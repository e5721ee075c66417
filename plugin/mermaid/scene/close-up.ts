import type { Edge, PhaseNode, PlanGraph } from '../../graph/model.ts';
import { phaseNodes, taskNode } from '../ids.ts';
import { neighbourLabel } from '../labels.ts';
import { type BoxOptions, taskBox, taskBoxes, troublesOf } from './boxes.ts';
import { externalsOf } from './externals.ts';
import { exclusionLines, orderLines, phaseIds, phaseLines, taskLines } from './lines.ts';
import { phaseBox, phaseFrame, summed } from './overview.ts';
import type { Box, Line, Scene } from './scene.ts';

/** How the neighbours of a phase are drawn: task by task, or as whole phases with numbers on the lines. */
type Neighbours = 'tasks' | 'phases';

/** Draws one phase in its frame, and beside it what of other phases it touches. */
type CloseUp = (node: PhaseNode, neighbours: Neighbours) => Scene;

/** Gathers once what the close-ups of all phases are made from. */
export function closeUps(graph: PlanGraph, options: BoxOptions, edges: readonly Edge[]): CloseUp {
  const names = phaseNodes(graph.phases.map(({ phase }) => phase));
  const ids = phaseIds(names);
  const troubles = troublesOf(graph);
  const externals = externalsOf(graph, ids, options);
  /** By their Mermaid ids. */
  const tasks = new Map(graph.tasks.map((node) => [taskNode(node.task.id), node]));
  const lines = [
    ...taskLines(graph, edges, troubles),
    ...orderLines(graph),
    ...phaseLines(graph, ids),
    ...exclusionLines(graph, ids),
  ];
  const near = byFrame(lines, (id) => {
    const phase = tasks.get(id)?.phase;
    return (phase && names.get(phase)) ?? id;
  });

  return (node, neighbours) => {
    const id = names.get(node.phase) ?? '';
    const boxes = taskBoxes(graph, node.phase, troubles, options);
    const own = new Set([id, ...boxes.map((box) => box.id)]);
    const touches = ({ from, to }: Line) => own.has(from) || own.has(to);
    const isInner = ({ from, to }: Line) => own.has(from) && own.has(to);
    const all = near.get(id) ?? [];
    const outer = all.filter((line) => !isInner(line));
    const shown = neighbours === 'tasks' ? outer : summed(outer.map((line) => toPhases(line, own)));
    const others = new Set(shown.map(({ from, to }) => (own.has(from) ? to : from)));
    const guests = externals.filter((external) => external.lines.some(touches));
    return {
      frames: [phaseFrame(node, id, boxes)],
      boxes: [...guests.map(({ box }) => box), ...[...others].flatMap(neighbour)],
      lines: [...all.filter(isInner), ...shown, ...guests.flatMap((guest) => guest.lines.filter(touches))],
    };
  };

  /** The same line to the phase in place of its task. */
  function toPhases(line: Line, own: ReadonlySet<string>) {
    const home = (id: string) => {
      const phase = tasks.get(id)?.phase;
      return own.has(id) || !phase ? id : (ids.get(phase.id) ?? id);
    };
    const ofTasks = tasks.has(line.from) && tasks.has(line.to);
    return { ...line, from: home(line.from), to: home(line.to), ofTasks };
  }

  /** A box for a task or a phase that is not the one in the middle. */
  function neighbour(id: string): Box[] {
    const task = tasks.get(id);
    if (task) {
      const box = taskBox(task, graph, troubles, options);
      return [{ ...box, label: neighbourLabel(task, options.say), classes: [...box.classes, 'neighbour'] }];
    }
    const phase = graph.phases.find((one) => ids.get(one.phase.id) === id);
    return phase ? [phaseBox(phase, id, options, ['neighbour'])] : [];
  }
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
