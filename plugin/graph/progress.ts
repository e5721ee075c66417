import type { Status, Task } from '../plan/model.ts';
import type { Count, PhaseNode } from './model.ts';

/** Whether a task holds nobody up any more. */
export function isSettled(status: Status): boolean {
  return status === 'done' || status === 'cancelled';
}

/** Counts done tasks; cancelled ones leave the total (FORMAT section 5). */
export function count(tasks: readonly Task[]): Count {
  const done = tasks.filter(({ status }) => status === 'done').length;
  const cancelled = tasks.filter(({ status }) => status === 'cancelled').length;
  const total = tasks.length - cancelled;
  return { done, total, cancelled, percent: total === 0 ? null : percent(done, total) };
}

/** Rounded to a whole number, but only nothing is 0 and only all is 100. */
function percent(done: number, total: number): number {
  if (done === 0 || done === total) return done === 0 ? 0 : 100;
  return Math.min(99, Math.max(1, Math.round((done * 100) / total)));
}

/** A phase is done when nothing in it is left to do, and to do when nothing was begun. */
export function phaseStatus(tasks: readonly Task[]): PhaseNode['status'] {
  if (tasks.every(({ status }) => isSettled(status))) return 'done';
  return tasks.some(({ status }) => status === 'done' || status === 'in-progress') ? 'in-progress' : 'todo';
}
