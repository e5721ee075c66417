import type { Phase, Plan, Task } from '../plan/model.ts';
import { at } from './digraph.ts';
import type { OtherPlans } from './model.ts';
import { members, merge, runs, type Stretch } from './stretch.ts';

/** A phase with its tasks as indexes into the plan's order. */
export interface PhaseEntry {
  phase: Phase;
  tasks: readonly number[];
  /** The same tasks; one stretch as a rule. */
  stretches: readonly Stretch[];
}

/** The plan's names as numbers. */
export interface Lookup {
  tasks: readonly Task[];
  phases: readonly PhaseEntry[];
  /** A task's index by its id. */
  task: ReadonlyMap<string, number>;
  /** A phase's indexes by its id: more than one only where two phases share it. */
  phase: ReadonlyMap<string, readonly number[]>;
  /** Each task's phase, or -1. Phases have no task in common. */
  phaseOf: Int32Array;
  /** Tasks in no phase. */
  loose: readonly Stretch[];
  planId: string;
  /** Null where the host knows no other plans. */
  elsewhere: OtherPlans | null;
}

/** Reads the plan once, so that nothing later searches a list. */
export function lookUp(plan: Plan, elsewhere: OtherPlans | null = null): Lookup {
  const task = new Map(plan.tasks.map(({ id }, index) => [id, index]));
  const phases = plan.phases.map((phase) => {
    const tasks = phase.tasks.flatMap((id) => task.get(id) ?? []);
    return { phase, tasks, stretches: runs(tasks) };
  });
  const phaseOf = new Int32Array(plan.tasks.length).fill(-1);
  const phase = new Map<string, number[]>();
  for (const [index, entry] of phases.entries()) {
    for (const member of entry.tasks) phaseOf[member] = index;
    const same = phase.get(entry.phase.id);
    if (same) same.push(index);
    else phase.set(entry.phase.id, [index]);
  }
  const loose = runs([...plan.tasks.keys()].filter((index) => phaseOf[index] === -1));
  return { tasks: plan.tasks, phases, task, phase, phaseOf, loose, planId: plan.id, elsewhere };
}

/** The tasks of neighbouring phases. */
export function tasksOfPhases(phases: Stretch, lookup: Lookup): Stretch[] {
  return merge(members(phases).flatMap((phase) => at(lookup.phases, phase).stretches));
}
