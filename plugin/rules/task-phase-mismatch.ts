import type { Phase, Task } from '../plan/model.ts';
import { secondPhases } from './support/phases.ts';
import type { Rule } from './support/rule.ts';
import { phaseName, quoted, taskName } from './support/wording.ts';

/** The id of a task begins with that of another phase than the one it stands in, or with one that no phase has. */
export const taskPhaseMismatch: Rule = {
  summary: 'The id of a task begins with the number of another phase.',
  severity: 'warning',
  *check({ plan, graph }) {
    const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
    const seconds = new Set(secondPhases(plan.phases).map(({ phase }) => phase));
    for (const { task, phase } of graph.tasks) {
      const named = phase && !seconds.has(phase) ? otherPhase(task, phase, phases) : null;
      if (phase === null || named === null) continue;
      const other = phases.get(named);
      yield {
        message: `Unexpected ${taskName(task.id)} under ${phaseName(phase)}, expected an id that begins with \`${phase.id}.\`${other ? '' : `; the plan has no phase ${named}`}.`,
        hint: advice(task, phase, named, other),
        position: task.at.id.position ?? task.title.position,
        related: [phase, ...(other ? [other] : [])].map(({ heading }) => ({
          message: `${quoted(heading.value)} begins here.`,
          position: heading.position,
        })),
      };
    }
  },
};

/** The phase that the first part of a task's id names, where it is not the task's own. Ids of another make say nothing. */
function otherPhase({ id }: Task, phase: Phase, phases: ReadonlyMap<string, Phase>): string | null {
  const dot = id.indexOf('.');
  const part = id.slice(0, dot);
  if (dot < 0 || part === phase.id || id.startsWith(`${phase.id}.`)) return null;
  if (phases.has(part)) return part;
  return isWhole(part) && isWhole(phase.id) && Number(part) !== Number(phase.id) ? part : null;
}

function isWhole(id: string): boolean {
  return /^\d+$/.test(id);
}

function advice({ id }: Task, phase: Phase, named: string, other: Phase | undefined): string {
  const move = other
    ? `Move ${taskName(id)} to ${phaseName(other)}`
    : `Call the phase ${named} where all of its tasks are`;
  return `${move}, or give the task a free id of ${phaseName(phase)} wherever it is named.`;
}
