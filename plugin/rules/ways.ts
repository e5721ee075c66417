import type { Way } from '../graph/constraints/model.ts';
import type { Step } from '../graph/model.ts';
import type { Related } from './finding.ts';
import { taskName } from './words.ts';

const SHOWN = 12;
/** More than anybody follows. */
const MOST_RELATED = 20;

/** `1.1 → 1.2 → 1.3`, each before the next; the middle of a long way or cycle is left out. */
export function wayWords(ids: readonly string[]): string {
  const shown = ids.length > SHOWN ? [...ids.slice(0, SHOWN - 2), '…', ...ids.slice(-1)] : ids;
  return shown.join(' → ');
}

/** The tasks that a way runs through. */
export function tasksOf({ from, steps }: Way): string[] {
  return [from, ...steps.map(({ to }) => to)];
}

/** The words that make each step; what only the order of phases makes has no place. */
export function relatedSteps(steps: readonly Step[]): Related[] {
  return steps.slice(0, MOST_RELATED).map(({ from, to, kind, source }) => ({
    message: `${taskName(to)} waits for ${taskName(from)}${kind === 'implied' ? ' by the order of the phases' : ''}.`,
    position: source?.position,
  }));
}
