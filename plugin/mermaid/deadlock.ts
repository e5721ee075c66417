import type { Deadlock, WaitEdge } from '../graph/constraints/model.ts';
import type { PlanGraph } from '../graph/model.ts';
import type { Task } from '../plan/model.ts';
import { cut } from '../plan/text/cut.ts';
import type { Diagram } from './diagram.ts';
import { taskNode } from './ids.ts';
import type { Say } from './say.ts';
import { taskBox } from './scene/boxes.ts';
import { emit } from './scene/emit.ts';
import type { Frame, Scene } from './scene/scene.ts';

/** A longer cycle cannot be followed in a drawing; the page describes it. */
const MAX_EDGES = 24;
const LONGEST_NAME = 60;
/** Characters of a frame's title that fit above one box. */
const TITLE_WIDTH = 20;
/** All tasks are on one cycle, so no box has to say so. */
const troubles = { of: () => null, onCycle: () => false };

/**
 * A shortest cycle of a deadlock: its tasks, an arrow for each wait with what makes it, and a frame
 * around the tasks of a group that are held up together.
 *
 * @param task where a task leads, percent-encoded
 * @returns null for a cycle that is too long to be drawn
 */
export function deadlockDiagram(
  { edges, groups }: Pick<Deadlock, 'edges' | 'groups'>,
  graph: PlanGraph,
  task: (task: Task) => string,
  say: Say,
): Diagram | null {
  if (edges.length > MAX_EDGES) return null;
  const options = { links: { task, phase: () => null, planPage: () => null }, say };
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const box = (id: string) => {
    const node = graph.byId.get(id);
    if (!node) return [];
    const { classes, ...rest } = taskBox(node, graph, troubles, options);
    return [{ ...rest, classes: classes.filter((name) => name !== 'critical' && name !== 'silent') }];
  };
  const held = heldTogether(edges);
  const framed = new Set(held.flat());
  const frames = held.map((tasks, index): Frame => {
    const names = groups.filter((group) => group.tasks.some((id) => tasks.includes(id)));
    const name = names.map(({ row }) => row.group.text).join(', ');
    return {
      id: `g${index}`,
      phase: null,
      label: titleOf(name, say),
      className: 'cycle',
      boxes: tasks.flatMap(box),
    };
  });
  const scene: Scene = {
    frames,
    boxes: ids.filter((id) => !framed.has(id)).flatMap(box),
    lines: edges.map((edge) => ({
      from: taskNode(edge.from),
      to: taskNode(edge.to),
      kind: edge.row ? 'implied' : 'needs',
      label: makerOf(edge, say),
    })),
  };
  return emit(scene);
}

/** The field or row that makes a wait, in few words. */
function makerOf({ step, row, to }: WaitEdge, say: Say): string {
  if (row) return say('drawing.sequence-row', { row: row.index + 1 });
  if (!('owner' in step.reason)) return say('drawing.phase', { id: step.reason.to });
  const { owner } = step.reason;
  return say(owner === to ? 'drawing.depends-on-of' : 'drawing.blocks-of', { id: owner });
}

function titleOf(text: string, say: Say): string[] {
  const name = say('drawing.all-or-nothing', { name: cut(text, LONGEST_NAME) });
  return name.match(new RegExp(`\\S.{0,${TITLE_WIDTH - 1}}(?=\\s|$)|\\S{${TITLE_WIDTH}}`, 'gu')) ?? [name];
}

/** The tasks of a group at which the cycle enters and leaves it, which belong together. */
function heldTogether(edges: readonly WaitEdge[]): string[][] {
  let sets: Set<string>[] = [];
  for (const [index, { to }] of edges.entries()) {
    const next = edges[(index + 1) % edges.length]?.from ?? to;
    if (next === to) continue;
    const known = sets.filter((set) => set.has(to) || set.has(next));
    const merged = new Set([to, next, ...known.flatMap((set) => [...set])]);
    sets = [...sets.filter((set) => !known.includes(set)), merged];
  }
  return sets.map((set) => [...set]);
}
