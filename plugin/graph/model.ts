/** Facts derived from a plan: edges, cycles, states, waves, the critical path and counted progress. */
import type { Phase, Plan, Sourced, Status, Task } from '../plan/model.ts';
import type { Bits } from './algorithms/closure.ts';
import type { Components } from './algorithms/components.ts';
import type { Digraph } from './algorithms/digraph.ts';
import type { Search } from './algorithms/search.ts';
import type { Constraints } from './constraints/model.ts';
import type { Cycle, Edge, EntryEdge, PhaseEdge, Reason, UnknownName } from './edge.ts';

export type { Cycle, CycleEdge, Edge, PhaseEdge, Step, UnknownName } from './edge.ts';

/**
 * `ready`: all it waits for is done, and no outside condition is left. Closed, blocked and running tasks keep their status, and
 * so does what was left to do in an archived plan: it waits for nothing any more.
 */
export type State = 'ready' | 'waiting' | Status;

/** A task and the plan that it belongs to, where several plans are looked at together. */
export interface ForeignTask {
  plan: Plan;
  task: Task;
}

export type ForeignLookup =
  | ({ kind: 'task' } & ForeignTask)
  | { kind: 'no-task'; plan: Plan }
  | { kind: 'no-plan' }
  /** There is such a file, but nobody could read it. */
  | { kind: 'unreadable' };

export interface ForeignDependency {
  /** The plan as written: its id, a path, or a link's target. */
  plan: string;
  id: string;
  source: Sourced;
  /** Null where the host knows no other plans. */
  found: ForeignLookup | null;
}

/** The owner of the field that something is written in. */
export interface Written {
  owner: { kind: 'task' | 'phase'; id: string };
  field: 'dependsOn' | 'blocks';
}

/** A reference to another plan's task where it is written, once, however many tasks it blocks. */
export type ForeignReference = ForeignDependency & Written;

/** Facts from other plans that concern one plan; made by `portfolio.ts`. */
export interface OtherPlans {
  /** Looks a task up by the name that the plan's author uses for its plan; `itself` is the plan that asks. */
  find(plan: string, id: string): ForeignLookup | 'itself';
  /** The plan at a relative path, from the plan's folder; null where there is none that could be read. */
  linked(path: string): { plan: Plan } | null;
  /** The names by which the plan's author can refer to other plans, for suggestions. */
  names(): readonly string[];
  /** The tasks of other plans that wait for a task of this one. */
  dependents(id: string): readonly ForeignTask[];
  /** Tasks of other plans that name a task of this one in their Blocks, by its id. */
  blockers: ReadonlyMap<string, readonly ForeignDependency[]>;
  /** Tasks that wait for no phase, since that would close a cycle through other plans. */
  withoutImplied: ReadonlySet<string>;
  /** Open tasks on or downstream of a cycle through any plans. */
  stuck: ReadonlySet<string>;
  /** Tasks on a cycle through several plans, whatever their status. */
  onCycle: ReadonlySet<string>;
  /** The cycles that are reported at this plan. */
  cycles: readonly PlanCycle[];
}

/** A strongly connected part of the declared tasks of all plans, with tasks of more than one plan. */
export interface PlanCycle {
  /** The number of tasks in it. */
  size: number;
  /** A shortest cycle that leads from plan to plan, begun at the plan that reports it. */
  steps: PlanStep[];
}

/** One task that must be done before another, in the same plan or not. */
export interface PlanStep {
  from: ForeignTask;
  to: ForeignTask;
  /** The words that make it, and the plan that they are in. */
  source: Sourced;
  plan: Plan;
}

/** An unknown name at the place where it was written, once, however many tasks it holds up. */
export type UnknownReference = UnknownName & Written;

/** A task with its expanded dependencies in order, and beside them the references that could not be resolved. */
export interface TaskNode {
  task: Task;
  /** Index in plan order. */
  index: number;
  phase: Phase | null;
  /** Own and its phase's declared dependencies, expanded, each once; unknown ids and `plan/id` included. */
  readonly dependsOn: readonly string[];
  /** The tasks it waits for and the tasks that wait for it, by declared dependencies of tasks and of phases alike. */
  readonly prerequisites: readonly string[];
  readonly dependents: readonly string[];
  /** The phases whose ends it waits for because it says nothing itself. */
  impliedPhases: readonly string[];
  /** The tasks that it waits for because neither says anything, and the format has one after the other. */
  impliedTasks: readonly string[];
  /** Conditions outside the plan that block it, its phase's included. */
  outside: readonly Sourced[];
  /** Names that no task or phase of this plan has, its phase's included: they keep it waiting. */
  unknown: readonly UnknownName[];
  /** Tasks of other plans that it waits for, its phase's included. */
  foreign: readonly ForeignDependency[];
  /** Tasks of other plans that wait for it, as far as they are known. */
  foreignDependents: readonly ForeignTask[];
  /** Places where it names itself. */
  selfReferences: readonly Sourced[];
  state: State;
  /** From 1; null for closed tasks and those on or downstream of a cycle. */
  wave: number | null;
  critical: boolean;
}

