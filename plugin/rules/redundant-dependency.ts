import { redundantDependencies } from '../graph/redundant.ts';
import type { Rule } from './support/rule.ts';
import { taskName } from './support/wording.ts';

/** An id written out that the other dependencies of the task imply already. */
export const redundantDependency: Rule = {
  summary: 'A dependency is already implied by the other dependencies of the task.',
  severity: 'info',
  check: ({ graph }) =>
    redundantDependencies(graph).map(({ task, needed, item, again, through }) => ({
      message: again
        ? `${taskName(task.id)} names ${taskName(needed.id)} twice.`
        : `${taskName(task.id)} waits for ${taskName(needed.id)} anyway${through ? `, through ${taskName(through.id)}` : ': its other dependencies imply it'}.`,
      hint: `Take \`${item.source.value}\` out, unless it is meant as an emphasis: nothing changes without it.`,
      position: item.source.position,
      related: again
        ? [{ message: `${taskName(needed.id)} is first named here.`, position: again.source.position }]
        : [],
    })),
};
