/** Reasons for one task to wait for another, and the steps of paths and cycles. */
import type { Dependency, Sourced } from '../plan/model.ts';

/** `from` must be done first. */
interface Arrow {
  from: string;
  to: string;
  kind: 'declared' | 'implied';
  /** The words that make it; null for an implied one. */
  source: Sourced | null;
}

interface DeclaredArrow extends Arrow {
  kind: 'declared';
  source: Sourced;
}

/** A task names another in `Depends on`, or is named in its `Blocks`. */
export interface Edge extends DeclaredArrow {
  /** The item that the words come from, e.g. the range that was expanded. */
  item: Dependency;
  /** The id of the field's owner: the waiting task for `Depends on`, the other one for `Blocks`. */
  owner: string;
}

/** Between phases, never expanded task by task. */
export type PhaseEdge = Arrow;

/** From a task to a phase that depends on it: each of the phase's tasks waits for that task. */
export type EntryEdge = DeclaredArrow;

/** Between tasks of which neither says anything: the format has the one after the other. */
interface OrderEdge extends Arrow {
  kind: 'implied';
  between: 'tasks';
}

/** The file has one task in a wave and the other in the next. */
export interface WaveEdge extends DeclaredArrow {
  /** The later one, as the file numbers it. */
  wave: string;
}

/** A reason for one task to wait for another. */
export type Reason = Edge | PhaseEdge | EntryEdge | OrderEdge | WaveEdge;

/** The dependencies of a task that its format implies. */
export interface Implied {
  task: number;
  /** The node that it waits for: a task, or the end of a phase. */
  before: number;
  /** Tasks of one phase share the edge from another. */
  edge: PhaseEdge | OrderEdge;
}

/** A strongly connected part of the declared task graph with more than one task. */
export interface Cycle {
  /** In plan order. */
  members: string[];
  /** A shortest cycle through the part: steps in walking order, the last leads back to the first's `from`. */
  edges: CycleEdge[];
}

/** One task that must be done before another, and what makes it so. */
export interface Step extends Arrow {
  /** A task's edge, or the one between phases that leads from `from` to `to`. */
  reason: Reason;
}

/** A step of declared edges. */
export type CycleEdge = Step & DeclaredArrow;

/** A name that no task or phase of the plan has. */
export interface UnknownName {
  id: string;
  /** Whether the words speak of a task or of a phase. */
  kind: 'task' | 'phase';
  source: Sourced;
}
