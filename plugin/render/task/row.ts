import type { Element, Properties } from 'hast';
import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import type { TaskNode } from '../../graph/model.ts';
import { titledAnchor, titleId } from '../../plan/heading-ids.ts';
import { shownId } from '../../plan/id.ts';
import type { Task } from '../../plan/model.ts';
import { isolated } from '../../plan/text/bidi.ts';
import { storyLink } from '../coverage.ts';
import { type Child, type Content, element, fromHast, heading, type PageElement, spaced } from '../elements.ts';
import { permalink, selfLink } from '../permalink.ts';
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
  const self = selfLink(anchor, nameOf(task, view), view);
  const title = heading(depth, { className: ['pw-task-title'], id }, [...lead(task, self), ...titleOf(task)]);
  const link = shownId(task.id) === '' ? permalink(anchor, nameOf(task, view), view) : null;
  const [content, foot] = [fields(node, view), graphLink(node, view)];
  const canOpen = content.length > 0 || foot !== null;
  const properties = {
    id: canOpen ? undefined : task.anchor,
    className: [
      'pw-task',
      `pw-is-${state}`,
      ...(task.optional ? ['pw-is-optional'] : []),
      ...(node.critical ? ['pw-is-critical'] : []),
    ],
    dataTask: task.id,
    dataState: state,
    dataPhase: phase?.id,
    dataStory: [...storiesOf(node)].join(' ') || undefined,
  };
  const row = element('div', properties, [
    title,
    ' ',
    // The anchor of the task has its id alone.
    marks(node, self && anchor !== task.anchor ? anchor : undefined, view),
    link && fromHast(link),
    canOpen && more(task, content, foot, view),
  ]);
  return nested.length === 0 ? [row] : [row, element('div', { className: ['pw-nested'] }, nested)];
}

/** The id, which links to the task: where readers pass links on, by one that lasts. */
function lead({ id, anchor }: Task, self: Properties | null): Child[] {
  if (shownId(id) === '') return [];
  const className = ['pw-task-id', ...(self ? ['pw-permalink'] : [])];
  return [element('a', { href: `#${anchor}`, ...self, className }, [id, ' '])];
}

function nameOf({ id }: Task, { titles, t }: View): string {
  return shownId(id) === '' ? (titles.get(id) ?? '') : taskName(id, t);
}

function idOrTitle({ id }: Task, titles: View['titles']): string {
  return shownId(id) || (titles.get(id) ?? '');
}

/** The part that folds out. Its control is beside the title and not around it, since a title contains links. */
function more(task: Task, content: readonly Content[], foot: PageElement | null, { t, titles }: View): PageElement {
  const name = t('task.details', { task: idOrTitle(task, titles) });
  return element('details', { className: ['pw-task-more'] }, [
    fromHast(h('summary.pw-task-open', { lang: t.spoken.lang }, name)),
    body(task, content),
    foot,
  ]);
}

/** The part that links to the task lead to: the list of its fields, or an element around lists and blocks. */
function body({ anchor }: Task, content: readonly Content[]): PageElement {
  const properties = { id: anchor, tabIndex: -1 };
  const [list, ...others] = content;
  return list?.type === 'planwright' && list.data.hName === 'dl' && others.length === 0
    ? element('dl', { ...properties, className: ['pw-task-body', 'pw-fields'] }, list.children)
    : element('div', { ...properties, className: ['pw-task-body'] }, content);
}

/** A task at a glance: its state, its estimate, the number of tasks it unblocks, and its author's marks. */
function marks(node: TaskNode, id: string | undefined, view: View): PageElement {
  const { state, critical, task, dependents } = node;
  const { t } = view;
  const words = [
    t(`state.${state}`),
    ...(critical ? [t('mark.on-path')] : []),
    ...(task.estimate ? [isolated(task.estimate.value)] : []),
    ...(dependents.length > 0 && state !== 'done' ? [t('mark.unblocks', { count: dependents.length })] : []),
    ...(task.files.length > 0 ? [t('mark.files', { count: task.files.length })] : []),
  ];
  return fromHast(
    h(
      'span.pw-marks',
      { id, ...t.spoken },
      spaced([
        // No line begins with a dot.
        { type: 'text', value: words.join('\u00a0· ') },
        task.optional ? h('span.pw-optional', t('mark.optional')) : null,
        task.parallel ? h('span.pw-parallel', t('mark.parallel')) : null,
        ...[...storiesOf(node)].map((id) => storyMark(id, view)),
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

/** When a task can be done, as a link to its box: in the drawing of its phase or of what is open where it is in one, else in that of the plan. */
function graphLink({ task, phase, wave }: TaskNode, { parts, t, titles }: View): PageElement | null {
  const { phaseDiagrams, openDiagram, diagram, extent } = parts;
  const part = (phase && phaseDiagrams?.get(phase)) ?? (openDiagram?.tasks.has(task.id) ? openDiagram : null);
  const drawing = part ? part.drawing : diagram;
  const { tasks } = part ?? extent ?? {};
  const isDrawn = drawing?.svg !== undefined && tasks?.has(task.id) !== false;
  const box = `${part?.id ?? 'pw-graph'}-${task.anchor}`;
  const place = wave === null ? [] : [t('task.wave', { wave })];
  const words = [...(isDrawn ? [t('task.in-graph')] : []), ...place].join(' · ');
  if (words === '') return null;
  const link = isDrawn ? { href: `#${box}`, ariaLabel: `${words}: ${idOrTitle(task, titles)}` } : {};
  return fromHast(h(isDrawn ? 'a.pw-task-foot' : 'p.pw-task-foot', { lang: t.spoken.lang, ...link }, words));
}
