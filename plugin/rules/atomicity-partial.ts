import type { JudgedAtomicity } from '../graph/constraints/model.ts';
import { relatedStatuses } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { listed, taskName } from './support/wording.ts';

/** A group without a rollback strategy has that for a verdict, and is half done all the same. */
const isReported = ({ isPlaceholder, isPartial }: JudgedAtomicity) => isPartial && !isPlaceholder;

/** Some tasks of an atomic group are done, and some are not. */
export const atomicityPartial: Rule = {
  summary: 'Only some of the tasks of an atomic group are done.',
  severity: 'warning',
  *check({ graph }) {
    for (const { row, evidence } of graph.constraints.atomicity.filter(isReported)) {
      const [done, open] = [evidence.done, evidence.open].map((ids) => listed(ids.map(taskName)));
      const tasks = [...evidence.open, ...evidence.done].flatMap((id) => graph.byId.get(id)?.task ?? []);
      yield {
        message: `Unexpected half of a group: ${done} ${evidence.done.length > 1 ? 'are' : 'is'} done and ${open} ${evidence.open.length > 1 ? 'are' : 'is'} not, expected all or none.`,
        hint: `Finish ${open} together with the rest, or roll ${done} back.`,
        position: row.group.position,
        related: relatedStatuses(tasks),
      };
    }
  },
};
