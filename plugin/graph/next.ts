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
 * The tasks that hold a plan up: the blocked ones. Of a stuck plan without any, the tasks that nothing open in the plan is in the way
 * of, and those on its cycles.
 */
export function obstacles(graph: PlanGraph): TaskNode[] {
  const { tasks, network, cycles } = graph;
  const blocked = tasks.filter(({ state }) => state === 'blocked');
  if (blocked.length > 0 || !isStuck(graph)) return blocked;
  const onCycle = new Set(cycles.flatMap(({ edges }) => edges.map(({ to }) => to)));
  const isFree = ({ index }: TaskNode) => openAmong(network.reach.all.before(index), tasks).length === 0;
  return tasks.filter((node) => isOpen(node) && (onCycle.has(node.task.id) || isFree(node)));
}

function openAmong(some: Bits, tasks: readonly TaskNode[]): number[] {
  return members(some).filter((task) => isOpen(tasks[task]));
}

function isOpen(node: TaskNode | undefined): boolean {
  return node !== undefined && !isClosed(node.task.status);
}
