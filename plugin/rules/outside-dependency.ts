import type { TaskNode } from '../graph/model.ts';
import type { Sourced } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { quoted, taskNames } from './support/wording.ts';

/**
 * Reports each condition once, however many tasks of a phase share it. Placeholders are left to `placeholder`, words that
 * name a task to `unread-dependency`.
 */
export const outsideDependency: Rule = {
  summary: 'A task depends on something that is not a task of any plan.',
  severity: 'info',
  *check({ plan, graph }) {
    const values = [...plan.tasks, ...plan.phases].flatMap(({ dependsOn }) => dependsOn?.unread ?? []);
    const unread = new Set(values.map(({ outside }) => outside?.source));
    const placeholders = new Set(plan.placeholders.map(({ source }) => source.value));
    for (const [source, tasks] of tasksByCondition(graph.tasks)) {
      if (placeholders.has(source.value) || unread.has(source)) continue;
      const names = taskNames(tasks.map(({ task }) => task.id));
      const depend = tasks.length === 1 ? 'it depends' : 'they depend';
      yield {
        message: `${names} cannot become ready while ${depend} on ${quoted(source.value)}, which is not a task.`,
        hint: 'Remove the condition as soon as it is met. If you mean a task of this plan, write its id, such as `Task 1.1`.',
        position: source.position,
      };
    }
  },
};

/** The tasks that each condition holds up. The tasks of a phase share the condition of its heading or field. */
function tasksByCondition(nodes: readonly TaskNode[]): Map<Sourced, TaskNode[]> {
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
