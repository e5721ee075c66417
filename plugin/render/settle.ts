import type { ListItem, Nodes, Parents, Root, Table } from 'mdast';
import { finished } from './build.ts';
import { constraintTable } from './constraint/constraints.ts';
import { claimEvidence } from './constraint/evidence-group.ts';
import { verdictBox } from './constraint/verdict.ts';
import { withBox } from './content/boxes.ts';
import { corrected } from './content/corrections.ts';
import { withSafeHtml } from './content/html-nodes.ts';
import { destination, resolveDefinition, resolveImage, resolveLink, resolveReference } from './content/links.ts';
import { frame } from './figure/frame.ts';
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
  const made = prepared(node, view);
  const own = 'children' in made ? ({ ...made, children: settleAll(made, view) } as Nodes) : made;
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
      return [withClaim(node as ListItem, withBox(own), view)];
    case 'table':
      return [frame(view.constraintTables.get(node as Table)?.label ?? 'Table', own)];
    default:
      return [own];
  }
}

/** A constraint table gets its links and verdicts first: what its rows bind to counts in the words as written. */
function prepared(node: Nodes, view: View): Nodes {
  const judged = node.type === 'table' ? view.constraintTables.get(node) : undefined;
  return judged && node.type === 'table' ? constraintTable(node, judged, view) : node;
}

/** A claim of the Deadlock Analysis with what it comes to. */
function withClaim(written: ListItem, own: ListItem, view: View): ListItem {
  const claim = view.claims.get(written);
  if (!claim) return own;
  return { ...own, children: [...own.children, finished(verdictBox(claim.verdict, claimEvidence(claim, view)))] };
}
