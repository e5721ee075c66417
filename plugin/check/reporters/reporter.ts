import type { Examined } from '../examine.ts';

/** How a report is written. */
export interface ReportOptions {
  /** Colour it, for a terminal. */
  colors?: boolean;
  /** Print what is only worth knowing (severity `info`) as well. JSON holds it in any case. */
  verbose?: boolean;
  /** How wide a line of source may be printed. */
  columns?: number;
}

/** The plans that were checked, as text. It ends with a line break. */
export type Reporter = (checked: readonly Examined[], options?: ReportOptions) => string;
