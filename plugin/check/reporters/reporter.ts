import type { Checked } from '../checked.ts';

/** Options for a report. */
export interface ReportOptions {
  /** For a terminal. */
  colors?: boolean;
  /** Include findings of severity `info`. JSON and SARIF always include them. */
  verbose?: boolean;
  /** Width of the printed lines of a plan. */
  columns?: number;
  /**
   * The working directory relative to the top of the repository, as in `packages/shop`, for formats whose paths are
   * relative to the top; empty at the top.
   */
  base?: string;
}

/** The plans that were checked, as text. It ends with a line break, unless it is empty. */
export type Reporter = (checked: readonly Checked[], options?: ReportOptions) => string;
