import type { Count, PhaseNode, PlanGraph } from '../../graph/model.ts';
import { phaseStatus } from '../../graph/progress.ts';
import type { Figure, Phase, Plan, ProgressRow, StatedFigures, Status } from '../../plan/model.ts';
import { phaseName, quoted } from './wording.ts';

type PhaseStatus = PhaseNode['status'];

/** A typed status: its symbols and its word. */
export type TypedStatus = NonNullable<ProgressRow['status']>;

/** The figures that somebody typed about a phase or the plan, and the count from its tasks. */
export interface Figures {
  kind: 'row' | 'heading' | 'line';
  /** `The row “1. Foundation”` */
  place: string;
  tasks: Figure | null;
  completed: Figure | null;
  percent: Figure | null;
  status: TypedStatus | null;
  tally: Tally;
  truth: PhaseStatus;
}

/** All typed figures that can be judged: the rows of progress tables, the phase headings, and lines such as `Tasks: 9`. */
export function typedFigures(graph: PlanGraph): Figures[] {
  const { plan, phases } = graph;
  const rows = [...(plan.progress?.rows ?? []), ...plan.summaries.flatMap((table) => table.rows)];
  const byId = Map.groupBy<string | null, PhaseNode>(phases, ({ phase }) => phase.id);
  return [
    ...rows.flatMap((row) => ofRow(row, byId.get(row.phase) ?? [], graph) ?? []),
    ...phases.map((node) => ofHeading(node, plan)),
    ...plan.stated.flatMap((stated) => ofLine(stated, graph) ?? []),
  ];
}

/** Null for a row of no phase of the plan, or of one of two phases with the same id. */
function ofRow(row: ProgressRow, [node, second]: readonly PhaseNode[], graph: PlanGraph): Figures | null {
  const ofOne = node && !second ? ofPhase(node, graph.plan) : null;
  const counted = row.kind === 'total' ? ofPlan(graph) : ofOne;
  return counted && { ...row, kind: 'row', place: `The row ${quoted(row.label.text)}`, ...counted };
}

function ofHeading(node: PhaseNode, plan: Plan): Figures {
  const { count, mark } = node.phase;
  const done = count?.value.done ?? null;
  return {
    kind: 'heading',
    place: `The heading of ${phaseName(node.phase)}`,
    tasks: count && { value: count.value.total, position: count.position, digits: count.digits.total },
    completed: count && done !== null ? { value: done, position: count.position, digits: count.digits.done } : null,
    percent: null,
    status: mark && ofMark(mark),
    ...ofPhase(node, plan),
  };
}

/** Null for a mark that says what no phase can be. */
function ofMark({ value, symbol, position }: NonNullable<Phase['mark']>): TypedStatus | null {
  return isPhaseStatus(value) ? { value, position, symbols: { value: symbol, position }, word: null } : null;
}

function ofLine({ phase, label, ...figures }: StatedFigures, graph: PlanGraph): Figures | null {
  const node = graph.phases.find((one) => one.phase === phase);
  const counted = node ? ofPhase(node, graph.plan) : phase === null ? ofPlan(graph) : null;
  const place = `The line ${quoted(label)} of ${phase === null ? 'the plan' : phaseName(phase)}`;
  return counted && { ...figures, percent: null, kind: 'line', place, ...counted };
}

function ofPhase({ phase, count, status }: PhaseNode, plan: Plan): Pick<Figures, 'tally' | 'truth'> {
  const unread = unreadIn(plan, phase.id);
  return { tally: { ...count, duplicates: duplicatesIn(phase, plan), unread }, truth: status };
}

function ofPlan(graph: PlanGraph): Pick<Figures, 'tally' | 'truth'> | null {
  const { tasks } = graph.plan;
  return tasks.length === 0 ? null : { tally: planTally(graph), truth: phaseStatus(tasks) };
}

/** The count of the whole plan. */
export function planTally({ plan, progress }: PlanGraph): Tally {
  return { ...progress, duplicates: plan.duplicates.length, unread: unreadIn(plan) };
}

function duplicatesIn(phase: Phase, { duplicates }: Plan): number {
  if (duplicates.length === 0) return 0;
  const ids = new Set(phase.tasks);
  return duplicates.filter(({ id }) => ids.has(id)).length;
}

/** The number of lines of the plan, or of a phase, that may be tasks that were not read. */
function unreadIn({ unread, unclosedFence }: Plan, phase?: string): number {
  const lines = unread.filter(({ cause }) => cause !== 'no-title' && !cause.startsWith('phase'));
  const hidden = unclosedFence?.value ?? 0;
  return hidden + lines.filter((one) => phase === undefined || one.phase === phase).length;
}

function isPhaseStatus(status: Status): status is PhaseStatus {
  return status === 'done' || status === 'in-progress' || status === 'todo';
}

/** The status words of a Progress Tracking row, as the template writes them. */
export const progressWords = { done: 'Complete', 'in-progress': 'In progress', todo: 'Not started' } as const;

/** The count of a phase or the plan, and what may be counted in addition without being wrong. */
export interface Tally extends Count {
  /** Second definitions of an id, which are not tasks of their own. */
  duplicates: number;
  /** Lines that may be tasks and were not read: `unread-task` is about them. */
  unread: number;
}

/** The totals that are right: with or without cancelled tasks, and with or without second definitions, with any of the lines not read. */
export function rightTotals({ total, cancelled, duplicates, unread }: Tally): number[] {
  const sums = [total, total + cancelled].flatMap((sum) => [sum, sum + duplicates]);
  return sums.flatMap((sum) => upwards(sum, unread));
}

function upwards(from: number, more: number): number[] {
  return Array.from({ length: more + 1 }, (_, index) => from + index);
}

/**
 * The numbers of completed tasks that are right for a typed total. Cancelled tasks may be counted as completed if the total
 * includes them, too.
 */
export function rightCompleted(
  { done, total, cancelled, duplicates, unread }: Tally,
  typedTotal: number | undefined,
): number[] {
  const withoutCancelled = typedTotal === total || typedTotal === total + duplicates;
  return (withoutCancelled ? [done] : [done, done + cancelled]).flatMap((sum) => upwards(sum, unread));
}

/** Whether a percentage is right, however it was rounded and whether or not cancelled tasks were counted. */
export function isRightPercent(typed: number, tally: Tally): boolean {
  return rightTotals(tally).some(
    (total) => total === 0 || rightCompleted(tally, total).some((done) => Math.abs((100 * done) / total - typed) < 1),
  );
}
