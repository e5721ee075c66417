import type { Heading, ListItem, PhrasingContent } from 'mdast';
import { element } from '../build.ts';
import type { View } from '../view.ts';

/** Another copy of a task, in an overview list for one: the same words, as a link to the card. Any other node stays as it is. */
export function mentioned<T extends Heading | ListItem>(node: T, view: View): T {
  const task = view.mentions.get(node)?.task;
  if (!task) return node;
  const href = `#${task.anchor}`;
  if (node.type === 'heading') return { ...node, children: linked(node.children, href) };
  const [first, ...rest] = node.children;
  if (first?.type !== 'paragraph') return node;
  return { ...node, children: [{ ...first, children: linked(first.children, href) }, ...rest] };
}

/** Everything up to the first link of the author's own becomes the link; links do not nest. */
function linked(children: readonly PhrasingContent[], href: string): PhrasingContent[] {
  const own = children.findIndex((child) => child.type === 'link' || child.type === 'linkReference');
  const end = own < 0 ? children.length : own;
  return [element('a', { className: ['pw-mention'], href }, children.slice(0, end)), ...children.slice(end)];
}
