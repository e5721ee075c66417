import type { ForeignReference } from '../graph/model.ts';
import type { Plan } from '../plan/model.ts';
import type { Report } from './support/finding.ts';
import { nearestId } from './support/ids.ts';
import type { Rule } from './support/rule.ts';
import { ownerName, quoted, taskName } from './support/wording.ts';

/** Cap on searches for the plan that was meant. */
const MAX_SUGGESTIONS = 50;

const none = () => [];

/** Silent where the host knows no other plans. */
export const unknownPlan: Rule = {
  summary: 'A dependency names a plan, or a task of another plan, that does not exist.',
  severity: 'error',
  *check({ plan, graph: { foreign, otherPlans } }) {
    if (!otherPlans) return;
    let suggestions = 0;
    for (const reference of foreign) {
      const report = reportOn(reference, plan, suggestions < MAX_SUGGESTIONS ? otherPlans.names : none);
      if (!report) continue;
      suggestions++;
      yield report;
    }
  },
};

function reportOn(reference: ForeignReference, own: Plan, names: () => readonly string[]): Report | null {
  const { plan: name, id, found, source, owner, field } = reference;
  const { position } = source;
  const subject = `${ownerName(owner, own)} ${field === 'blocks' ? 'blocks' : 'depends on'} ${taskName(id)} of the plan`;
  switch (found?.kind) {
    case 'no-plan':
      return {
        message: `${subject} ${quoted(name)}, which does not exist.`,
        hint: planHint(nearestId(bare(name), names())),
        position,
      };
    case 'no-task': {
      const ids = found.plan.tasks.map((task) => task.id);
      return {
        message: `${subject} ${quoted(found.plan.id)}, which has no such task.`,
        hint: taskHint(nearestId(id, ids)),
        position,
      };
    }
    case 'unreadable':
      return {
        severity: 'info',
        message: `${subject} ${quoted(name)}, which cannot be read, so it counts as an outside condition.`,
        hint: 'Fix that file, or write the condition in words.',
        position,
      };
    default:
      return null;
  }
}

function planHint(nearest: string | undefined): string {
  if (nearest !== undefined) return `Did you mean the plan \`${nearest}\`?`;
  return 'The id of a plan is the path of its folder, as in `payments/2.4`. It is looked up in the plans folder, then in the repository, then next to this file.';
}

function taskHint(nearest: string | undefined): string {
  return nearest === undefined ? 'Use the id of a task in that plan.' : `Did you mean \`${taskName(nearest)}\`?`;
}

/** A path without its leading dots and its file name. */
function bare(name: string): string {
  return name.replace(/^(?:\.{1,2}\/)+/, '').replace(/(?:\/tasks)?\.md$|\/+$/i, '');
}
