import type { Position } from 'unist';
import type { Finding, Severity } from '../../rules/support/finding.ts';
import { type Checked, type Summary, summarize } from '../checked.ts';
import type { Reporter } from './reporter.ts';
import { printableJson } from './visible.ts';

/** The result of a check, as data. */
export interface CheckReport {
  plans: CheckedPlan[];
  findings: CheckFinding[];
  /** Counts of plans, errors and warnings. */
  summary: Omit<Summary, 'known'> & Partial<Pick<Summary, 'known'>>;
}

/** A plan that was checked. */
export interface CheckedPlan {
  path: string | null;
  id: string;
  title: string | null;
  /** Number of tasks, cancelled ones included. */
  tasks: number;
  done: number;
}

/** A place in a plan, lines and columns from 1; null for what is missing altogether. */
export interface CheckPlace {
  path: string | null;
  line: number | null;
  column: number | null;
}

/** One thing that is wrong with a plan. */
export interface CheckFinding extends CheckPlace {
  rule: string;
  severity: Severity;
  endLine: number | null;
  endColumn: number | null;
  message: string;
  /** What to write instead. */
  hint: string;
  /** The rule's page, where the setting `docsUrl` says which site has it. */
  url: string | null;
  /** Other places that belong to it. */
  related: (CheckPlace & { message: string })[];
  /** Whether the baseline holds it; absent where there is no baseline. */
  known?: boolean;
}

/** The whole check as JSON, version 1. */
export const json: Reporter = (checked) => `${printableJson({ version: 1, ...reportOf(checked) })}\n`;

/** The whole check as data. */
export function reportOf(checked: readonly Checked[]): CheckReport {
  const findings = checked.flatMap(({ findings }) => findings);
  const { known, ...figures } = summarize(checked);
  const hasBaseline = findings.some((finding) => finding.known !== undefined);
  const summary = { ...figures, ...(hasBaseline && { known }) };
  return { plans: checked.map(plan), findings: findings.map(finding), summary };
}

function plan({ plan, graph }: Checked): CheckedPlan {
  const { path, id, title } = plan;
  const { total, cancelled, done } = graph.progress;
  return { path, id, title: title?.value ?? null, tasks: total + cancelled, done };
}

function finding({ rule, severity, path, position, message, hint, url, related, known }: Finding): CheckFinding {
  return {
    rule,
    severity,
    path,
    ...start(position),
    endLine: position?.end.line ?? null,
    endColumn: position?.end.column ?? null,
    message,
    hint,
    url,
    related: related.map((place) => ({ path: place.path, ...start(place.position), message: place.message })),
    ...(known !== undefined && { known }),
  };
}

function start(position: Position | undefined) {
  return { line: position?.start.line ?? null, column: position?.start.column ?? null };
}
