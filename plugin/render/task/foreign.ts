import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ForeignDependency, ForeignTask } from '../../graph/model.ts';
import { taskAnchor } from '../../plan/id.ts';
import { icon } from '../badge.ts';
import { destination } from '../content/links.ts';
import type { View } from '../view.ts';
import { mostChips } from './chips.ts';
import { titleText } from './title.ts';

/** What a task waits for in other plans, each once; of a long list the first. */
export function foreignChips(foreign: readonly ForeignDependency[], view: View): Element[] {
  const known = new Map(
    foreign.map((one) => [one.found?.kind === 'task' ? one.found.task : `${one.plan}/${one.id}`, one]),
  );
  return capped([...known.values()], (one) => foreignChip(one, view));
}

/** Tasks of other plans, as links to their cards. */
export function elsewhereChips(tasks: readonly ForeignTask[], view: View): Element[] {
  return capped(tasks, (one) => elsewhereChip(one, view));
}

/** Something that is no task of this plan: its name, and what it is. */
export function note(kind: string, value: string, why: string): Element {
  return h('span.pw-chip', { className: [kind] }, [
    h('span.pw-chip-title', value),
    ' ',
    h('span.pw-chip-note', `(${why})`),
  ]);
}

function capped<T>(list: readonly T[], chip: (one: T) => Element): Element[] {
  const more = list.length - mostChips;
  return [...list.slice(0, mostChips).map(chip), ...(more > 0 ? [h('span.pw-more', `and ${more} more`)] : [])];
}

function foreignChip(foreign: ForeignDependency, view: View): Element {
  const name = `${foreign.plan}/${foreign.id}`;
  switch (foreign.found?.kind) {
    case 'task':
      return elsewhereChip(foreign.found, view);
    case 'no-plan':
      return note('pw-unknown', name, 'no such plan');
    case 'no-task':
      return note('pw-unknown', name, 'no such task');
    default:
      return unknownChip(foreign, view);
  }
}

/** Its status as an icon, its id and title, and its plan's title. */
function elsewhereChip({ plan, task }: ForeignTask, view: View): Element {
  const page = view.parts.planPage?.(plan) ?? null;
  const properties = {
    className: ['pw-elsewhere', `pw-is-${task.status}`],
    ...(page === null ? {} : { href: `${page}#${task.anchor}` }),
  };
  return h(page === null ? 'span.pw-chip' : 'a.pw-chip', properties, [
    icon(task.status),
    h('span.pw-chip-id', task.id),
    ' ',
    h('span.pw-chip-title', titleText(task)),
    ' ',
    h('span.pw-chip-note', `(${plan.title?.value || plan.id})`),
  ]);
}

/** Where nothing is known of the plan: a link to the card where the author wrote a link to it that leads somewhere. */
function unknownChip({ plan, id, source }: ForeignDependency, view: View): Element {
  if (!/\.md$|\/$|^\.\.?\//i.test(plan)) return note('pw-foreign', `${plan}/${id}`, 'in another plan');
  const chip = note('pw-foreign', source.value, 'in another plan');
  const href = destination(plan, view);
  if (href === null) return chip;
  return { ...chip, tagName: 'a', properties: { ...chip.properties, href: `${href}#${taskAnchor(id)}` } };
}
