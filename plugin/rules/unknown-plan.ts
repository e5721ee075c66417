import type { ForeignReference } from '../graph/model.ts';
import type { Report } from './support/finding.ts';
import { nearestId } from './support/ids.ts';
import type { Rule } from './support/rule.ts';
import { quoted, taskName } from './support/wording.ts';

/** More than anybody reads; past that a search through all plans for each of them would only cost time. */
const MOST_SUGGESTIONS = 50;

const none = () => [];

/** A dependency on a plan that does not exist, or on a task that the plan does not have. Silent where no other plan is known. */
export const unknownPlan: Rule = {
  summary: 'A dependency names a plan, or a task of another plan, that does not exist.',
  severity: 'error',
  *check({ graph: { foreign, otherPlans } }) {
    if (!otherPlans) return;
    let suggestions = 0;
    for (const reference of foreign) {
      const suggests = suggestions < MOST_SUGGESTIONS;
      const report = reportOn(reference, suggests ? otherPlans.names : none);
      if (!report) continue;
      suggestions++;
      yield report;
    }
  },
};

function reportOn(reference: ForeignReference, names: () => readonly string[]): Report | null {
  const { plan: name, id, found, source, owner } = reference;
  const { position } = source;
  switch (found?.kind) {
    case 'no-plan':
      return {
        message: `Unexpected plan ${quoted(name)}, expected the id or the path of a plan that exists.`,
        hint: planAdvice(nearestId(bare(name), names())),
        position,
      };
    case 'no-task':
      return {
        message: `Unexpected ${taskName(id)} of the plan ${quoted(found.plan.id)}, expected the id of a task in that plan.`,
        hint: taskAdvice(
          nearestId(
            id,
            found.plan.tasks.map((task) => task.id),
          ),
        ),
        position,
      };
    case 'unreadable':
      return {
        severity: 'info',
        message: `Unexpected plan ${quoted(name)} that cannot be read: ${owner.kind} ${owner.id} waits for its ${taskName(id)} as for an outside condition.`,
        hint: 'Mend that file, or name what is waited for in words.',
        position,
      };
    default:
      return null;
  }
}

function planAdvice(nearest: string | undefined): string {
  if (nearest !== undefined) return `Did you mean the plan \`${nearest}\`?`;
  return 'A plan is looked up below the folder of the plans, then in the repository, then beside this file; its id is its folder’s path, as in `payments/2.4`.';
}

function taskAdvice(nearest: string | undefined): string {
  return nearest === undefined ? 'Name a task that the plan has.' : `Did you mean \`${taskName(nearest)}\`?`;
}

/** A path without what only says where to begin and where the file lies. */
function bare(name: string): string {
  return name.replace(/^(?:\.{1,2}\/)+/, '').replace(/(?:\/tasks)?\.md$|\/+$/i, '');
}
