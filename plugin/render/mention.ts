import type { Heading, ListItem, PhrasingContent } from 'mdast';
import { element } from './build.ts';
import type { View } from './view.ts';

/** Another copy of a task, in an overview list for one: the same words, as a link to the card. */
export function mention<T extends Heading | ListItem>(node: T, view: View): T {
  const found = view.mentions.get(node);
  if (!found) return node;
  const href = `#${found.task.task.anchor}`;
  if (node.type === 'heading') return { ...node, children: linked(node.children, href) };
  const [first, ...rest] = node.children;
  if (first?.type !== 'paragraph') return node;
  return { ...node, children: [{ ...first, children: linked(first.children, href) }, ...rest] };
}

function linked(children: readonly PhrasingContent[], href: string): PhrasingContent[] {
  return [element('a', { className: ['pw-mention'], href }, children)];
}
