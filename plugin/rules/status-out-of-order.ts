import type { TaskNode } from '../graph/model.ts';
import { cycleOf } from './cycles.ts';
import type { Rule } from './rule.ts';
import { listed, statusWords, taskName } from './words.ts';

/** Done, or in progress, before a task that it declares to wait for. A cycle explains what stands on it. */
export const statusOutOfOrder: Rule = {
  severity: 'error',
  *check({ graph }) {
    const cycles = cycleOf(graph);
    const open = (node: TaskNode) =>
      node.needs
        .flatMap((id) => graph.byId.get(id) ?? [])
        .filter(({ task }) => task.status !== 'done' && task.status !== 'cancelled')
        .filter(({ task }) => !cycles.has(task.id) || cycles.get(task.id) !== cycles.get(node.task.id));
    for (const node of graph.tasks) {
      const { id, status, statusSource, title } = node.task;
      if (status !== 'done' && status !== 'in-progress') continue;
      const earlier = open(node).map(({ task }) => task);
      if (earlier.length === 0) continue;
      const waits = listed(earlier.map((task) => `${taskName(task.id)} (${statusWords[task.status]})`));
      yield {
        message: `Unexpected status ${statusWords[status]} of ${taskName(id)}, expected what it depends on to be done first: ${waits}.`,
        hint: `Mark ${listed(earlier.map((task) => taskName(task.id)))} \`[x]\`, or ${taskName(id)} \`[ ]\`, or take the dependency out.`,
        position: statusSource?.position ?? title.position,
        severity: status === 'done' ? undefined : 'warning',
        related: earlier.map((task) => ({
          message: `${taskName(task.id)} is ${statusWords[task.status]}.`,
          position: task.statusSource?.position ?? task.title.position,
        })),
      };
    }
  },
};
