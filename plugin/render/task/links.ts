/** Links to tasks and phases: as chips, and as names in a sentence. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { TaskNode } from '../../graph/model.ts';
import { shownId } from '../../plan/id.ts';
import type { Phase } from '../../plan/model.ts';
import type { View } from '../view.ts';
import { phaseName, taskName } from '../wording.ts';
import type { Phrase } from '../words/index.ts';

/** The data that a link to a task is made from. */
export interface Linking extends Pick<View, 'graph' | 'titles' | 't'> {
  /** The address of the plan's page, where the link is on another. */
  page?: string;
}

/** A longer phase is one chip where all of its tasks are meant. */
const longPhase = 12;
/** Cap on the chips in a row: where every task waits for every other, there would be millions. */
export const mostChips = 40;

/** A link to a task's row, in a line of its own: its state as an icon and for those who hear the page, its id and its title. */
export function taskLine(node: TaskNode, linking: Linking): Element {
  const id = shownId(node.task.id);
  const title = linking.titles.get(node.task.id) ?? '';
  return h('a.pw-chip', chipProperties(node, `${id} ${title}`, linking), [id === '' ? '' : `${id} `, h('bdi', title)]);
}

/** The same among others; on paper it is named by its id alone. */
function taskChip(node: TaskNode, linking: Linking): Element {
  const id = shownId(node.task.id);
  const words = `${id} ${linking.titles.get(node.task.id) ?? ''}`.trim();
  return h('a.pw-chip', { ...chipProperties(node, words, linking), dataId: id || undefined }, words);
}

/** @param words What is heard after the state */
function chipProperties({ task, state }: TaskNode, words: string, { t, page = '' }: Linking) {
  const ariaLabel = `${t(`state.${state}`)}: ${words.trim()}`;
  return { className: [`pw-is-${state}`], href: `${page}#${task.anchor}`, ariaLabel };
}

/** A link to a phase. */
export function phaseChip(phase: Phase, note: string, view: View): Element {
  return h('a.pw-chip.pw-chip-phase', { href: `#${view.ids.get(phase.node)}` }, [
    phaseName(phase, view.t),
    ...(note === '' ? [] : [': ', h('bdi', note)]),
  ]);
}

/** A phase in place of all of its tasks, as its words or their number have it. */
interface Whole {
  /** Whether a phase was meant as a whole. */
  isMeant(phase: Phase): boolean;
  /** Tasks that are named besides. */
  named: ReadonlySet<string>;
}

/** Links to tasks; a phase of which all tasks are meant is one link where it is long, or was meant as a whole. */
export function taskChips(ids: readonly string[], view: View, { isMeant, named }: Partial<Whole> = {}): Element[] {
  const all = new Set(ids);
  const whole = view.plan.phases.filter(
    (phase) =>
      phase.tasks.length > 0 &&
      phase.tasks.every((id) => all.has(id)) &&
      (phase.tasks.length > longPhase || isMeant?.(phase)),
  );
  const within = (phases: readonly Phase[]) =>
    new Set(phases.flatMap((phase) => phase.tasks).filter((id) => !named?.has(id)));
  const covered = within(whole);
  const nodes = ids.filter((id) => !covered.has(id)).flatMap((id) => view.graph.byId.get(id) ?? []);
  const phases = whole.slice(0, mostChips);
  const single = nodes.slice(0, mostChips - phases.length);
  const shown = within(phases);
  const more = ids.filter((id) => !shown.has(id)).length - single.length;
  return [
    ...phases.map((phase) => phaseChip(phase, view.t('all-tasks', { count: phase.tasks.length }), view)),
    ...single.map((node) => taskChip(node, view)),
    ...(more > 0 ? [h('span.pw-more', view.t('more', { count: more }))] : []),
  ];
}

/** The same by their ids alone, for tables; the titles are tooltips. */
export function idChips(nodes: readonly TaskNode[], view: View): Element[] {
  const more = nodes.length - mostChips;
  return [
    ...nodes.slice(0, mostChips).map((node) => {
      const title = view.titles.get(node.task.id) ?? '';
      const words = shownId(node.task.id) || title;
      return h('a.pw-chip', { ...chipProperties(node, words, view), title }, words);
    }),
    ...(more > 0 ? [h('span.pw-more', view.t('more', { count: more }))] : []),
  ];
}

/** Chips in a row; one alone is not a list. */
export function chipList(items: readonly Element[]): Element {
  const [first, ...others] = items;
  if (first && others.length === 0) return first;
  return h(
    'ul.pw-chips',
    items.map((item) => h('li', item)),
  );
}

/** Cap on the names in a sentence. */
const MAX_NAMED = 12;

/** `Task 1.1` as a link to its card, with its title as a tooltip. */
export function taskLink(id: string, { graph, titles, t, page = '' }: Linking): Phrase {
  const task = graph.byId.get(id)?.task;
  return task ? h('a', { href: `${page}#${task.anchor}`, title: titles.get(id) }, taskName(id, t)) : taskName(id, t);
}

/** `Task 1.1, Task 1.2 and Task 1.3`, each a link; of a long list the first ones and how many more there are. */
export function taskLinks(ids: readonly string[], view: Linking): Phrase[] {
  const shown = ids.slice(0, ids.length > MAX_NAMED ? MAX_NAMED - 1 : MAX_NAMED).map((id) => taskLink(id, view));
  const rest = ids.length - shown.length;
  const names = rest > 0 ? [...shown, view.t('list.more', { count: rest })] : shown;
  return view.t.list(names);
}
