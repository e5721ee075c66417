/** The tasks of a plan that can start now, and the reasons why others cannot. */
import { type Bits, members } from './algorithms/closure.ts';
import type { PlanGraph, TaskNode } from './model.ts';
import { isClosed } from './progress.ts';

/** A task that can begin now, and how many open tasks wait for it, directly or through others. */
export interface NextTask {
  node: TaskNode;
  unblocks: number;
}

/** The tasks that can begin now, those that most others wait for first. */
export function nextTasks({ tasks, network }: Pick<PlanGraph, 'tasks' | 'network'>): NextTask[] {
  return tasks
    .filter(({ state }) => state === 'ready')
    .map((node) => ({ node, unblocks: openAmong(network.reach.all.after(node.index), tasks).length }))
    .sort((one, other) => other.unblocks - one.unblocks);
}

/** Whether something is left to do, and all of it is blocked or waits. An archived plan has ended. */
export function isStuck({ plan, tasks }: Pick<PlanGraph, 'plan' | 'tasks'>): boolean {
  const open = tasks.filter(isOpen);
  return !plan.isArchived && open.length > 0 && open.every(({ state }) => state === 'blocked' || state === 'waiting');
}

/**
 * The tasks that hold a plan up: the blocked ones, and those that wait for themselves. Of a stuck plan without any blocked, also the
 * tasks that nothing open in the plan is in the way of.
 */
export function obstacles(graph: PlanGraph): TaskNode[] {
  const { tasks, network, cycles } = graph;
  const onCycle = new Set(cycles.flatMap(({ edges }) => edges.map(({ to }) => to)));
  const isFree = ({ index }: TaskNode) => openAmong(network.reach.all.before(index), tasks).length === 0;
  const areFree = isStuck(graph) && !tasks.some(({ state }) => state === 'blocked');
  return tasks.filter((node) => {
    if (node.state !== 'waiting') return node.state === 'blocked';
    return onCycle.has(node.task.id) || node.selfReferences.length > 0 || (areFree && isFree(node));
  });
}

/** How many tasks can never start, since they are on a cycle or wait for one. Of an archived plan nothing can. */
export function countUnreachable({ plan, tasks }: Pick<PlanGraph, 'plan' | 'tasks'>): number {
  return plan.isArchived ? 0 : tasks.filter((node) => isOpen(node) && node.wave === null).length;
}

function openAmong(some: Bits, tasks: readonly TaskNode[]): number[] {
  return members(some).filter((task) => isOpen(tasks[task]));
}

function isOpen(node: TaskNode | undefined): boolean {
  return node !== undefined && !isClosed(node.task.status);
}
