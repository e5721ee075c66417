import type { Checked } from '../checked.ts';

/** How a report is written. */
export interface ReportOptions {
  /** Colour it, for a terminal. */
  colors?: boolean;
  /** Print what is only worth knowing (severity `info`) as well. JSON and SARIF hold it in any case. */
  verbose?: boolean;
  /** How wide a line of source may be printed. */
  columns?: number;
  /**
   * The working directory below the top of the repository, as in `packages/shop`, for formats whose paths count from
   * there; empty at the top.
   */
  base?: string;
}

/** The plans that were checked, as text. It ends with a line break, unless it is empty. */
export type Reporter = (checked: readonly Checked[], options?: ReportOptions) => string;
