import type { PlanGraph, TaskNode } from '../../graph/model.ts';
import type { Phase, Plan, Task } from '../../plan/model.ts';
import { taskNode } from '../ids.ts';
import { linkTitle, nodeLabel } from '../labels.ts';
import type { Box, shapes } from './scene.ts';
import type { Troubles } from './troubles.ts';

/** Where boxes lead, percent-encoded; null for nowhere. */
export interface Links {
  task(task: Task): string | null;
  /** Where a phase can be read. */
  phase(phase: Phase): string | null;
  /** The page of another plan. */
  planPage(plan: Plan): string | null;
}

/** What is done gets round corners besides, when it is drawn: Mermaid’s own round box leaves too little room for words. */
const shapeOf = {
  waiting: 'rectangle',
  ready: 'stadium',
  'in-progress': 'slanted',
  done: 'rectangle',
  blocked: 'hexagon',
  cancelled: 'rectangle',
} as const satisfies Record<TaskNode['state'], keyof typeof shapes>;

/** A task of the plan: its state is its shape, its class and its mark. */
export function taskBox(node: TaskNode, troubles: Troubles, links: Links): Box {
  const { task, state, critical, impliedPhase } = node;
  const trouble = troubles.of(task.id);
  return {
    id: taskNode(task.id),
    label: nodeLabel(node, trouble),
    shape: shapeOf[state],
    classes: [
      state,
      ...(critical ? ['critical' as const] : []),
      ...(impliedPhase === null ? [] : ['silent' as const]),
      ...(trouble ? [trouble] : []),
    ],
    href: links.task(task),
    title: linkTitle(node, trouble),
  };
}

/** The boxes of all tasks in one phase, or of those in none. */
export function taskBoxes(
  { tasks }: Pick<PlanGraph, 'tasks'>,
  phase: TaskNode['phase'],
  troubles: Troubles,
  links: Links,
): Box[] {
  return tasks.filter((node) => node.phase === phase).map((node) => taskBox(node, troubles, links));
}
