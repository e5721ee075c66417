import type { Rule } from './rule.ts';
import { taskName } from './words.ts';

/** A task that waits for itself. */
export const selfDependency: Rule = {
  severity: 'error',
  *check({ graph }) {
    for (const { task, selfReferences, dependsOn } of graph.tasks) {
      for (const { position } of selfReferences) {
        yield {
          message: `Unexpected dependency of ${taskName(task.id)} on itself, expected another task.`,
          hint: dependsOn.some((id) => id !== task.id)
            ? `Take \`${task.id}\` out of the list.`
            : 'Write the task that comes first, or `- **Depends on**: None`.',
          position,
        };
      }
    }
  },
};
