import type { JudgedAtomicity } from '../graph/constraints/model.ts';
import { relatedStatuses } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { are, taskNames } from './support/wording.ts';

/** A group without a rollback strategy has that as its verdict, and can be partly done as well. */
const isReported = ({ isPlaceholder, isPartial }: JudgedAtomicity) => isPartial && !isPlaceholder;

export const atomicityPartial: Rule = {
  summary: 'Only some of the tasks of an atomic group are done.',
  severity: 'warning',
  *check({ graph }) {
    for (const { row, evidence } of graph.constraints.atomicity.filter(isReported)) {
      const { done, open } = evidence;
      yield {
        message: `${taskNames(done)} ${are(done)} done, but ${taskNames(open)} of the same atomic group ${are(open)} not.`,
        hint: `Finish ${taskNames(open)}, or roll back ${taskNames(done)}.`,
        position: row.group.position,
        related: relatedStatuses([...open, ...done].flatMap((id) => graph.byId.get(id)?.task ?? [])),
      };
    }
  },
};
