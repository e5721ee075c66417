import type { Element } from 'hast';
import { h } from 'hastscript';
import type { View } from './view.ts';
import { duration, tasks } from './words.ts';

/** A path with more tasks than this shows its two ends and folds what lies between them. */
const MOST = 24;
const [HEAD, TAIL] = [12, 4];

/** The chain of open tasks that decides how long the rest takes; null where none is open. */
export function criticalPath(view: View): Element | null {
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
