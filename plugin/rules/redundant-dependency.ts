import { redundantDependencies } from '../graph/redundant.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/** Ids that are written out are judged; ranges and other expansions are not. */
export const redundantDependency: Rule = {
  summary: 'A dependency is already implied by the other dependencies of the task.',
  severity: 'info',
  check: ({ graph }) =>
    redundantDependencies(graph).map(({ task, needed, item, again, through }) => ({
      message: again
        ? `${taskName(task.id)} lists ${taskName(needed.id)} twice.`
        : `${taskName(task.id)} already depends on ${taskName(needed.id)} through ${through ? taskName(through.id) : 'its other dependencies'}.`,
      hint: again
        ? 'Remove the second one.'
        : `Remove \`${item.source.value}\`; the order of the tasks stays the same.`,
      position: item.source.position,
      related: again ? [{ message: 'First listed here.', position: again.source.position }] : [],
    })),
};
