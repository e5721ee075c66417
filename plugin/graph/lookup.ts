import type { Phase, Plan, Task } from '../plan/model.ts';

/** A phase with its tasks as indexes into the plan's order. */
export interface PhaseEntry {
  phase: Phase;
  tasks: readonly number[];
}

/** The plan's names as numbers. */
export interface Lookup {
  tasks: readonly Task[];
  /** 0, 1, 2 … for each task, to cut stretches from. */
  order: readonly number[];
  phases: readonly PhaseEntry[];
  /** A task's index by its id. */
  task: ReadonlyMap<string, number>;
  /** A phase's indexes by its id: more than one only where two phases share it. */
  phase: ReadonlyMap<string, readonly number[]>;
  /** Tasks in no phase. */
  loose: readonly number[];
  /** Each task's phase, or -1. Phases have no task in common. */
  phaseOf: Int32Array;
  planId: string;
}

/** Reads the plan once, so that nothing later searches a list. */
export function lookUp(plan: Plan): Lookup {
  const task = new Map(plan.tasks.map(({ id }, index) => [id, index]));
  const phases = plan.phases.map((phase) => ({ phase, tasks: phase.tasks.flatMap((id) => task.get(id) ?? []) }));
  const phaseOf = new Int32Array(plan.tasks.length).fill(-1);
  const phase = new Map<string, number[]>();
  for (const [index, entry] of phases.entries()) {
    for (const member of entry.tasks) phaseOf[member] = index;
    const same = phase.get(entry.phase.id);
    if (same) same.push(index);
    else phase.set(entry.phase.id, [index]);
  }
  const order = [...plan.tasks.keys()];
  const loose = order.filter((index) => phaseOf[index] === -1);
  return { tasks: plan.tasks, order, phases, task, phase, loose, phaseOf, planId: plan.id };
}
