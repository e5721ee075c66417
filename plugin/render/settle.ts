import type { Nodes, Parents, Root, Table } from 'mdast';
import { withBox } from './boxes.ts';
import { constraintTable } from './constraints.ts';
import { corrected } from './corrections.ts';
import { frame } from './frame.ts';
import { withSafeHtml } from './html-nodes.ts';
import { destination, resolveDefinition, resolveImage, resolveLink, resolveReference } from './links.ts';
import type { View } from './view.ts';

/**
 * A copy of the page in which the author's nodes got what a published page needs: anchors on headings, links that lead
 * somewhere, boxes with a name, tables that scroll in a frame, and HTML that only shapes text
 * unless all of it is allowed.
 */
export function settle(root: Root, view: View): Root {
  return { ...root, children: settleAll(root, view) as Root['children'] };
}

function settleAll(parent: Parents, view: View): Nodes[] {
  const children: readonly Nodes[] =
    view.parts.html === 'allow' ? parent.children : withSafeHtml(parent, (url) => destination(url, view));
  return children.flatMap((node) => settleOne(node, view));
}

function settleOne(node: Nodes, view: View): Nodes[] {
  const own = 'children' in node ? ({ ...node, children: settleAll(node, view) } as Nodes) : node;
  switch (own.type) {
    case 'text':
      return [corrected(own, view.corrections)];
    case 'heading': {
      const id = node.type === 'heading' ? view.ids.get(node) : undefined;
      return [id ? { ...own, data: { ...own.data, hProperties: { id, ...own.data?.hProperties } } } : own];
    }
    case 'link':
      return resolveLink(own, view);
    case 'linkReference':
      return resolveReference(own, view);
    case 'image':
    case 'imageReference':
      return [resolveImage(own, view)];
    case 'definition':
      return [resolveDefinition(own, view)];
    case 'listItem':
      return [withBox(own)];
    case 'table':
      return [settleTable(node as Table, own, view)];
    default:
      return [own];
  }
}

function settleTable(written: Table, own: Table, view: View): Nodes {
  const label = view.constraintTables.get(written);
  return label === undefined ? frame('Table', own) : frame(label, constraintTable(own, view));
}
