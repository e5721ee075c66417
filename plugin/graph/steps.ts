import { at } from './digraph.ts';
import type { Reason, Step } from './model.ts';
import type { Network } from './network.ts';

/**
 * Tells a way through the network as steps from task to task. Each step has exactly one arc that was written or implied;
 * those to the end of a phase and behind a gate have none.
 * @param arcs the way in walking order, from a task to a task
 * @param ids the tasks' ids in plan order
 */
export function toSteps(arcs: readonly number[], network: Network, ids: readonly string[]): Step[] {
  const steps: Step[] = [];
  let from = at(network.from, arcs[0] ?? 0);
  let reason: Reason | null = null;
  for (const arc of arcs) {
    reason = at(network.reasons, arc) ?? reason;
    const to = at(network.to, arc);
    if (to >= network.tasks || !reason) continue;
    steps.push({ from: at(ids, from), to: at(ids, to), kind: reason.kind, source: reason.source, reason });
    from = to;
  }
  return steps;
}
