import { rightTotals } from './support/figures.ts';
import type { Rule } from './support/rule.ts';
import { counted } from './support/wording.ts';

/** Total Tasks is not the count. A file without tasks is another rule's. */
export const totalMismatch: Rule = {
  summary: 'Total Tasks is not the number of tasks in the plan.',
  severity: 'contract',
  *check({ plan, graph }) {
    const typed = plan.overview.totalTasks;
    if (typed === null || typed.number === null || plan.tasks.length === 0) return;
    const { total, cancelled } = graph.progress;
    if (rightTotals({ ...graph.progress, duplicates: plan.duplicates.length }).includes(typed.number)) return;
    const note = cancelled > 0 ? `, without ${counted(cancelled, 'cancelled task')}` : '';
    yield {
      message: `Unexpected total of ${typed.number}, expected ${total}: the plan holds ${counted(total, 'task')}${note}.`,
      hint: `Write \`- **Total Tasks**: ${total}\`.`,
      position: typed.position,
    };
  },
};
