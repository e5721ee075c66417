import type { Sourced } from '../plan/model.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { phaseName, taskName } from './support/wording.ts';

/** A task, or a phase, that waits for itself. */
export const selfDependency: Rule = {
  summary: 'A task or phase depends on itself.',
  severity: 'error',
  check: ({ graph }) => [
    ...graph.tasks.flatMap(({ task, selfReferences }) => reports(taskName(task.id), 'task', selfReferences)),
    ...graph.phases.flatMap(({ phase, selfReferences }) => reports(phaseName(phase), 'phase', selfReferences)),
  ],
};

function reports(name: string, kind: 'task' | 'phase', places: readonly Sourced[]): Report[] {
  return places.map(({ value, position }) => ({
    message: `Unexpected dependency of ${name} on itself, expected another ${kind}.`,
    hint: `Write the ${kind} that comes first in place of \`${value}\`, or take it out; \`None\` says that nothing does.`,
    position,
  }));
}
