import type { PhaseNode, State } from '../graph/model.ts';
import type { Phase, Status } from '../plan/model.ts';
import { isolated } from '../plan/text/bidi.ts';
import { cut } from '../plan/text/cut.ts';
import { phaseName } from '../rules/support/wording.ts';
import { english, type Translate } from './words/index.ts';

const LONGEST_QUOTE = 36;

/** A task's state or a phase's status. */
export type AnyState = Status | State;

/** A phase whose tasks were all cancelled is cancelled, not done. */
export function phaseState({ status, count }: PhaseNode): AnyState {
  return count.percent === null && count.optional.total === 0 ? 'cancelled' : status;
}

/** `Phase 1: Foundation`, without what else the heading holds; without a number, the heading. */
export function phaseLabel(phase: Phase): string {
  if (!phase.isNumbered) return phase.heading.value;
  return phase.name === '' ? phaseName(phase) : `${phaseName(phase)}: ${phase.name}`;
}

/** `6 hours`, `1 day` of 8 hours, `1.5 days`. */
export function duration(hours: number, t: Translate = english): string {
  const rounded = (length: number) => Math.round(length * 10) / 10;
  return hours < 8 ? t('hours', { count: rounded(hours) }) : t('days', { count: rounded(hours / 8) });
}

/** The author's words inside a sentence, cut where they are long. */
export function excerpt(text: string): string {
  return isolated(cut(text.replace(/\s+/g, ' ').trim(), LONGEST_QUOTE));
}
