import type { TaskNode } from '../graph/model.ts';
import type { Sourced } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { listed, quoted, taskName } from './support/wording.ts';

/** A condition outside of the plan, once for each place at which it is written. One that is a placeholder is reported as such. */
export const outsideDependency: Rule = {
  summary: 'A task depends on something that is not a task of any plan.',
  severity: 'info',
  *check({ plan, graph }) {
    const placeholders = new Set(plan.placeholders.map(({ source }) => source.value));
    for (const [source, tasks] of waitingFor(graph.tasks)) {
      if (placeholders.has(source.value)) continue;
      const names = listed(tasks.map(({ task }) => taskName(task.id)));
      const wait = tasks.length === 1 ? 'waits' : 'wait';
      yield {
        message: `${names} ${wait} for ${quoted(source.value)}, which no task of the plan does.`,
        hint: `Take it out as soon as it holds: until then ${names} will not be ready. For a task of the plan, write its id, such as \`Task 1.1\`.`,
        position: source.position,
      };
    }
  },
};

/** The tasks that each condition holds up, by the words themselves: those of a phase are shared by its tasks. */
function waitingFor(nodes: readonly TaskNode[]): Map<Sourced, TaskNode[]> {
  const waiting = new Map<Sourced, TaskNode[]>();
  for (const node of nodes) {
    for (const source of node.outside) {
      const tasks = waiting.get(source);
      if (tasks) tasks.push(node);
      else waiting.set(source, [node]);
    }
  }
  return waiting;
}
