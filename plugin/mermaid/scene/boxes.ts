import type { Edge, PlanGraph, TaskNode } from '../../graph/model.ts';
import type { Phase, Plan, Task } from '../../plan/model.ts';
import { taskNode } from '../ids.ts';
import { linkTitle, nodeLabel, type Trouble, taskMark, taskTooltip } from '../labels.ts';
import type { Say } from '../say.ts';
import type { Box } from './scene.ts';

/** The addresses that boxes link to, percent-encoded; null for none. */
export interface Links {
  task(task: Task): string | null;
  /** The address of a phase. */
  phase(phase: Phase): string | null;
  /** The page of another plan. */
  planPage(plan: Plan): string | null;
}

/** Options for boxes: their links and words. */
export interface BoxOptions {
  links: Links;
  say: Say;
}

/** A task of the plan: its state is its class and its mark. */
export function taskBox(node: TaskNode, graph: PlanGraph, troubles: Troubles, { links, say }: BoxOptions): Box {
  const { task, state, critical, impliedPhases } = node;
  const trouble = troubles.of(task.id);
  return {
    id: taskNode(task.id),
    task: task.id,
    label: nodeLabel(node, trouble, say),
    mark: taskMark(node),
    classes: [
      state,
      ...(critical ? ['critical' as const] : []),
      ...(impliedPhases.length === 0 ? [] : ['silent' as const]),
      ...(trouble ? [trouble] : []),
    ],
    href: links.task(task),
    title: linkTitle(node, trouble, say),
    tooltip: taskTooltip(node, trouble, graph, say),
  };
}

/** The boxes of all tasks in one phase, or of those in none. */
export function taskBoxes(graph: PlanGraph, phase: TaskNode['phase'], troubles: Troubles, options: BoxOptions): Box[] {
  return graph.tasks.filter((node) => node.phase === phase).map((node) => taskBox(node, graph, troubles, options));
}

/** Problems to warn the reader of. */
export interface Troubles {
  of(task: string): Trouble | null;
  /** Whether a task's edge lies on a cycle. */
  onCycle(edge: Pick<Edge, 'from' | 'to'>): boolean;
}

/**
 * Finds tasks on a cycle, through other plans too, and open tasks that neither wait for anything nor are waited for, nor is
 * their phase. Where nothing at all is connected, or the task is closed, that is not worth a warning.
 */
export function troublesOf(graph: PlanGraph): Troubles {
  const parts = new Map(graph.cycles.flatMap(({ members }, part) => members.map((id) => [id, part])));
  const caught = graph.otherPlans?.onCycle;
  const isolated = isolatedTasks(graph);
  const waitsForItself = ({ task, selfReferences }: TaskNode) =>
    parts.has(task.id) || selfReferences.length > 0 || caught?.has(task.id) === true;
  return {
    of(id) {
      const node = graph.byId.get(id);
      if (node && waitsForItself(node)) return 'cycle';
      return isolated.has(id) ? 'orphan' : null;
    },
    onCycle: ({ from, to }) => parts.has(from) && parts.get(from) === parts.get(to),
  };
}

function isolatedTasks({ tasks, phaseEdges, entryEdges }: PlanGraph): ReadonlySet<string> {
  const needed = new Set(phaseEdges.map(({ from }) => from));
  const named = new Set(entryEdges.map(({ from }) => from));
  const followed = new Set(tasks.flatMap(({ impliedTasks }) => impliedTasks));
  const isolated = tasks.filter(
    ({
      task,
      phase,
      prerequisites,
      dependents,
      impliedPhases,
      impliedTasks,
      outside,
      unknown,
      foreign,
      foreignDependents,
    }) =>
      prerequisites.length +
        dependents.length +
        outside.length +
        unknown.length +
        foreign.length +
        foreignDependents.length ===
        0 &&
      impliedPhases.length + impliedTasks.length === 0 &&
      !followed.has(task.id) &&
      !named.has(task.id) &&
      (phase === null || !needed.has(phase.id)),
  );
  const open = isolated.filter(({ state }) => state !== 'done' && state !== 'cancelled');
  return new Set(isolated.length < tasks.length ? open.map(({ task }) => task.id) : []);
}
