import type { PlanGraph } from '../../graph/model.ts';
import { taskNode } from '../ids.ts';
import type { PhaseIds } from './lines.ts';
import type { Line } from './scene.ts';

/**
 * A line without direction for every pair of tasks that a row sets apart, each pair once; where a side is a whole phase,
 * the line leads to its frame. It goes from the earlier on the page to the later, so that it does not turn the layout round.
 */
export function exclusionLines({ constraints, byId, phases }: PlanGraph, ids: PhaseIds): Line[] {
  const wholes = phases.map(({ phase }) => ({ tasks: phase.tasks, id: ids.get(phase.id) ?? '' }));
  const side = (tasks: readonly string[]) => {
    const whole = wholes.find((one) => one.tasks.length > 1 && one.tasks.join('\n') === tasks.join('\n'));
    const at = byId.get(tasks[0] ?? '')?.index ?? 0;
    return whole ? [{ id: whole.id, at }] : tasks.map((id) => ({ id: taskNode(id), at: byId.get(id)?.index ?? 0 }));
  };
  const pairs = constraints.mutualExclusion.flatMap(({ tasksA, tasksB }) => {
    const others = side(tasksB);
    return side(tasksA).flatMap((one) => others.map((other) => (one.at <= other.at ? [one, other] : [other, one])));
  });
  const lines = pairs.flatMap(([first, second]): [string, Line][] => {
    if (!first || !second || first.id === second.id) return [];
    return [[`${first.id} ${second.id}`, { from: first.id, to: second.id, kind: 'exclusion' }]];
  });
  return [...new Map(lines).values()];
}
