import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ForeignDependency, ForeignTask, TaskNode } from '../../graph/model.ts';
import { taskAnchor } from '../../plan/id.ts';
import type { Dependencies, Field } from '../../plan/model.ts';
import { everyNode } from '../../plan/walk.ts';
import { destination } from '../content/links.ts';
import { type Child, element, fromHast } from '../elements.ts';
import type { View } from '../view.ts';
import type { Key, Translate } from '../words/index.ts';
import { chipList, mostChips, phaseChip, taskChips } from './links.ts';
import { titleText } from './title.ts';

/** A field of a task as its row shows it. */
export interface Entry {
  type: 'entry';
  label: string;
  /** The language of the label, where that is not the page's. */
  lang?: string | undefined;
  /** The anchor of the label. */
  id?: string | undefined;
  value: readonly Child[];
  className: string | null;
}

/** The dependencies of a task, expanded and linked, with the author's words if they say more; null if there are none. */
export function dependsOn(node: TaskNode, view: View): Entry | null {
  const written = node.task.at.fields.filter((field) => field.name === 'dependsOn' && field.text.value !== '');
  const chips = [
    ...taskChips(node.prerequisites, view, {
      isMeant: ({ id }) => isDeclared(id, node.phase?.id, view),
      named: namedIn(node.task.dependsOn),
    }),
    ...impliedChips(node, view),
    ...foreignChips(node.foreign, view),
    ...node.unknown.map(({ id }) => note('pw-unknown', id, 'note.no-task', view)),
    ...node.outside.map(({ value }) => note('pw-outside', value, 'note.outside', view)),
  ];
  return relation('field.depends-on', view.t, chips, isPlain(node.task.dependsOn, written) ? [] : written);
}

/** The tasks that depend on this one; null where there are none. */
export function unblocks(node: TaskNode, view: View): Entry | null {
  const written = node.task.at.fields.filter((field) => field.name === 'blocks' && field.text.value !== '');
  const chips = [
    ...taskChips(node.dependents, view, {
      isMeant: ({ id }) => isDeclared(node.phase?.id, id, view),
      named: namedIn(node.task.blocks),
    }),
    ...dependentChips(node.foreignDependents, view),
  ];
  return relation('field.unblocks', view.t, chips, isPlain(node.task.blocks, written) ? [] : written);
}

/** The tasks that nothing but a row of the plan keeps from running at the same time; null where there are none. */
export function excludes({ task }: TaskNode, view: View): Entry | null {
  const others = view.graph.constraints.mutualExclusion.flatMap(({ tasksA, tasksB, verdict }) => {
    if (verdict !== 'serialised' && verdict !== 'broken') return [];
    return [...(tasksA.includes(task.id) ? tasksB : []), ...(tasksB.includes(task.id) ? tasksA : [])];
  });
  return relation('field.excludes', view.t, taskChips([...new Set(others)], view), []);
}

/** Whether a phase says that it waits for another. */
function isDeclared(before: string | undefined, after: string | undefined, { graph }: View): boolean {
  return graph.phaseEdges.some(({ from, to, kind }) => kind === 'declared' && from === before && to === after);
}

function namedIn(said: Dependencies | null): ReadonlySet<string> {
  return new Set(said?.items.flatMap((item) => (item.kind === 'task' ? item.id : [])));
}

function relation(label: Key, t: Translate, chips: readonly Element[], written: readonly Field[]): Entry | null {
  if (chips.length === 0 && written.length === 0) return null;
  const value = [chips.length > 0 && fromHast(chipList(chips)), ...written.flatMap(asWritten)];
  return { type: 'entry', label: t(label), lang: t.spoken.lang, value, className: 'pw-relation' };
}

/** An open task without dependencies of its own waits for the phase before, or for the tasks before it. */
function impliedChips({ impliedPhases, impliedTasks, state }: TaskNode, view: View): Element[] {
  if (state === 'done' || state === 'cancelled') return [];
  const phases = view.plan.phases.filter(({ id }) => impliedPhases.includes(id));
  return [
    ...phases.map((phase) => phaseChip(phase, view.t('step.phase-order'), view)),
    ...taskChips(impliedTasks, view),
    ...(impliedTasks.length > 0 ? [h('span.pw-more', view.t('by-page-order'))] : []),
  ];
}

