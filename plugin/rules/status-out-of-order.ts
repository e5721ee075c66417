import type { PlanGraph, TaskNode } from '../graph/model.ts';
import { isClosed } from '../graph/progress.ts';
import type { Task } from '../plan/model.ts';
import { hasLetter } from '../plan/text/letters.ts';
import { inSameCycle } from './support/cycles.ts';
import type { Report } from './support/finding.ts';
import { MAX_RELATED, statusPosition } from './support/related.ts';
import type { Rule } from './support/rule.ts';
import { are, listed, statusWords, taskName, taskNames } from './support/wording.ts';

/** An unfinished task of another plan. */
interface Foreign {
  task: Task;
  name: string;
  path: string | null;
}

/** For a task in progress it is a warning. A task on a cycle is left to `dependency-cycle`. */
export const statusOutOfOrder: Rule = {
  summary: 'A task is done or in progress, but a task that it depends on is not done.',
  severity: 'error',
  *check({ graph }) {
    const open = new Set(graph.tasks.filter(({ task }) => !isClosed(task.status)).map(({ task }) => task.id));
    const isExplained = inSameCycle(graph);
    const ofPhases = new Map<string, Parameters<typeof report>>();
    for (const node of graph.tasks) {
      const { id, status } = node.task;
      if (status !== 'done' && status !== 'in-progress') continue;
      // `prerequisites` is expanded when it is read: not for a plan in which all is done.
      const ids = open.size === 0 ? [] : node.prerequisites.filter((need) => open.has(need) && !isExplained(need, id));
      const own = ids.flatMap((need) => graph.byId.get(need)?.task ?? []);
      const foreign = openElsewhere(node, graph);
      if (own.length + foreign.length === 0) continue;
      const phase = foreign.length === 0 ? saidOfPhase(node) : null;
      if (phase === null) {
        yield report([node.task], own, foreign);
        continue;
      }
      const key = JSON.stringify([phase, status, ids]);
      const known = ofPhases.get(key);
      if (known) known[0].push(node.task);
      else ofPhases.set(key, [[node.task], own, foreign]);
    }
    for (const [tasks, own, foreign] of ofPhases.values()) yield report(tasks, own, foreign);
  },
};

/** The unfinished tasks of other plans that a task depends on, each once. */
function openElsewhere({ task: { id }, foreign }: TaskNode, { otherPlans }: PlanGraph): Foreign[] {
  if (otherPlans?.onCycle.has(id)) return [];
  const open = foreign.flatMap(({ found }): [Task, Foreign][] => {
    if (found?.kind !== 'task' || isClosed(found.task.status)) return [];
    const { plan, task } = found;
    return [[task, { task, name: `${taskName(task.id)} of ${plan.id}`, path: plan.path }]];
  });
  return [...new Map(open).values()];
}

/** The phase of a task that says nothing itself, where a sentence elsewhere says what the phase waits for: one finding for all. */
function saidOfPhase({ task, phase }: TaskNode): string | null {
  return phase?.dependsOn?.isApart && task.dependsOn === null ? phase.id : null;
}

/** Whether a word says what the status is, and no box. */
function hasWord(tasks: readonly Task[]): boolean {
  return tasks.every(({ statusSource, unknownStatus }) => {
    return hasLetter((statusSource ?? unknownStatus)?.value.charAt(0) ?? '');
  });
}

/** @param tasks of one status, which depend on the same */
function report(tasks: Task[], own: readonly Task[], foreign: readonly Foreign[]): Report {
  const [first] = tasks as [Task];
  const { status } = first;
  const subject = taskNames(tasks.map(({ id }) => id));
  const [verb, they] = [are(tasks), tasks.length === 1 ? 'it depends' : 'they depend'];
  const ownNames = own.length > 0 ? [taskNames(own.map((task) => task.id))] : [];
  const names = listed([...ownNames, ...foreign.map(({ name }) => name)]);
  const earlier = [...own.map((task) => ({ task, name: taskName(task.id) })), ...foreign];
  const not = `${are(earlier)} not${status === 'done' ? '' : ' done'}`;
  return {
    message: `${subject} ${verb} ${statusWords[status]}, but ${names}, which ${they} on, ${not}.`,
    hint: `${hasWord(tasks) ? `Set the status of ${names} to done, set ${subject} back` : `Mark ${names} \`[x]\`, change ${subject} back to \`[ ]\``}, or remove the dependency.`,
    position: statusPosition(first),
    severity: status === 'done' ? undefined : 'warning',
    related: earlier.slice(0, MAX_RELATED).map(({ name, task, ...place }) => ({
      ...place,
      message: `${name} is ${statusWords[task.status]}.`,
      position: statusPosition(task),
    })),
  };
}
