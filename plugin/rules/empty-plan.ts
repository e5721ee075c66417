import type { FormatName } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';
import { listItems } from './unticked-list.ts';

/** The lines that make tasks, and how one is written. */
const wanted: Partial<Record<FormatName, readonly [string, string]>> = {
  planwright: ['list item or heading starts with the word Task and an id', '- [ ] **Task 1.1**: Title'],
  superpowers: ['heading starts with the word Task and a number', '### Task 1: Title'],
  'spec-kit': ['list item has a box and an id such as T001', '- [ ] T001 Title'],
  taskmaster: ['task is in a list called `tasks`', '{ "id": 1, "title": "…", "status": "pending" }'],
};

/** Silent for a malformed file, whose tasks may just not have been read. */
export const emptyPlan: Rule = {
  summary: 'The plan has no tasks.',
  severity: 'error',
  *check({ plan }) {
    if (plan.tasks.length > 0 || plan.faults.length > 0) return;
    const [lines, example] = wanted[plan.format] ?? ['list item has a box', '- [ ] 1.1 Title'];
    // `unticked-list` says more.
    if (plan.format === 'openspec' && listItems(plan).length > 0) return;
    yield {
      message: `The plan has no tasks: no ${lines}.`,
      hint: `Write each task as \`${example}\`.${plan.format === 'taskmaster' ? '' : ' Code blocks, quotes and HTML comments are not searched.'}`,
      position: undefined,
    };
  },
};
