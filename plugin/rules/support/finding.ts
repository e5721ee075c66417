import type { Position } from 'unist';

/** How serious a finding is: only errors fail a check. */
export type Severity = 'error' | 'warning' | 'info';

/** A second place that belongs to a finding: the first definition, an edge of a cycle. */
export interface Related {
  message: string;
  /** Absent in a rule's report where the place is in the plan itself. */
  path?: string | null;
  position: Position | undefined;
}

/** A report of a rule. The runner adds the rule's id, the severity and the rule's page. */
export interface Report {
  /** One sentence that states the fact, as in `Task 2.1 is done, but Task 1.2, which it depends on, is not.` */
  message: string;
  /** What to write instead. */
  hint: string;
  /** The exact text at fault; absent for what is missing altogether. */
  position: Position | undefined;
  related?: Related[];
  /** For a case that matters more or less than the rule's others; a setting for the rule overrides it. */
  severity?: Severity;
}

/** One defect, as every reporter and host gets it. */
export interface Finding extends Required<Report> {
  rule: string;
  related: Required<Related>[];
  /** Path of the plan; null where the host has none. */
  path: string | null;
  /** The rule's page; null where it has none that is known. */
  url: string | null;
  /** Whether the baseline holds it: then it is listed, and fails nothing. Absent where there is no baseline. */
  known?: boolean;
}
