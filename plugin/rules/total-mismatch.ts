import { planTally, rightTotals } from './support/figures.ts';
import type { Rule } from './support/rule.ts';
import { counted } from './support/wording.ts';

export const totalMismatch: Rule = {
  summary: 'Total Tasks is not the number of tasks in the plan.',
  severity: 'contract',
  *check({ plan, graph }) {
    const typed = plan.overview.totalTasks;
    if (typed === null || typed.number === null || plan.tasks.length === 0) return;
    const { total, cancelled } = graph.progress;
    if (rightTotals(planTally(graph)).includes(typed.number)) return;
    const note = cancelled > 0 ? `, not counting ${counted(cancelled, 'cancelled task')}` : '';
    yield {
      message: `Total Tasks is ${typed.number}, but the plan has ${counted(total, 'task')}${note}.`,
      hint: `Write \`- **Total Tasks**: ${total}\`.`,
      position: typed.position,
    };
  },
};
