import type { Element } from 'hast';
import { h } from 'hastscript';
import type { JudgedAtomicity, JudgedSequence, Path } from '../../graph/constraints/model.ts';
import type { Step } from '../../graph/model.ts';
import type { Sourced } from '../../plan/model.ts';
import { phaseName, taskName } from '../../rules/support/wording.ts';
import type { Phrase } from '../elements.ts';
import { taskLink } from '../task/links.ts';
import type { View } from '../view.ts';
import { excerpt } from '../wording.ts';
import { rowId } from './verdict.ts';

/** Cap on the steps of a path. */
const MOST_STEPS = 20;

/** A paragraph of evidence. */
export function sentence(...phrases: readonly Phrase[]): Element {
  return h('p', [...phrases]);
}

/** A path from a task to one that waits for it, step by step, each with its reason. */
export function pathList({ steps }: Pick<Path, 'steps'>, view: View): Element {
  return stepList(steps, (step) => stepPhrase(step, view));
}

/** Steps one below the other; of a long list the first. */
export function stepList<T>(steps: readonly T[], phraseOf: (step: T) => readonly Phrase[]): Element {
  const more = steps.length - MOST_STEPS;
  return h('ol.pw-steps', [
    ...steps.slice(0, MOST_STEPS).map((step) => h('li', [...phraseOf(step)])),
    ...(more > 0 ? [h('li', `and ${more} more`)] : []),
  ]);
}

function stepPhrase(step: Step, view: View): Phrase[] {
  return [...waits(step, view), ': ', ...reasonOf(step, view)];
}

/** `Task 1.2 waits for Task 1.1`, both as links. */
export function waits({ from, to }: { from: string; to: string }, view: View): Phrase[] {
  return [taskLink(to, view), ' waits for ', taskLink(from, view)];
}

/** Why one task waits for another: the field that says so, or the order of the phases. */
export function reasonOf({ reason, source, to }: Step, view: View): Phrase[] {
  if (reason.kind === 'implied') return ['between' in reason ? 'order of the page' : 'phase order'];
  const where = source === null ? '' : lineOf(source);
  if ('wave' in reason) return [`wave ${reason.wave} of the plan${where}`];
  if (!('owner' in reason)) {
    const phase = view.plan.phases.find(({ id }) => id === reason.to);
    return [`dependency of ${phase ? phaseName(phase) : `Phase ${reason.to}`}${where}`];
  }
  const field = reason.owner === to ? 'Depends on' : 'Blocks';
  return [h('code', field), ` of ${taskName(reason.owner)}${where}`];
}

function lineOf({ position }: Sourced): string {
  return position ? `, line ${position.start.line}` : '';
}

/** A link to a row, with its first words. */
export function rowLink({ row, index }: JudgedSequence | JudgedAtomicity): Element {
  const [kind, cell] =
    'constraint' in row ? (['sequence', row.constraint] as const) : (['atomicity', row.group] as const);
  return h('a', { href: `#${rowId(kind, index)}` }, `row ${index + 1}, “${excerpt(cell.text)}”`);
}
