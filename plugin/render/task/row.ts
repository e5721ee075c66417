import type { Element } from 'hast';
import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import type { TaskNode } from '../../graph/model.ts';
import { titledAnchor, titleId } from '../../plan/heading-ids.ts';
import { shownId } from '../../plan/id.ts';
import type { Task } from '../../plan/model.ts';
import { storyLink } from '../coverage.ts';
import { type Content, element, fromHast, heading, type PageElement, type Piece, spaced } from '../elements.ts';
import { permalink } from '../permalink.ts';
import type { View } from '../view.ts';
import { taskName } from '../wording.ts';
import { fields } from './fields.ts';
import { titleOf } from './title.ts';

/**
 * A task as a row that opens to show all that is written of it, with the tasks inside it below. Its anchor is in the part
 * that opens, so that a link to it opens the row without a script; a task of which nothing more is written has no such part.
 *
 * @param nested The tasks inside the task
 * @param depth Level of the heading
 */
export function taskRow(node: TaskNode, nested: readonly RootContent[], view: View, depth: number): PageElement[] {
  const { task, phase, state } = node;
  const at = task.at.node;
  const id = (at.type === 'heading' && view.ids.get(at)) || titleId(task.anchor);
  const anchor = titledAnchor(task);
  const link = permalink(anchor, nameOf(task, view), view);
  const title = heading(depth, { className: ['pw-task-title'], id }, [...lead(task, link !== null), ...titleOf(task)]);
  const line = [title, ' ', marks(node, view), link && fromHast(link)];
  const content = [...fields(node, view), graphLink(node, view)].filter((one) => one !== null);
  const properties = {
    className: ['pw-task', `pw-is-${state}`, ...(task.optional ? ['pw-is-optional'] : [])],
    dataTask: task.id,
    dataState: state,
    dataPhase: phase?.id,
    dataStory: [...storiesOf(node)].join(' ') || undefined,
  };
  // The anchor of the task has its id alone.
  const own = link && anchor !== task.anchor ? anchor : undefined;
  const shown = element('div', { className: ['pw-task-line'], id: own }, line);
  const row =
    content.length === 0
      ? element('div', { ...properties, id: task.anchor }, [shown])
      : element('div', properties, [shown, more(task, content, view)]);
  return nested.length === 0 ? [row] : [row, element('div', { className: ['pw-nested'] }, nested)];
}

/** The id: where nothing else does, it links to the task. */
function lead({ id, anchor }: Task, isLinked: boolean): Piece[] {
  if (shownId(id) === '') return [];
  const href = isLinked ? undefined : `#${anchor}`;
  return [element(href ? 'a' : 'span', { className: ['pw-task-id'], href }, [id, ' '])];
}

function nameOf({ id }: Task, { titles, t }: View): string {
  return shownId(id) === '' ? (titles.get(id) ?? '') : taskName(id, t);
}

function idOrTitle({ id }: Task, titles: View['titles']): string {
  return shownId(id) || (titles.get(id) ?? '');
}

/** What opens. Its control is beside the line and not around it, since a line holds links. */
function more(task: Task, content: readonly Content[], { t, titles }: View): PageElement {
  const name = t('task.details', { task: idOrTitle(task, titles) });
  return element('details', { className: ['pw-task-more'] }, [
    fromHast(h('summary.pw-task-open', name)),
    element('div', { className: ['pw-task-body'], id: task.anchor, tabIndex: -1 }, content),
  ]);
}

/** What is to be seen of a task at a glance: its state, its author's marks, how long it takes and what it unblocks. */
function marks(node: TaskNode, view: View): PageElement {
  const { state, critical, task, dependents } = node;
  const { t } = view;
  const counts = [
    ...(dependents.length > 0 && state !== 'done' ? [t('mark.unblocks', { count: dependents.length })] : []),
    ...(task.files.length > 0 ? [t('mark.files', { count: task.files.length })] : []),
  ];
  return fromHast(
    h(
      'span.pw-marks',
      spaced([
        h('span.pw-state', t.spoken, t(`state.${state}`)),
        task.optional ? h('span.pw-optional', t.spoken, t('mark.optional')) : null,
        task.parallel ? h('span.pw-parallel', t.spoken, t('mark.parallel')) : null,
        ...[...storiesOf(node)].map((id) => storyMark(id, view)),
        critical ? h('span.pw-critical', t.spoken, t('mark.critical')) : null,
        counts.length > 0 ? h('span', t.spoken, counts.join(' · ')) : null,
        task.estimate ? h('span.pw-estimate', { dir: 'auto' }, task.estimate.value) : null,
      ]),
    ),
  );
}

/** The user stories that a task is for, each once. */
function storiesOf({ task }: TaskNode): Set<string> {
  return new Set(task.stories.map(({ value }) => value));
}

function storyMark(id: string, view: View): Element {
  const link = storyLink(id, view);
  const words = view.t('mark.story', { id });
  return link ? h('a.pw-story', link, words) : h('span.pw-story', words);
}

/** A link from a task to its box: in the drawing of its phase or of what is open where it is in one, else in that of the plan. */
function graphLink({ task, phase, wave }: TaskNode, { parts, t, titles }: View): PageElement | null {
  const { phaseDiagrams, openDiagram, diagram, extent } = parts;
  const part = (phase && phaseDiagrams?.get(phase)) ?? (openDiagram?.tasks.has(task.id) ? openDiagram : null);
  const drawing = part ? part.drawing : diagram;
  const { tasks } = part ?? extent ?? {};
  const isDrawn = drawing?.svg !== undefined && tasks?.has(task.id) !== false;
  const box = `${part?.id ?? 'pw-graph'}-${task.anchor}`;
  const name = `${t('task.in-graph')}: ${idOrTitle(task, titles)}`;
  const link = isDrawn ? h('a.pw-to-graph', { href: `#${box}`, ariaLabel: name }, t('task.in-graph')) : null;
  const place = wave === null ? null : ({ type: 'text', value: t('task.wave', { wave }) } as const);
  const pieces = spaced([link, place]);
  return pieces.length > 0 ? fromHast(h('p.pw-task-foot', { lang: t.spoken.lang }, pieces)) : null;
}
