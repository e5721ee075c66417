/** The judged Temporal Logic Constraints: the tasks of each row, its verdict and the evidence for it. */
import type {
  AtomicityRow,
  Cell,
  DeadlockClaim,
  LivenessRow,
  MutualExclusionRow,
  SequenceRow,
  Sourced,
} from '../../plan/model.ts';
import type { Cycle, Step, UnknownName } from '../edge.ts';
import type { TimeBound } from './bound.ts';
import type { Mention } from './mentions.ts';

/** Every row of the tables in the plan's order, judged. Evidence is made when it is first read. */
export interface Constraints {
  sequence: readonly JudgedSequence[];
  mutualExclusion: readonly JudgedExclusion[];
  liveness: readonly JudgedLiveness[];
  atomicity: readonly JudgedAtomicity[];
  /** The claims of the Deadlock Analysis. */
  deadlock: readonly JudgedClaim[];
  /** The strongly connected parts of the wait-for graph with more than one node. */
  deadlocks: readonly Deadlock[];
  /** Names in rows that nothing in the plan has. */
  unknown: readonly UnknownName[];
  exclusions: Exclusions;
}

/** The pairs of tasks that exclude each other, by index. */
export interface Exclusions {
  /** The tasks that a task must not run beside, in plan order. */
  of(task: number): readonly number[];
  has(one: number, other: number): boolean;
}

export interface JudgedRow<Row> {
  row: Row;
  /** Index in its table. */
  index: number;
  /** Whether the row is still the template's, or a cell of it is: it is judged, and not reported. */
  isPlaceholder: boolean;
  /** The words that name tasks and phases of the plan in the cells that count, whether the row is bound or not. */
  readonly mentions: readonly CellMentions[];
}

/** A cell, and the words in it that name tasks or phases; offsets count in the text of its inlineText. */
export interface CellMentions {
  cell: Cell;
  mentions: readonly Mention[];
}

/** A row that relates two sets of tasks. */
export interface JudgedPair<Row> extends JudgedRow<Row> {
  /** Why it is not bound, which says what would bind it; null where it is bound. */
  unbound: Unbound | null;
}

/** Why a sentence puts nothing of the plan in order. */
export type Unordered =
  /** It names no task and no phase. */
  | 'no-names'
  /** It holds no word such as `before`. */
  | 'no-order'
  /** Only one side of that word names something. */
  | 'one-side'
  /** It names tasks on both sides, and says more about them than their order. */
  | 'doubt';

/** `one-task`: both sides come to the same single task. */
export type Unbound = Unordered | 'one-task';

/** A path from a task to one that waits for it. */
export interface Path {
  from: string;
  to: string;
  steps: readonly Step[];
  /** Whether the order of phases is a part of it. */
  isImplied: boolean;
}

export interface JudgedSequence extends JudgedPair<SequenceRow> {
  /** Ids, as the author lists them. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  verdict: SequenceEvidence['verdict'];
  evidence(): SequenceEvidence;
}

export type SequenceEvidence =
  | { verdict: 'not-bound'; why: Unbound }
  /** Task `before` ought to come first, and task `after` does: by declared edges along `path`, or by another row. */
  | { verdict: 'contradicted'; before: string; after: string; path: Path; row: null }
  | { verdict: 'contradicted'; before: string; after: string; path: null; row: number }
  /** Each of the tasks of `open` ought to be done before each of `started`. */
  | { verdict: 'broken'; open: readonly string[]; started: readonly string[] }
  /** `paths` are those of the first pairs of tasks; `pairs` tells how many there are. */
  | { verdict: 'enforced'; paths: readonly Path[]; pairs: number }
  /** `after` is the first task that does not wait for all it ought to: not for those in `missing`. */
  | { verdict: 'unenforced'; after: string; missing: readonly string[] };

export interface JudgedExclusion extends JudgedPair<MutualExclusionRow> {
  /** Ids, as the author lists them; empty where the row is not bound. */
  readonly tasksA: readonly string[];
  readonly tasksB: readonly string[];
  verdict: ExclusionEvidence['verdict'];
  evidence(): ExclusionEvidence;
}

export type ExclusionEvidence =
  | { verdict: 'not-bound'; why: Unbound }
  /** Both are in progress. */
  | { verdict: 'broken'; one: string; other: string }
  /** Nothing but this row keeps them apart; the waves are null for tasks that are in none. */
  | { verdict: 'serialised'; one: string; other: string; waves: readonly [number | null, number | null] }
  | { verdict: 'ordered'; paths: readonly Path[]; pairs: number };

export interface JudgedLiveness extends JudgedRow<LivenessRow> {
  /** The limit of the guarantee; null if it has neither a time nor a count. */
  bound: TimeBound | null;
  readonly tasks: readonly string[];
  verdict: LivenessEvidence['verdict'];
  evidence(): LivenessEvidence;
}

/** Of all of them: tasks of the row that are blocked, and those that are still open. */
export type LivenessEvidence = { blocked: readonly string[]; open: readonly string[] } & (
  | Unreachable
  | { verdict: 'bounded'; bound: TimeBound }
  | { verdict: 'unbounded' }
);

/** A task of the row can never be done; `source` are the words that name it, alone or as one of a range or a phase. */
export type Unreachable = { verdict: 'unreachable'; task: string; source: Sourced; isAlone: boolean } & (
  | { why: 'cancelled' }
  | Stuck
);

/** Why an open task can never be done. */
export type Stuck =
  /** It waits for itself, along the path; that is null where it names itself, or the cycle runs through other plans. */
  | { why: 'on-cycle'; path: Path | null }
  /** It waits for `cause`, which waits for itself. */
  | { why: 'waits-for-cycle'; cause: string; path: Path };

export interface JudgedAtomicity extends JudgedRow<AtomicityRow> {
  readonly tasks: readonly string[];
  hasRollback: boolean;
  /** Whether some of the group is done and some is not, whatever the verdict. */
  isPartial: boolean;
  verdict: 'no-rollback' | 'not-bound' | 'partial' | 'whole';
  /** The tasks of the group by what they are; a cancelled one belongs to it no more. */
  readonly evidence: Readonly<Record<'done' | 'open' | 'cancelled', readonly string[]>>;
}

export interface JudgedClaim {
  claim: DeadlockClaim;
  /** Index among the claims. */
  index: number;
  verdict: 'verified' | 'contradicted' | 'authors-claim';
  /** For a contradicted one: the cycles of the declared task graph, and the tasks that wait for themselves. */
  cycles: readonly Cycle[];
  selfReferences: readonly string[];
}

/** Tasks and groups that wait for each other. */
export interface Deadlock {
  /** Every task of the part, in plan order. */
  readonly members: readonly string[];
  /** A shortest cycle, in walking order: the last edge leads back to the node in which the first begins. */
  edges: readonly WaitEdge[];
  /** The atomicity rows whose groups the cycle runs through. */
  groups: readonly JudgedAtomicity[];
  /** Its place: the first row of the cycle in page order, else the first field. */
  at: { row: JudgedSequence | JudgedAtomicity; source: null } | { row: null; source: Sourced };
  /** Whether a dependency cycle or a contradicted row in it says so already. */
  isExplained: boolean;
}

/** `to` waits for `from`, by somebody's words or by a row. */
export type WaitEdge =
  | { from: string; to: string; step: Step; row: null }
  | { from: string; to: string; step: null; row: JudgedSequence };