function asWritten(field: Field): Child[] {
  return [element('p', { className: ['pw-written'] }, [...field.inline]), ...field.blocks];
}

const beyondText: ReadonlySet<string> = new Set(
  'link linkReference image imageReference footnoteReference html'.split(' '),
);

/** Whether a value is only a list of tasks and conditions, so that the chips say all of it. */
function isPlain(dependencies: Dependencies | null, written: readonly Field[]): boolean {
  if (!dependencies || dependencies.items.length === 0) return written.length === 0;
  const isShown = dependencies.items.every(({ kind }) => kind === 'task' || kind === 'outside' || kind === 'plan');
  if (!isShown || written.some(({ inline }) => everyNode(inline).some(({ type }) => beyondText.has(type))))
    return false;
  const parts = dependencies.items.map(({ source }) => source.value).sort((a, b) => b.length - a.length);
  const rest = parts.reduce((text, part) => text.replace(part, ' '), written.map(({ text }) => text.value).join('\n'));
  return /^(?:\s|[,;&、，.*•-]|\btasks?\b|\band\b|和)*$/i.test(rest);
}

/** The dependencies of a task in other plans, each once; the first of a long list. */
function foreignChips(foreign: readonly ForeignDependency[], view: View): Element[] {
  const known = new Map(
    foreign.map((one) => [one.found?.kind === 'task' ? one.found.task : `${one.plan}/${one.id}`, one]),
  );
  return capped([...known.values()], (one) => foreignChip(one, view), view);
}

/** Tasks of other plans, as links to their cards. */
function dependentChips(tasks: readonly ForeignTask[], view: View): Element[] {
  return capped(tasks, (one) => foreignTaskChip(one, view), view);
}

/** A name that is not a task of this plan, and what it is. */
function note(kind: string, value: string, why: Key, { t }: View): Element {
  return h('span.pw-chip', { className: [kind] }, [
    h('bdi.pw-chip-name', value),
    ' ',
    h('span.pw-chip-note', { lang: t.spoken.lang }, `(${t(why)})`),
  ]);
}

function capped<T>(list: readonly T[], chip: (one: T) => Element, { t }: View): Element[] {
  const more = list.length - mostChips;
  return [...list.slice(0, mostChips).map(chip), ...(more > 0 ? [h('span.pw-more', t('more', { count: more }))] : [])];
}

function foreignChip(foreign: ForeignDependency, view: View): Element {
  const name = `${foreign.plan}/${foreign.id}`;
  switch (foreign.found?.kind) {
    case 'task':
      return foreignTaskChip(foreign.found, view);
    case 'no-plan':
      return note('pw-unknown', name, 'note.no-plan', view);
    case 'no-task':
      return note('pw-unknown', name, 'note.no-task', view);
    default:
      return unknownChip(foreign, view);
  }
}

/** Its status as an icon, its id and title, and its plan's title. */
function foreignTaskChip({ plan, task }: ForeignTask, view: View): Element {
  const page = view.parts.planPage?.(plan) ?? null;
  const [title, place] = [titleText(task), `(${plan.title?.value || plan.id})`];
  const ariaLabel = `${view.t(`state.${task.status}`)}: ${task.id} ${title} ${place}`;
  return h(
    page === null ? 'span.pw-chip' : 'a.pw-chip',
    {
      className: ['pw-elsewhere', `pw-is-${task.status}`],
      ...(page === null ? {} : { href: `${page}#${task.anchor}`, ariaLabel }),
    },
    [`${task.id} `, h('bdi', title), ' ', h('span.pw-chip-note', place)],
  );
}

/** A task of a plan that the host does not know: a link to its card where the author's link to the plan resolves. */
function unknownChip({ plan, id, source }: ForeignDependency, view: View): Element {
  if (!/\.md$|\/$|^\.\.?\//i.test(plan)) return note('pw-foreign', `${plan}/${id}`, 'note.other-plan', view);
  const chip = note('pw-foreign', source.value, 'note.other-plan', view);
  const href = destination(plan, view);
  if (href === null) return chip;
  return { ...chip, tagName: 'a', properties: { ...chip.properties, href: `${href}#${taskAnchor(id)}` } };
}
