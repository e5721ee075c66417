import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import type { PlanGraph, State } from '../graph/model.ts';
import { isSettled } from '../graph/progress.ts';
import { shownId } from '../plan/id.ts';
import { listed } from '../rules/support/wording.ts';
import { element, fromHast, icon, type PageElement } from './elements.ts';
import { progress } from './progress.ts';
import { chipList, taskChips } from './task/links.ts';
import type { View } from './view.ts';
import { duration, stateText, tasks } from './wording.ts';

/** The header of the page: the author's overview, counted progress, and what is ready and in progress. */
export function header(overview: readonly RootContent[], view: View): PageElement {
  const { graph } = view;
  return element('header', { className: ['pw-header'] }, [
    ...overview,
    fromHast(
      h('div.pw-standing', [
        progress('Plan', graph.progress),
        ...tally(graph),
        h('dl.pw-now', [
          ...row(view.plan.isArchived ? 'Archived' : 'Ready', ready(view)),
          ...row('In progress', running(view)),
          ...row('Critical path', criticalPath(view)),
        ]),
      ]),
    ),
  ]);
}

const order: readonly State[] = ['done', 'in-progress', 'blocked', 'ready', 'waiting', 'todo', 'cancelled'];

/** How many tasks there are in each state. */
function tally({ tasks }: PlanGraph): Element[] {
  const counts = order.map((state) => [state, tasks.filter((task) => task.state === state).length] as const);
  const items = counts
    .filter(([, count]) => count > 0)
    .map(([state, count]) =>
      h('li', { className: [`pw-is-${state}`] }, [icon(state), h('strong', String(count)), ` ${stateText(state)}`]),
    );
  return items.length > 0 ? [h('ul.pw-tally', items)] : [];
}

function row(label: string, content: ElementContent | null): Element[] {
  return content ? [h('div', [h('dt', label), h('dd', content)])] : [];
}

function ready(view: View): ElementContent {
  const { graph, plan } = view;
  const { ready } = graph.schedule;
  if (ready.length > 0) return chipList(taskChips(ready, view));
  if (graph.tasks.length === 0) return h('span', 'This plan has no tasks.');
  const left = graph.tasks.filter(({ task }) => !isSettled(task.status)).length;
  if (left === 0) return h('span', 'Nothing left to do.');
  return h('span', plan.isArchived ? `The change is archived, with ${tasks(left)} left open.` : held(graph));
}

/** `Nothing can start yet: 3.2 and 5.4 are in progress.` */
function held(graph: PlanGraph): string {
  const reasons = (['in-progress', 'blocked'] as const).flatMap((state) => {
    const ids = idsIn(state, graph);
    const word = stateText(state);
    return ids.length > 0 ? [`${listed(ids)} ${ids.length === 1 ? 'is' : 'are'} ${word}`] : [];
  });
  return `Nothing can start yet: ${reasons.join(', ') || 'every open task is waiting'}.`;
}

function running(view: View): ElementContent | null {
  const ids = idsIn('in-progress', view.graph);
  return ids.length > 0 ? chipList(taskChips(ids, view)) : null;
}

function idsIn(wanted: State, { tasks }: PlanGraph): string[] {
  return tasks.filter(({ state }) => state === wanted).map(({ task }) => task.id);
}

/** A longer path shows its two ends and folds the tasks between them. */
const MOST_TASKS = 24;
const [HEAD, TAIL] = [12, 4];

/** The chain of open tasks that decides how long the rest takes; null where none is open. */
function criticalPath(view: View): Element | null {
  const { criticalPath: ids, unit, length } = view.graph.schedule;
  if (ids.length === 0) return null;
  const count = tasks(ids.length);
  const measure = h('span.pw-measure', ` (${unit === 'hours' ? `${count}, ${duration(length)}` : count})`);
  if (ids.length <= MOST_TASKS) return h('div.pw-path', [...chain(ids, view), measure]);
  const [head, middle, tail] = [ids.slice(0, HEAD), ids.slice(HEAD, -TAIL), ids.slice(-TAIL)];
  return h('div.pw-path', [
    ...chain(head, view),
    h('details', [h('summary', `${middle.length} more`), ' → ', ...chain(middle, view)]),
    ' → ',
    ...chain(tail, view),
    measure,
  ]);
}

/** Links to tasks, with arrows between them. */
function chain(ids: readonly string[], { graph, titles }: View): (Element | string)[] {
  return ids.flatMap((id, index) => {
    const task = graph.byId.get(id)?.task;
    const link = task
      ? h('a', { href: `#${task.anchor}`, title: titles.get(id) }, shownId(id) || titles.get(id))
      : h('span', id);
    return index === 0 ? [link] : [' → ', link];
  });
}
