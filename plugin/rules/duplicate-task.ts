import { freeId } from './support/ids.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/** Each task but the first is at fault. A bare mention of a task, as in a checklist, is not a second definition. */
export const duplicateTask: Rule = {
  summary: 'Two tasks have the same id.',
  severity: 'error',
  *check({ plan, graph }) {
    for (const { id, at, first } of plan.duplicates) {
      const free = freeId(id, graph.byId.keys());
      yield {
        message: `${taskName(id)} is defined more than once.`,
        hint: `Give this task another id${free === null ? '' : `, such as \`${taskName(free)}\``}, or merge the two tasks.`,
        position: at.id.position ?? at.title.position,
        related: [{ message: 'First defined here.', position: first.id.position ?? first.title.position }],
      };
    }
  },
};
