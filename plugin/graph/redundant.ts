import type { Dependency, Task } from '../plan/model.ts';
import { at, row } from './algorithms/digraph.ts';
import type { PlanGraph } from './model.ts';
import { namesOne } from './references.ts';

/** An id that a task writes out although its other dependencies imply it. */
interface Redundant {
  task: Task;
  /** The task that is named. */
  needed: Task;
  item: Dependency;
  /** The first place with the same id; null if it is written once. */
  again: Dependency | null;
  /** A task through which it is implied; null where an expansion implies it, or it is only written twice. */
  through: Task | null;
}

/**
 * Ids in Depends on that the task's other declared dependencies imply. What an expansion names is not judged, nor is
 * anything on a cycle; what the phase waits for as a whole makes no task's own words redundant. In plan order.
 */
export function redundantDependencies(graph: PlanGraph): Redundant[] {
  const { tasks } = graph.plan;
  return tasks.flatMap((task, index) => {
    const first = new Map<number, Dependency>();
    return (task.dependsOn?.items ?? []).flatMap((item): Redundant[] => {
      const needed = taskWrittenOut(item, graph);
      if (needed === undefined || needed === index) return [];
      const again = first.get(needed) ?? null;
      if (again === null) first.set(needed, item);
      const through = impliedThrough(index, needed, graph);
      if (through === undefined && again === null) return [];
      return [{ task, needed: at(tasks, needed), item, again, through: tasks[through ?? -1] ?? null }];
    });
  });
}

function taskWrittenOut(item: Dependency, { byId, plan }: PlanGraph): number | undefined {
  if (!namesOne(item) || !('id' in item) || (item.kind === 'plan' && item.plan !== plan.id)) return undefined;
  return byId.get(item.id)?.index;
}

/** A task through which a dependency is implied; null where an expansion implies it, undefined where nothing does. */
function impliedThrough(task: number, needed: number, { network }: PlanGraph): number | null | undefined {
  const { backward, causeOf, parts, reach } = network;
  const [own, goal] = [at(parts.of, task), at(parts.of, needed)];
  for (const [slot, node] of row(backward, task).entries()) {
    const cause = causeOf(at(backward.arc, at(backward.first, task) + slot));
    if (cause?.kind !== 'task' || parts.of[node] === own) continue;
    if (node === needed && cause.isExpansion) return null;
    if (parts.of[node] !== goal && reach.declared.waitsFor(node, needed)) return node;
  }
  return undefined;
}
