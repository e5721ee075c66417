import { freeId } from './support/ids.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/** Two tasks with one id that both carry fields; the second is at fault. */
export const duplicateTask: Rule = {
  summary: 'Two tasks have the same id.',
  severity: 'error',
  *check({ plan, graph }) {
    for (const { id, at, first } of plan.duplicates) {
      const free = freeId(id, graph.byId.keys());
      yield {
        message: `Unexpected second ${taskName(id)}, expected each id once.`,
        hint: `Give this one an id of its own${free === null ? '' : `, such as \`${taskName(free)}\``}, or put the two together.`,
        position: at.id.position ?? at.title.position,
        related: [
          { message: `${taskName(id)} is first written here.`, position: first.id.position ?? first.title.position },
        ],
      };
    }
  },
};
