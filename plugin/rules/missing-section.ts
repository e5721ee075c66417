import type { Plan } from '../plan/model.ts';
import type { Rule } from './support/rule.ts';

/** No title, or no Temporal Logic Constraints. In a file without tasks, or one that cannot be read, that is not the point. */
export const missingSection: Rule = {
  summary: 'The plan has no title or no Temporal Logic Constraints.',
  severity: 'contract',
  *check({ plan }) {
    if (plan.tasks.length === 0 || plan.faults.length > 0) return;
    if (!plan.title?.value.trim()) {
      yield {
        message: 'The plan has no title, expected one as its first heading.',
        hint: 'Begin the file with `# Tasks: Feature Name`.',
        position: undefined,
      };
    }
    if (!hasConstraints(plan)) {
      yield {
        message: 'The plan has no Temporal Logic Constraints, expected that section: it is required.',
        hint: 'Add `## Temporal Logic Constraints (REQUIRED)` with the tables that apply, such as `### Sequence Constraints`.',
        position: undefined,
      };
    }
  },
};

function hasConstraints({ constraints }: Plan): boolean {
  return Object.values(constraints).some((part) => part !== null);
}
