import type { Plan } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';

/** Silent where the real problem is another: a file without tasks, or a malformed one. */
export const missingSection: Rule = {
  summary: 'The plan has no title, or follows the template and has no Temporal Logic Constraints.',
  severity: 'contract',
  *check({ plan }) {
    if (plan.tasks.length === 0 || plan.faults.length > 0) return;
    if (!plan.title?.value.trim()) {
      yield {
        message: 'The plan has no title.',
        hint: 'Start the file with a heading such as `# Tasks: Feature Name`.',
        position: undefined,
      };
    }
    if (plan.followsTemplate && !hasConstraints(plan)) {
      yield {
        message: 'The plan has no Temporal Logic Constraints section, which the template requires.',
        hint: 'Add `## Temporal Logic Constraints (REQUIRED)` with the tables that apply, such as `### Sequence Constraints`.',
        position: undefined,
      };
    }
  },
};

function hasConstraints({ constraints }: Plan): boolean {
  return Object.values(constraints).some((part) => part !== null);
}
