import type { PlanGraph, TaskNode } from '../graph/model.ts';
import type { Rule } from './support/rule.ts';
import { judgedAs } from './support/verdicts.ts';
import { listed, phaseName, taskName } from './support/wording.ts';

/** More than a hint needs to name. */
const MOST_NAMED = 4;

/** A sequence constraint that no dependency and no order of phases makes true. */
export const sequenceUnenforced: Rule = {
  summary: 'No dependency enforces a sequence constraint.',
  severity: 'warning',
  *check({ graph }) {
    for (const [{ row }, { after, missing }] of judgedAs(graph.constraints.sequence, 'unenforced')) {
      const node = graph.byId.get(after);
      if (!node) continue;
      const names = listed(missing.map(taskName));
      yield {
        message: `Nothing makes ${taskName(after)} wait for ${names}, expected a dependency that enforces this constraint.`,
        hint: advice(node, missing, graph),
        position: row.constraint.position,
        related: [{ message: `${taskName(after)} is here.`, position: node.task.at.id.position }],
      };
    }
  },
};

/** A task that says nothing waits for the phase before its own; as soon as it speaks, it has to say that too. */
function advice({ task, impliedPhase }: TaskNode, missing: readonly string[], { plan }: PlanGraph): string {
  const few = missing.slice(0, MOST_NAMED).map(taskName);
  const names = [...few, ...(missing.length > MOST_NAMED ? ['…'] : [])].join(', ');
  if (task.dependsOn && !task.dependsOn.none) return `Add ${names} to the \`Depends on\` of ${taskName(task.id)}.`;
  const phase = plan.phases.find(({ id }) => id === impliedPhase);
  return `Write \`- **Depends on**: ${phase ? `${phaseName(phase)}, ` : ''}${names}\` in ${taskName(task.id)}.`;
}
