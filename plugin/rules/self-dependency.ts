import type { Sourced } from '../plan/model.ts';
import type { Report } from './support/finding.ts';
import type { Rule } from './support/rule.ts';
import { phaseName, taskName } from './support/wording.ts';

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
    message: `${name} depends on itself.`,
    hint: `Replace \`${value}\` with the ${kind} that comes first, or remove it. \`None\` means that it depends on nothing.`,
    position,
  }));
}
