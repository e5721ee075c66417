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
  return { done, total, cancelled, percent: total === 0 ? null : Math.floor((done * 100) / total) };
}

/** A phase is done when nothing in it is left to do, and to do when nothing was begun. */
export function phaseStatus(tasks: readonly Task[]): PhaseNode['status'] {
  if (tasks.every(({ status }) => isSettled(status))) return 'done';
  return tasks.some(({ status }) => status === 'done' || status === 'in-progress') ? 'in-progress' : 'todo';
}
