import type { PlanGraph, TaskNode } from '../graph/model.ts';
import { isSettled } from '../graph/progress.ts';
import type { Task } from '../plan/model.ts';
import { cycleOf } from './support/cycles.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { listed, statusWords, taskName } from './support/wording.ts';

/** More than anybody follows, where a task waits for all that come before it. */
const MOST_RELATED = 20;

/** A task that should have been done first. */
interface Earlier {
  task: Task;
  name: string;
  /** Path of another plan's file. */
  path?: string | null;
}

/** Done, or in progress, before a task that it declares to wait for. A cycle explains what stands on it. */
export const statusOutOfOrder: Rule = {
  summary: 'A task is done or in progress, but a task that it depends on is not done.',
  severity: 'error',
  *check({ graph }) {
    const open = new Set(graph.tasks.filter(({ task }) => !isSettled(task.status)).map(({ task }) => task.id));
    const isCaught = caughtTogether(graph);
    for (const node of graph.tasks) {
      if (node.task.status !== 'done' && node.task.status !== 'in-progress') continue;
      // Nothing is written out for a plan in which all is done.
      const ids = open.size === 0 ? [] : node.prerequisites.filter((id) => open.has(id));
      const own = ids.flatMap((id) => graph.byId.get(id)?.task ?? []).filter((task) => !isCaught(task, node.task));
      const earlier = [...own.map((task) => ({ task, name: taskName(task.id) })), ...openElsewhere(node, graph)];
      if (earlier.length > 0) yield report(node.task, earlier);
    }
  },
};

/** The unfinished ones of other plans, each once. */
function openElsewhere({ task: { id }, foreign }: TaskNode, { otherPlans }: PlanGraph): Earlier[] {
  if (otherPlans?.onCycle.has(id)) return [];
  const open = foreign.flatMap(({ found }): [Task, Earlier][] => {
    if (found?.kind !== 'task' || isSettled(found.task.status)) return [];
    const { plan, task } = found;
    return [[task, { task, name: `${taskName(task.id)} of ${plan.id}`, path: plan.path }]];
  });
  return [...new Map(open).values()];
}

/** Whether two tasks stand in the same cycle. */
function caughtTogether(graph: PlanGraph): (one: Task, other: Task) => boolean {
  const cycles = cycleOf(graph);
  return (one, other) => {
    const cycle = cycles.get(one.id);
    return cycle !== undefined && cycle === cycles.get(other.id);
  };
}

function report({ id, status, statusSource, title }: Task, earlier: readonly Earlier[]): Report {
  const waits = listed(earlier.map(({ name, task }) => `${name} (${statusWords[task.status]})`));
  return {
    message: `Unexpected status ${statusWords[status]} of ${taskName(id)}, expected what it depends on to be done first: ${waits}.`,
    hint: `Mark ${listed(earlier.map(({ name }) => name))} \`[x]\`, or ${taskName(id)} \`[ ]\`, or take the dependency out.`,
    position: statusSource?.position ?? title.position,
    severity: status === 'done' ? undefined : 'warning',
    related: earlier.slice(0, MOST_RELATED).map(({ name, task, ...place }) => ({
      ...place,
      message: `${name} is ${statusWords[task.status]}.`,
      position: task.statusSource?.position ?? task.title.position,
    })),
  };
}
