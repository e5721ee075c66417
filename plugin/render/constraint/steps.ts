import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { JudgedAtomicity, JudgedSequence, Path } from '../../graph/constraints/model.ts';
import type { Step } from '../../graph/model.ts';
import type { Sourced } from '../../plan/model.ts';
import { phaseName, taskName } from '../../rules/support/wording.ts';
import { taskLink } from '../task/links.ts';
import type { View } from '../view.ts';
import { excerpt } from '../wording.ts';
import { rowId } from './verdict.ts';

/** More steps than anybody follows. */
const MOST_STEPS = 20;

/** Any of our own words and pieces in a line. */
export type Words = ElementContent | string;

/** A paragraph of evidence. */
export function says(...words: readonly Words[]): Element {
  return h('p', [...words]);
}

/** A way from a task to one that waits for it, step by step, each with what makes it. */
export function wayList({ steps }: Pick<Path, 'steps'>, view: View): Element {
  return stepList(steps, (step) => stepWords(step, view));
}

/** Steps one below the other; of many the first. */
export function stepList<T>(steps: readonly T[], words: (step: T) => readonly Words[]): Element {
  const more = steps.length - MOST_STEPS;
  return h('ol.pw-steps', [
    ...steps.slice(0, MOST_STEPS).map((step) => h('li', [...words(step)])),
    ...(more > 0 ? [h('li', `and ${more} more`)] : []),
  ]);
}

function stepWords(step: Step, view: View): Words[] {
  return [...waits(step, view), ': ', ...maker(step, view)];
}

/** `Task 1.2 waits for Task 1.1`, both as links. */
export function waits({ from, to }: { from: string; to: string }, view: View): Words[] {
  return [taskLink(to, view), ' waits for ', taskLink(from, view)];
}

/** What makes one task wait for another: the field in which it stands, or the order of the phases. */
export function maker({ reason, source, to }: Step, view: View): Words[] {
  if (reason.kind === 'implied') return ['by the order of the phases'];
  const where = source === null ? '' : placed(source);
  if (!('owner' in reason)) {
    const phase = view.plan.phases.find(({ id }) => id === reason.to);
    return [`by the dependency of ${phase ? phaseName(phase) : `Phase ${reason.to}`}${where}`];
  }
  const field = reason.owner === to ? 'Depends on' : 'Blocks';
  return ['by ', h('code', field), ` of ${taskName(reason.owner)}${where}`];
}

function placed({ position }: Sourced): string {
  return position ? `, line ${position.start.line}` : '';
}

/** A row of the tables as a link to it, with its first words. */
export function rowLink({ row, index }: JudgedSequence | JudgedAtomicity): Element {
  const [kind, cell] =
    'constraint' in row ? (['sequence', row.constraint] as const) : (['atomicity', row.group] as const);
  return h('a', { href: `#${rowId(kind, index)}` }, `row ${index + 1}, “${excerpt(cell.text)}”`);
}
