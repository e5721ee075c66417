import type { Task } from '../plan/model.ts';
import { at } from './digraph.ts';
import type { Cause, Network, Step } from './model.ts';

/**
 * Tells a way through the network as steps from task to task. On each of them one arc has a cause, the others only gather
 * or spread.
 * @param arcs the way in walking order, from a task to a task
 */
export function toSteps(arcs: readonly number[], network: Network, tasks: readonly Task[]): Step[] {
  const steps: Step[] = [];
  let from = at(network.from, arcs[0] ?? 0);
  let cause: Cause | null = null;
  for (const arc of arcs) {
    cause = at(network.causes, arc) ?? cause;
    const to = at(network.to, arc);
    if (to >= network.tasks || !cause) continue;
    const reason = cause.edge(from, to);
    const [{ id: earlier }, { id: later }] = [at(tasks, from), at(tasks, to)];
    steps.push({ from: earlier, to: later, kind: reason.kind, source: reason.source, reason });
    from = to;
  }
  return steps;
}
