import type { Phase, Task } from '../plan/model.ts';
import { secondPhases } from './support/phases.ts';
import type { Rule } from './support/rule.ts';
import { phaseName, taskName } from './support/wording.ts';

export const taskPhaseMismatch: Rule = {
  summary: 'The id of a task begins with the number of another phase.',
  severity: 'warning',
  *check({ plan, graph }) {
    const phases = new Map(plan.phases.filter(({ isNumbered }) => isNumbered).map((phase) => [phase.id, phase]));
    const seconds = new Set(secondPhases(plan.phases).map(({ phase }) => phase));
    for (const { task, phase } of graph.tasks) {
      const isJudged = phase?.isNumbered && !seconds.has(phase) && !graph.byId.has(firstPart(task));
      const named = isJudged ? otherPhase(task, phase, phases) : null;
      const isUnread = plan.unread.some(({ cause, id }) => cause.startsWith('phase') && id === named);
      if (phase === null || named === null || isUnread) continue;
      const other = phases.get(named);
      yield {
        message: `${taskName(task.id)} is in ${phaseName(phase)}, but its id belongs to ${other ? phaseName(other) : `a phase ${named}, which does not exist`}.`,
        hint: hintFor(task, phase, named, other),
        position: task.at.id.position ?? task.title.position,
        related: [phase, ...(other ? [other] : [])].map((one) => ({
          message: `${phaseName(one)} starts here.`,
          position: one.heading.position,
        })),
      };
    }
  },
};

/** `2` for 2.1: a phase's number, unless a task has that id. */
function firstPart({ id }: Task): string {
  return id.slice(0, Math.max(0, id.indexOf('.')));
}

/** The phase that the first part of a task's id names, where it is not the task's own. Other kinds of ids say nothing. */
function otherPhase(task: Task, phase: Phase, phases: ReadonlyMap<string, Phase>): string | null {
  const part = firstPart(task);
  if (part === '' || part === phase.id || task.id.startsWith(`${phase.id}.`)) return null;
  if (phases.has(part)) return part;
  return isWhole(part) && isWhole(phase.id) && Number(part) !== Number(phase.id) ? part : null;
}

function isWhole(id: string): boolean {
  return /^\d+$/.test(id);
}

function hintFor({ id }: Task, phase: Phase, named: string, other: Phase | undefined): string {
  const move = other
    ? `Move ${taskName(id)} to ${phaseName(other)}`
    : `Renumber the phase to ${named} if all of its tasks belong there`;
  return `${move}, or give the task an id that starts with \`${phase.id}.\`, here and wherever it is named.`;
}
