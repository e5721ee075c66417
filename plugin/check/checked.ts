import type { PathFault } from '../files/contents.ts';
import type { PlanGraph } from '../graph/model.ts';
import type { Plan } from '../plan/model.ts';
import type { Examined } from './examine.ts';

/** The parts of a checked plan that a report needs. */
export interface Checked extends Pick<Examined, 'findings' | 'source'> {
  plan: Pick<Plan, 'id' | 'path' | 'parts' | 'title' | 'excess'>;
  graph: Pick<PlanGraph, 'progress'>;
}

/** Keeps only these parts, so that the rest can be freed. */
export function checkedOf({ plan, graph, findings, source }: Examined): Checked {
  const { id, path, parts, title, excess } = plan;
  return { plan: { id, path, parts, title, excess }, graph: { progress: graph.progress }, findings, source };
}

/** The number of checked plans and of their findings. */
export interface Summary {
  plans: number;
  errors: number;
  warnings: number;
  /** Errors and warnings in the baseline; they are not among the others. */
  known: number;
}

/** Counts what a whole check found. */
export function summarize(checked: readonly Checked[]): Summary {
  const all = checked.flatMap(({ findings }) => findings);
  const findings = all.filter(({ known }) => !known);
  return {
    plans: checked.length,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    known: all.length - findings.length,
  };
}

/** Separates plans that must not pass unread: those become faults. */
export function withoutUnread({ plans, faults }: { plans: readonly Checked[]; faults: readonly PathFault[] }): {
  checked: Checked[];
  faults: PathFault[];
} {
  return {
    checked: plans.filter((plan) => silentlyUnread(plan) === null),
    faults: [...faults, ...plans.flatMap((plan) => silentlyUnread(plan) ?? [])],
  };
}

/**
 * The fault of a plan that was too large to be read while the rule that reports this is
 * off; null for any other plan.
 */
export function silentlyUnread({ plan, findings }: Pick<Checked, 'plan' | 'findings'>): PathFault | null {
  if (plan.excess === null || findings.length > 0) return null;
  return {
    message: `${plan.path ?? plan.id} was not read, and \`too-large\` is off. ${plan.excess.message}`,
    hint: `${plan.excess.hint} To leave the file out, name it in \`ignore\`.`,
  };
}
