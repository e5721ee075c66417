import type { Plan, Status, Task } from '../plan/model.ts';
import type { Count, PhaseNode } from './model.ts';

/** Whether a task is done or cancelled: it holds up no other. */
export function isClosed(status: Status): boolean {
  return status === 'done' || status === 'cancelled';
}

/** Counts done tasks; cancelled ones leave the total (FORMAT section 5). */
export function count(all: readonly Task[]): Count {
  const [optional, tasks] = [all.filter((task) => task.optional), all.filter((task) => !task.optional)];
  const done = tasks.filter(({ status }) => status === 'done').length;
  const cancelled = tasks.filter(({ status }) => status === 'cancelled').length;
  const total = tasks.length - cancelled;
  const left = optional.filter(({ status }) => status !== 'cancelled');
  return {
    done,
    total,
    cancelled,
    percent: total === 0 ? null : percent(done, total),
    optional: { done: left.filter(({ status }) => status === 'done').length, total: left.length },
  };
}

/** Rounded to a whole number, but only nothing is 0 and only all is 100. */
function percent(done: number, total: number): number {
  if (done === 0 || done === total) return done === 0 ? 0 : 100;
  return Math.min(99, Math.max(1, Math.round((done * 100) / total)));
}

/** The status of some tasks as shown on a page: in an archived plan nothing is in progress. */
export function groupStatus(tasks: readonly Task[], { isArchived }: Pick<Plan, 'isArchived'>): PhaseNode['status'] {
  const status = phaseStatus(tasks);
  return isArchived && status === 'in-progress' ? 'todo' : status;
}

/** A phase is done when nothing in it is left that has to be done, and to do when nothing was begun. */
export function phaseStatus(all: readonly Task[]): PhaseNode['status'] {
  const required = all.filter((task) => !task.optional);
  const tasks = required.length > 0 ? required : all;
  if (tasks.every(({ status }) => isClosed(status))) return 'done';
  return tasks.some(({ status }) => status === 'done' || status === 'in-progress') ? 'in-progress' : 'todo';
}
