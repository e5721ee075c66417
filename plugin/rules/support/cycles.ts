import type { Cycle, PlanGraph } from '../../graph/model.ts';

/** Which cycle each task is caught in; tasks in none are not in the map. */
export function cycleOf({ cycles }: PlanGraph): ReadonlyMap<string, Cycle> {
  return new Map(cycles.flatMap((cycle) => cycle.members.map((id) => [id, cycle] as const)));
}
