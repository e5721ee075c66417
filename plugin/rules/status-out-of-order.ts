import type { PlanGraph, TaskNode } from '../graph/model.ts';
import { isSettled } from '../graph/progress.ts';
import type { Task } from '../plan/model.ts';
import { inSameCycle } from './support/cycles.ts';
import type { Report } from './support/finding.ts';
import { MOST_RELATED } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { are, listed, statusWords, taskName, taskNames } from './support/wording.ts';

/** An unfinished task of another plan. */
interface Foreign {
  task: Task;
  name: string;
  path: string | null;
}

/** For a task in progress it is a warning. A task on a cycle is left to `dependency-cycle`. */
export const statusOutOfOrder: Rule = {
  summary: 'A task is done or in progress, but a task that it depends on is not done.',
  severity: 'error',
  *check({ graph }) {
    const open = new Set(graph.tasks.filter(({ task }) => !isSettled(task.status)).map(({ task }) => task.id));
    const isExplained = inSameCycle(graph);
    for (const node of graph.tasks) {
      const { id, status } = node.task;
      if (status !== 'done' && status !== 'in-progress') continue;
      // `prerequisites` is expanded when it is read: not for a plan in which all is done.
      const ids = open.size === 0 ? [] : node.prerequisites.filter((need) => open.has(need) && !isExplained(need, id));
      const own = ids.flatMap((need) => graph.byId.get(need)?.task ?? []);
      const foreign = openElsewhere(node, graph);
      if (own.length + foreign.length > 0) yield report(node.task, own, foreign);
    }
  },
};

/** The unfinished tasks of other plans that a task depends on, each once. */
function openElsewhere({ task: { id }, foreign }: TaskNode, { otherPlans }: PlanGraph): Foreign[] {
  if (otherPlans?.onCycle.has(id)) return [];
  const open = foreign.flatMap(({ found }): [Task, Foreign][] => {
    if (found?.kind !== 'task' || isSettled(found.task.status)) return [];
    const { plan, task } = found;
    return [[task, { task, name: `${taskName(task.id)} of ${plan.id}`, path: plan.path }]];
  });
  return [...new Map(open).values()];
}

function report({ id, status, statusSource, title }: Task, own: readonly Task[], foreign: readonly Foreign[]): Report {
  const ownNames = own.length > 0 ? [taskNames(own.map((task) => task.id))] : [];
  const names = listed([...ownNames, ...foreign.map(({ name }) => name)]);
  const earlier = [...own.map((task) => ({ task, name: taskName(task.id) })), ...foreign];
  const not = `${are(earlier)} not${status === 'done' ? '' : ' done'}`;
  return {
    message: `${taskName(id)} is ${statusWords[status]}, but ${names}, which it depends on, ${not}.`,
    hint: `Mark ${names} \`[x]\`, change ${taskName(id)} back to \`[ ]\`, or remove the dependency.`,
    position: statusSource?.position ?? title.position,
    severity: status === 'done' ? undefined : 'warning',
    related: earlier.slice(0, MOST_RELATED).map(({ name, task, ...place }) => ({
      ...place,
      message: `${name} is ${statusWords[task.status]}.`,
      position: task.statusSource?.position ?? task.title.position,
    })),
  };
}
