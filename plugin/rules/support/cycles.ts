import type { PlanGraph } from '../../graph/model.ts';

/** Whether two tasks are in the same cycle: `dependency-cycle` then explains what is wrong between them. */
export function inSameCycle({ cycles }: PlanGraph): (one: string, other: string) => boolean {
  const cycleOf = new Map(cycles.flatMap((cycle) => cycle.members.map((id) => [id, cycle] as const)));
  return (one, other) => {
    const cycle = cycleOf.get(one);
    return cycle !== undefined && cycle === cycleOf.get(other);
  };
}
