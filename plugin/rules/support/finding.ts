import type { Position } from 'unist';

export type Severity = 'error' | 'warning' | 'info';

/** A second place that belongs to a finding: the first definition, an edge of a cycle. */
export interface Related {
  message: string;
  /** Absent in a rule's report where the place is in the plan itself. */
  path?: string | null;
  position: Position | undefined;
}

/** What a rule says; who it is and where its page stands are the runner's to add. */
export interface Report {
  /** One sentence: what is wrong and what was expected. */
  message: string;
  /** What to write instead. */
  hint: string;
  /** The exact text at fault; absent for something that is not there at all. */
  position: Position | undefined;
  related?: Related[];
  /** For a case that matters more or less than the rule's other ones; a setting for the rule overrides it. */
  severity?: Severity;
}

/** One defect, as every reporter and host gets it. */
export interface Finding extends Required<Report> {
  rule: string;
  related: Required<Related>[];
  /** Path of the plan; null where the host has none. */
  path: string | null;
  /** The rule's page. */
  url: string;
  /** Whether the baseline holds it: then it is listed, and fails nothing. Absent where there is no baseline. */
  known?: boolean;
}
