import type { Nodes, Root } from 'mdast';
import type { View } from './view.ts';

/** A copy of the page in which the author's nodes got what a published page needs: anchors on headings, links that lead somewhere. */
export function settle(root: Root, view: View): Root {
  return copy(root, view) as Root;
}

function copy(node: Nodes, view: View): Nodes {
  const children = 'children' in node ? { children: node.children.map((child) => copy(child, view)) } : {};
  const own = { ...node, ...children } as Nodes;
  const id = node.type === 'heading' ? view.ids.get(node) : undefined;
  if (id && own.type === 'heading') own.data = { ...own.data, hProperties: { ...own.data?.hProperties, id } };
  return own;
}
