import { h } from 'hastscript';
import type { TimeBound } from '../../graph/constraints/bound.ts';
import type { Unbound } from '../../graph/constraints/model.ts';
import { counted, statusWords } from '../../rules/support/wording.ts';
import type { View } from '../view.ts';
import type { Words } from './steps.ts';

const reasons: Record<Unbound, string> = {
  'no-names': 'This row names no task of the plan, so it stays as it was written. To have it checked, name tasks: ',
  'no-order': 'This row names tasks, but no word says which comes first. To have it checked, add one: ',
  'one-side': 'Only one side of this row names tasks of the plan. To have it checked, name them on both: ',
  'one-task': 'Both sides of this row come to the same task. To have it checked, name different ones: ',
  chain: 'This row has more than two sides, and a row orders two. To have it checked, give each step a row: ',
  doubt:
    'This row names tasks, but as a condition or an exception, which is no order of theirs. To have it checked, say it plainly: ',
};

/** Why a row says nothing that can be checked, and what would. */
export function unboundHint(why: Unbound, example: string): Words[] {
  return [reasons[why], h('code', example), '.'];
}

/** A task's status inside a sentence. */
export function conditionOf(id: string, { graph }: View): string {
  return statusWords[graph.byId.get(id)?.task.status ?? 'todo'];
}

const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `36 hours`, `5 tries`, `5 tries, 1 day`. */
export function boundWords({ seconds, count }: TimeBound): string {
  return [
    ...(count === undefined ? [] : [`${count} ${count === 1 ? 'try' : 'tries'}`]),
    ...(seconds === undefined ? [] : [timeWords(seconds)]),
  ].join(', ');
}

/** In the largest unit that leaves no fraction. */
function timeWords(seconds: number): string {
  if (seconds > 0 && seconds < 1) return counted(Math.round(seconds * 1000), 'millisecond');
  const [name, size] = units.find(([, size]) => seconds >= size && seconds % size === 0) ?? ['second', 1];
  return counted(seconds / size, name);
}
