import type { RootContent } from 'mdast';
import type { Task } from '../plan/model.ts';
import { preorderInLists } from '../plan/walk.ts';
import { relatedStatuses, statusPosition } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { are, taskName, taskNames } from './support/wording.ts';

/** A cancelled task is closed, too. */
export const subtaskOpen: Rule = {
  summary: 'A task is done, but a task of its own below it is not.',
  severity: 'warning',
  *check({ plan: { tasks } }) {
    const parents = parentsOf(tasks);
    const open = tasks.filter(({ status }) => status !== 'done' && status !== 'cancelled');
    for (const [parent, own] of Map.groupBy(open, (task) => parents.get(task))) {
      if (parent?.status !== 'done') continue;
      const names = taskNames(own.map(({ id }) => id));
      yield {
        message: `${taskName(parent.id)} is done, but ${names}, which ${are(own)} part of it, ${are(own)} not.`,
        hint: `Mark ${names} \`[x]\`, or change ${taskName(parent.id)} back to \`[~]\`.`,
        position: statusPosition(parent),
        related: relatedStatuses(own),
      };
    }
  },
};

/** The nearest task that each one is part of: by its id (1.1 of 1.1.2), else by the list item it is in. */
function parentsOf(tasks: readonly Task[]): ReadonlyMap<Task, Task> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const byNode = new Map<RootContent, Task>(tasks.map((task) => [task.at.node, task]));
  const parents = new Map<Task, Task>();
  for (const task of tasks) {
    if (task.at.form !== 'list' || task.at.node.type !== 'listItem') continue;
    for (const node of preorderInLists(task.at.node.children)) {
      const inner = byNode.get(node);
      if (inner) parents.set(inner, task);
    }
  }
  for (const task of tasks) {
    const parent = byId.get(task.id.replace(/\.[^.]*$/, ''));
    if (parent && parent !== task) parents.set(task, parent);
  }
  return parents;
}
