import type { RootContent } from 'mdast';
import type { TaskNode } from '../../graph/model.ts';
import { element, heading, type PageElement } from '../build.ts';
import { titleId } from '../content/heading-ids.ts';
import type { View } from '../view.ts';
import { body } from './body.ts';
import { marks } from './marks.ts';
import { titleOf } from './title.ts';

/**
 * A task as a card. Its anchor is on the card, so that a link to it shows the whole.
 *
 * @param nested What stands inside the task and is no part of it: tasks of their own
 * @param depth Level of the card's heading
 */
export function card(node: TaskNode, nested: readonly RootContent[], view: View, depth: number): PageElement {
  const { task } = node;
  const at = task.at.node;
  const id = (at.type === 'heading' && view.ids.get(at)) || titleId(task.anchor);
  const link = element('a', { className: ['pw-task-id'], href: `#${task.anchor}` }, [task.id]);
  const title = heading(depth, { className: ['pw-task-title'], id }, [link, ' ', ...titleOf(task)]);
  return element('article', { className: ['pw-task', `pw-is-${node.state}`], id: task.anchor, ariaLabelledBy: [id] }, [
    element('div', { className: ['pw-task-head'] }, [title, marks(node, view)]),
    ...body(node, view),
    ...nested,
  ]);
}
