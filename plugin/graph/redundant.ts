import type { Dependency, Task } from '../plan/model.ts';
import { at, row } from './digraph.ts';
import type { PlanGraph } from './model.ts';
import { sweeps } from './reach.ts';
import { namesOne } from './resolve.ts';

/** An id that a task writes out although its other dependencies imply it. */
export interface Redundant {
  task: Task;
  /** The task that is named. */
  needed: Task;
  item: Dependency;
  /** Where the same id is written first; null for one that is written once. */
  again: Dependency | null;
  /** A task through which it is implied; null where an expansion or a phase does. */
  through: Task | null;
}

/** The same by index. */
interface Written extends Pick<Redundant, 'item' | 'again'> {
  task: number;
  needed: number;
}

/**
 * Ids in Depends on that the task's other declared dependencies imply. What an expansion names is not judged, nor is
 * anything that is caught in a cycle; what the phase waits for as a whole makes no task's own words idle. In plan order.
 */
export function redundantDependencies(graph: PlanGraph): Redundant[] {
  const written = graph.tasks.flatMap(({ task, index }) => writtenOut(task, index, graph));
  const byNeeded = Map.groupBy(written, ({ needed }) => needed);
  const through = new Map<Written, number>();
  for (const { sources, reaches } of sweeps(graph, [...byNeeded.keys()], 'declared')) {
    for (const [bit, source] of sources.entries()) {
      for (const one of byNeeded.get(source) ?? []) {
        const other = inPlaceOf(one, graph, (node) => reaches(bit, node));
        if (other !== undefined) through.set(one, other);
      }
    }
  }
  const { tasks } = graph.plan;
  return written.flatMap((one) => {
    const other = through.get(one);
    if (other === undefined && one.again === null) return [];
    const { item, again } = one;
    return {
      task: at(tasks, one.task),
      needed: at(tasks, one.needed),
      item,
      again,
      through: tasks[other ?? -1] ?? null,
    };
  });
}

function writtenOut(task: Task, index: number, { byId, plan }: PlanGraph): Written[] {
  const first = new Map<number, Dependency>();
  return (task.dependsOn?.items ?? []).flatMap((item) => {
    if (!namesOne(item) || !('id' in item) || (item.kind === 'plan' && item.plan !== plan.id)) return [];
    const needed = byId.get(item.id)?.index;
    if (needed === undefined || needed === index) return [];
    const again = first.get(needed) ?? null;
    if (again === null) first.set(needed, item);
    return { task: index, needed, item, again };
  });
}

/** What else leads to the task by its own words and waits for the needed one, or stands for it: a task or a gate. */
function inPlaceOf(
  { task, needed }: Written,
  { network }: PlanGraph,
  reaches: (node: number) => boolean,
): number | undefined {
  const { audiences, backward, causes, parts } = network;
  const caught = [at(parts.of, task), at(parts.of, needed)];
  const first = at(backward.first, task);
  return row(backward, task).find(
    (node, slot) =>
      !caught.includes(at(parts.of, node)) &&
      !audiences.has(node) &&
      causes[at(backward.arc, first + slot)]?.kind !== 'implied' &&
      reaches(node),
  );
}