/** Done tasks among those that count. */
export interface Count {
  done: number;
  /** Cancelled tasks are not in it. */
  total: number;
  cancelled: number;
  /** Rounded, but 0 means none and 100 means all; null where there is nothing to count. */
  percent: number | null;
  /** Tasks that may be left out, which are not in the other figures. */
  optional: { done: number; total: number };
}

/** A phase with its status and its counts. */
export interface PhaseNode {
  phase: Phase;
  /** Places where its own dependency names itself. */
  selfReferences: readonly Sourced[];
  count: Count;
  status: 'todo' | 'in-progress' | 'done';
}

/** The order in which open tasks can be done. */
export interface Schedule {
  /** Ids that can run side by side, wave by wave; `waves[0]` is wave 1. */
  waves: string[][];
  criticalPath: string[];
  ready: string[];
  /** The unit of the critical path: `hours` only if every open task has an estimate. */
  unit: 'hours' | 'tasks';
  /** Its length in `unit`. */
  length: number;
}

/** Everything that follows from a plan: dependencies, states, schedule, verdicts. */
export interface PlanGraph {
  plan: Plan;
  tasks: TaskNode[];
  /** Look-up by id; a Map, so that no id can reach a prototype. */
  byId: ReadonlyMap<string, TaskNode>;
  phases: PhaseNode[];
  /** The dependencies that tasks themselves declare, expanded. */
  readonly edges: Edge[];
  readonly phaseEdges: PhaseEdge[];
  readonly entryEdges: EntryEdge[];
  /** In the order of the page; for rules, which report each place once. */
  unknown: UnknownReference[];
  /** The same for tasks of other plans. */
  foreign: ForeignReference[];
  /** Facts from other plans; null if the host knows none. */
  otherPlans: OtherPlans | null;
  cycles: Cycle[];
  /** The rows of the constraint tables with their tasks and verdicts. */
  readonly constraints: Constraints;
  progress: Count;
  schedule: Schedule;
  /** The same as numbers, for the algorithms. */
  network: Network;
}

/** A plan's graph before its constraints are judged. */
export type UnjudgedGraph = Omit<PlanGraph, 'constraints'>;

/**
 * Who waits for whom, as a directed graph over numbers: first the tasks in plan order, then an auxiliary node for the end
 * of each phase and of each wave that the file declares, which all of its tasks lead to. What tasks name is expanded task by
 * task; what waits for a phase waits for its end.
 */
export interface Network {
  /** The number of nodes that are tasks; they come first. */
  tasks: number;
  /** The ends of each arc, from what must be done first to what waits for it. */
  from: readonly number[];
  to: readonly number[];
  /** The cause of an arc; null for arcs to the ends of phases. */
  causeOf(arc: number): Cause | null;
  forward: Digraph;
  backward: Digraph;
  /** The strongly connected components. All arcs within one are declared. */
  parts: Components;
  /** The transitive closure, over declared arcs or all of them; made when it is first asked for. */
  reach: Readonly<Record<Over, Reachability>>;
  /** Searches for shortest paths, from what must be done first or back to it. */
  search: Readonly<Record<'forward' | 'backward', () => Search>>;
}

/** The arcs to count: declared ones, or also the implied order of phases. */
export type Over = 'declared' | 'all';

/** The transitive closure of waiting; tasks on a cycle wait for each other and for themselves. */
export interface Reachability {
  /** The tasks that a task waits for. */
  before(task: number): Bits;
  /** The tasks that wait for a task. */
  after(task: number): Bits;
  waitsFor(later: number, earlier: number): boolean;
}

/** The cause of an arc. */
export interface Cause {
  /** The words of a task, those of a phase, a wave of the file's own, or the order that the format implies. */
  kind: 'task' | 'phase' | 'wave' | 'implied';
  /** Whether the words are an expansion, such as a range, that comes to several tasks. */
  isExpansion: boolean;
  /** Null for an implied one. */
  source: Sourced | null;
  /** The edge that it makes between two tasks, or their phases. */
  edge(from: number, to: number): Reason;
}
