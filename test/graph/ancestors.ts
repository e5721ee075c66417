import { members } from '../../plugin/graph/algorithms/closure.ts';
import type { Over, PlanGraph } from '../../plugin/graph/model.ts';

/** All tasks that must be done before this one, in plan order; on a cycle, itself among them. */
export function ancestors({ byId, network, tasks }: PlanGraph, id: string, over: Over = 'all'): string[] {
  const task = byId.get(id)?.index;
  if (task === undefined) return [];
  return members(network.reach[over].before(task)).flatMap((node) => tasks[node]?.task.id ?? []);
}
