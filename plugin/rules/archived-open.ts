import { isClosed } from '../graph/progress.ts';
import { MAX_RELATED, statusPosition } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { counted, quoted } from './support/wording.ts';

/** One finding for the plan, at its first open task. */
export const archivedOpen: Rule = {
  summary: 'A change in the archive has tasks that are still open.',
  severity: 'warning',
  *check({ plan }) {
    if (!plan.isArchived) return;
    const open = plan.tasks.filter(({ status }) => !isClosed(status));
    const [first, ...others] = open;
    if (!first) return;
    yield {
      message: `The change is archived, but ${open.length} of its ${counted(plan.tasks.length, 'task')} ${open.length === 1 ? 'is' : 'are'} open.`,
      hint: 'Tick what was done, take out what was dropped, or move what is left to a change that is open.',
      position: statusPosition(first),
      related: others.slice(0, MAX_RELATED).map((task) => ({
        message: `${quoted(task.title.value)} is open.`,
        position: statusPosition(task),
      })),
    };
  },
};
