import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { TaskNode } from '../graph/model.ts';
import { icon } from './badge.ts';
import { finished, type PageElement } from './build.ts';
import type { View } from './view.ts';

/** What a task waits for, expanded and linked; null where there is nothing. */
export function needs(node: TaskNode, view: View): PageElement | null {
  const items = [
    ...node.needs.map((id) => taskLink(id, view)),
    ...node.unknown.map(({ id }) => h('span.pw-unknown', `${id} (no such task)`)),
    ...node.foreign.map(({ source }) => h('span.pw-foreign', source.value)),
    ...node.outside.map((condition) => h('span.pw-outside', `${condition.value} (outside this plan)`)),
  ];
  return row('Needs', items);
}

/** The tasks that wait for this one; null where there are none. */
export function unlocks(node: TaskNode, view: View): PageElement | null {
  return row(
    'Unlocks',
    node.unlocks.map((id) => taskLink(id, view)),
  );
}

function row(label: string, items: ElementContent[]): PageElement | null {
  if (items.length === 0) return null;
  return finished(
    h('div.pw-field.pw-relation', [
      h('dt', label),
      h(
        'dd',
        h(
          'ul.pw-chips',
          items.map((item) => h('li', item)),
        ),
      ),
    ]),
  );
}

/** A link to a task's card: its state as an icon, its id and its title. */
export function taskLink(id: string, view: View): ElementContent {
  const node = view.graph.byId.get(id);
  if (!node) return h('span.pw-unknown', id);
  return h('a.pw-chip', { href: `#${node.task.anchor}` }, [
    icon(node.state),
    h('span.pw-chip-id', id),
    ' ',
    h('span.pw-chip-title', node.task.title.value),
  ]);
}
