/** What follows from a plan: edges, cycles, states, waves, the critical path and counted progress. */
import type { Dependency, Phase, Plan, Sourced, Status, Task } from '../plan/model.ts';

/** `ready`: all it waits for is done and no outside condition stands. Settled, blocked and running tasks keep their status. */
export type State = 'ready' | 'waiting' | Exclude<Status, 'todo'>;

/** A task names another in `Depends on`, or is named in its `Blocks`. `from` must be done first. */
export interface Edge {
  from: string;
  to: string;
  kind: 'declared';
  /** The words that make it. */
  source: Sourced;
  /** The item they come from, e.g. the range that was expanded. */
  item: Dependency;
  /** Whose field it is: the waiting task's `Depends on` or the other one's `Blocks`. */
  owner: string;
}

/** Between phases, never expanded task by task. */
export interface PhaseEdge {
  from: string;
  to: string;
  kind: 'declared' | 'implied';
  /** The phase's own words, for a declared one. */
  source: Sourced | null;
}

/** What one task waits for, in order, expanded; what the words could not be resolved to stands beside it. */
export interface TaskNode {
  task: Task;
  /** Index in plan order. */
  index: number;
  phase: Phase | null;
  /** Own and its phase's declared dependencies, expanded, each once; unknown ids and `plan/id` included. */
  dependsOn: string[];
  /** Declared, resolved: the tasks it needs and the tasks it unlocks (edges of tasks and of phases alike). */
  needs: string[];
  unlocks: string[];
  /** Phases whose end it waits for because it says nothing itself. */
  impliedPhase: string | null;
  /** Conditions outside the plan that stand in its way. */
  outside: Sourced[];
  /** Ids that no task of this plan has. */
  unknown: { id: string; source: Sourced }[];
  /** Tasks of other plans. */
  foreign: { plan: string; id: string; source: Sourced }[];
  /** Places where it names itself. */
  selfReferences: Sourced[];
  state: State;
  /** From 1; null for settled tasks and those on or behind a cycle. */
  wave: number | null;
  critical: boolean;
}

/** A strongly connected part of the declared task graph with more than one task. */
export interface Cycle {
  /** In plan order. */
  members: string[];
  /** A shortest cycle through the part: edges in walking order, the last leads back to the first's `from`. */
  edges: CycleEdge[];
}

export interface CycleEdge {
  from: string;
  to: string;
  source: Sourced;
}

export interface Count {
  done: number;
  /** Cancelled tasks are not in it. */
  total: number;
  cancelled: number;
  /** Rounded down, so that 100 means all; null where there is nothing to count. */
  percent: number | null;
}

export interface PhaseNode {
  phase: Phase;
  count: Count;
  status: 'todo' | 'in-progress' | 'done';
}

export interface Schedule {
  /** Ids that can run side by side, wave by wave; `waves[0]` is wave 1. */
  waves: string[][];
  criticalPath: string[];
  ready: string[];
  /** What the critical path was measured in: `hours` only where every open task has a number. */
  unit: 'hours' | 'tasks';
  /** Its length in `unit`. */
  length: number;
}

export interface PlanGraph {
  plan: Plan;
  tasks: TaskNode[];
  /** Look-up by id; a Map, so that no id can reach a prototype. */
  byId: ReadonlyMap<string, TaskNode>;
  phases: PhaseNode[];
  edges: Edge[];
  phaseEdges: PhaseEdge[];
  cycles: Cycle[];
  progress: Count;
  schedule: Schedule;
}
