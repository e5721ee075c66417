import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import type { PlanGraph } from '../graph/model.ts';
import type { Status } from '../plan/model.ts';
import { element, finished, icon, type PageElement } from './elements.ts';
import { progress } from './progress.ts';
import { chipList, taskChips } from './task/links.ts';
import type { View } from './view.ts';
import { conditionWord, duration, tasks } from './wording.ts';

/** The page's head: the author's overview, counted progress, what is under way and what can be started now. */
export function header(overview: readonly RootContent[], view: View): PageElement {
  const { graph } = view;
  return element('header', { className: ['pw-header'] }, [
    ...overview,
    finished(
      h('div.pw-standing', [
        progress('Plan', graph.progress),
        ...tally(graph),
        h('dl.pw-now', [
          ...row('Ready now', ready(view)),
          ...row('In progress', running(view)),
          ...row('Critical path', criticalPath(view)),
        ]),
      ]),
    ),
  ]);
}

const order: readonly Status[] = ['done', 'in-progress', 'blocked', 'todo', 'cancelled'];

/** How many tasks there are of each status. */
function tally({ tasks }: PlanGraph): Element[] {
  const counts = order.map((status) => [status, tasks.filter(({ task }) => task.status === status).length] as const);
  const items = counts
    .filter(([, count]) => count > 0)
    .map(([status, count]) =>
      h('li', { className: [`pw-is-${status}`] }, [
        icon(status),
        h('strong', String(count)),
        ` ${conditionWord[status].toLowerCase()}`,
      ]),
    );
  return items.length > 0 ? [h('ul.pw-tally', items)] : [];
}

function row(label: string, content: ElementContent | null): Element[] {
  return content ? [h('div', [h('dt', label), h('dd', content)])] : [];
}

function ready(view: View): ElementContent {
  const { graph } = view;
  const { ready } = graph.schedule;
  if (ready.length > 0) return chipsOf(ready, view);
  if (graph.tasks.length === 0) return h('span', 'This plan has no tasks.');
  const settled = graph.tasks.every(({ state }) => state === 'done' || state === 'cancelled');
  return h('span', settled ? 'Nothing is left to do.' : 'Nothing: every open task is under way or waits for another.');
}

function running(view: View): ElementContent | null {
  const ids = view.graph.tasks.filter(({ state }) => state === 'in-progress').map(({ task }) => task.id);
  return ids.length > 0 ? chipsOf(ids, view) : null;
}

function chipsOf(ids: readonly string[], view: View): Element {
  return chipList(taskChips(ids, view));
}

/** A path with more tasks than this shows its two ends and folds what lies between them. */
const MOST = 24;
const [HEAD, TAIL] = [12, 4];

/** The chain of open tasks that decides how long the rest takes; null where none is open. */
function criticalPath(view: View): Element | null {
  const { criticalPath: ids, unit, length } = view.graph.schedule;
  if (ids.length === 0) return null;
  const count = tasks(ids.length);
  const measure = h('span.pw-measure', ` (${unit === 'hours' ? `${count}, ${duration(length)}` : count})`);
  if (ids.length <= MOST) return h('div.pw-path', [...chain(ids, view), measure]);
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
    const link = task ? h('a', { href: `#${task.anchor}`, title: titles.get(id) }, id) : h('span', id);
    return index === 0 ? [link] : [' → ', link];
  });
}
