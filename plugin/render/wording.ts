import type { Count, PhaseNode, State } from '../graph/model.ts';
import type { Phase, Status } from '../plan/model.ts';
import { isolated } from '../plan/text/bidi.ts';
import { cut } from '../plan/text/cut.ts';
import { phaseName } from '../rules/support/wording.ts';

const LONGEST_QUOTE = 36;

/** A status, or whether a task to do can start. */
export type Condition = Status | State;

/** What a reader is told a task's condition is; the icon beside it is never alone. */
export const conditionWord: Record<Condition, string> = {
  todo: 'To do',
  ready: 'Ready',
  waiting: 'Waiting',
  'in-progress': 'In progress',
  done: 'Done',
  blocked: 'Blocked',
  cancelled: 'Cancelled',
};

/** What a reader is told of a phase: one whose tasks were all cancelled was not done. */
export function phaseCondition({ status, count }: PhaseNode): Condition {
  return count.percent === null ? 'cancelled' : status;
}

/** `Phase 1: Foundation`, without what else the heading holds. */
export function phaseLabel(phase: Phase): string {
  return phase.name === '' ? phaseName(phase) : `${phaseName(phase)}: ${phase.name}`;
}

/** `1 task`, `3 tasks`. */
export function tasks(count: number): string {
  return `${count} ${count === 1 ? 'task' : 'tasks'}`;
}

/** `7 of 12 tasks done, 58 %`; in words where there is nothing to count. */
export function progressText(count: Count): string {
  if (count.percent === null) return count.cancelled > 0 ? 'cancelled' : 'no tasks';
  return `${count.done} of ${tasks(count.total)} done, ${count.percent} %`;
}

/** Hours as people say them: `6 h`, `2 days` of 8 hours, `1.5 days`. */
export function duration(hours: number): string {
  const rounded = (value: number) => String(Math.round(value * 10) / 10);
  if (hours < 8) return `${rounded(hours)} h`;
  return hours === 8 ? '1 day' : `${rounded(hours / 8)} days`;
}

/** The author's words in a line of ours, cut where they are long. */
export function excerpt(text: string): string {
  return isolated(cut(text.replace(/\s+/g, ' ').trim(), LONGEST_QUOTE));
}
