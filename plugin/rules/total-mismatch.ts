import type { Rule } from './rule.ts';
import { counted } from './words.ts';

/** Total Tasks is not the count. Cancelled tasks, and second ones of an id, may be in it or not. */
export const totalMismatch: Rule = {
  severity: 'contract',
  *check({ plan, graph }) {
    const typed = plan.overview.totalTasks;
    const { total, cancelled } = graph.progress;
    const counts = [total, total + cancelled].flatMap((count) => [count, count + plan.duplicates.length]);
    if (typed === null || typed.number === null || plan.tasks.length === 0 || counts.includes(typed.number)) return;
    const note = cancelled > 0 ? `, ${counted(cancelled, 'cancelled one')} left out` : '';
    yield {
      message: `Unexpected total of ${counted(typed.number, 'task')}, expected ${total}: that is what the plan holds${note}.`,
      hint: `Write \`- **Total Tasks**: ${total}\`.`,
      position: typed.position,
    };
  },
};
