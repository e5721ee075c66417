import type { PhaseNode, State } from '../graph/model.ts';
import { placeOf } from '../plan/id.ts';
import type { Phase, Status } from '../plan/model.ts';
import { ownName } from '../plan/phase-heading.ts';
import { isolated } from '../plan/text/bidi.ts';
import { cut } from '../plan/text/cut.ts';
import { saysTask } from '../rules/support/wording.ts';
import { english, type Translate } from './words/index.ts';

const LONGEST_QUOTE = 36;
const LONGEST_NAME = 60;

/** A task's state or a phase's status. */
export type AnyState = Status | State;

/** A phase whose tasks were all cancelled is cancelled, not done. */
export function phaseState({ status, count }: PhaseNode): AnyState {
  return count.percent === null && count.optional.total === 0 ? 'cancelled' : status;
}

/** A task in a sentence: `Task 1.1`, but `TASK-0001` where the id says it already; one without an id by its place. */
export function taskName(id: string, t: Translate): string {
  const place = placeOf(id);
  if (place) return t(place.group === '0' ? 'name.task-of-list' : 'name.task-of-group', place);
  return saysTask(id) ? id : t('name.task', { id });
}

/** A phase, by its heading's own word where it has one: `Wave 2`; without a number, its heading. */
export function phaseName(phase: Phase, t: Translate): string {
  if (!phase.isNumbered) return isolated(cut(phase.heading.value, LONGEST_NAME));
  const own = ownName(phase);
  if (own === phase.id) return t('name.group', { id: own });
  return own ?? t('drawing.phase', { id: phase.id });
}

/** `Phase 1: Foundation`, without what else the heading holds; without a number, the heading. */
export function phaseLabel(phase: Phase, t: Translate): string {
  if (!phase.isNumbered) return phase.heading.value;
  return phase.name === '' ? phaseName(phase, t) : `${phaseName(phase, t)}: ${phase.name}`;
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
