import type { PlanGraph, TaskNode } from '../graph/model.ts';
import type { Rule } from './support/rule.ts';
import { judgedAs } from './support/verdicts.ts';
import { phaseName, taskName, taskNames } from './support/wording.ts';

/** Cap on tasks in a hint. */
const MAX_NAMED = 4;

export const sequenceUnenforced: Rule = {
  summary: 'No dependency enforces a sequence constraint.',
  severity: 'warning',
  *check({ graph }) {
    for (const [{ row }, { after, missing }] of judgedAs(graph.constraints.sequence, 'unenforced')) {
      const node = graph.byId.get(after);
      if (!node) continue;
      yield {
        message: `This constraint puts ${taskNames(missing)} before ${taskName(after)}, but no dependency enforces that.`,
        hint: hintFor(node, missing, graph),
        position: row.constraint.position,
        related: [{ message: `${taskName(after)} is defined here.`, position: node.task.at.id.position }],
      };
    }
  },
};

/** A task without dependencies waits for the phase before its own; with the first one written out it no longer would. */
function hintFor({ task, impliedPhases }: TaskNode, missing: readonly string[], { plan }: PlanGraph): string {
  const few = missing.slice(0, MAX_NAMED).map(taskName);
  const names = [...few, ...(missing.length > MAX_NAMED ? ['…'] : [])].join(', ');
  if (task.dependsOn && !task.dependsOn.none) return `Add ${names} to the \`Depends on\` of ${taskName(task.id)}.`;
  const phase = plan.phases.find(({ id }) => impliedPhases.includes(id));
  return `Write \`- **Depends on**: ${phase ? `${phaseName(phase)}, ` : ''}${names}\` in ${taskName(task.id)}.`;
}
