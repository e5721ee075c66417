/** What the Temporal Logic Constraints come to: what each row binds to, and its verdict with the evidence. */
import type { MutualExclusionRow } from '../../plan/model.ts';

/** The rows of the tables as the plan has them, in their order, judged. */
export interface Constraints {
  mutualExclusion: readonly JudgedExclusion[];
}

/** A mutual exclusion row. */
export interface JudgedExclusion {
  row: MutualExclusionRow;
  /** The ids of the tasks that each side names, as the author lists them; empty where the row is not bound. */
  readonly tasksA: readonly string[];
  readonly tasksB: readonly string[];
}
