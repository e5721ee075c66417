import type { FootnoteDefinition, Heading, ListItem, Nodes, Paragraph, Parents, Root, Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { claimEvidence } from './constraint/evidence.ts';
import { constraintTable } from './constraint/table.ts';
import { verdictBox } from './constraint/verdict.ts';
import { corrected } from './content/corrections.ts';
import { withoutAside } from './content/headings.ts';
import { withHtml } from './content/html-nodes.ts';
import { withLabelLines } from './content/labels.ts';
import { destination, resolveDefinition, resolveImage, resolveLink, resolveReference } from './content/links.ts';
import { element, fromHast, tableFrame, text } from './elements.ts';
import { linkedHeading } from './permalink.ts';
import type { View } from './view.ts';
import type { Translate } from './words/index.ts';

/**
 * A copy of the page, ready to publish: anchors on headings, links resolved, checkboxes labelled, tables in a scrolling
 * frame, and raw HTML sanitized unless all of it is allowed.
 */
export function finalize(root: Root, view: View): Root {
  return { ...root, children: finalizeAll(root, view) as Root['children'] };
}

function finalizeAll(parent: Parents, view: View): Nodes[] {
  const allowsAll = view.parts.html === 'allow';
  const children = withHtml(parent, { destination: (url) => destination(url, view), allowsAll });
  return children.flatMap((node) => finalizeOne(node, view));
}

function finalizeOne(node: Nodes, view: View): Nodes[] {
  const made = prepared(node, view);
  const own = 'children' in made ? ({ ...made, children: finalizeAll(made, view) } as Nodes) : made;
  switch (own.type) {
    case 'text':
      return [corrected(own, view.corrections)];
    case 'paragraph':
      return [withLabelLines(own)];
    case 'heading':
      return [withAnchor(withoutAside(own), node as Heading, view)];
    case 'link':
      return resolveLink(own, view);
    case 'linkReference':
      return resolveReference(own, view);
    case 'image':
    case 'imageReference':
      return [resolveImage(own, view)];
    case 'footnoteReference':
      return [{ ...own, identifier: footnoteId(own.identifier) }];
    case 'footnoteDefinition':
      if (!view.footnotes.has(own.identifier)) return unreferenced(own);
      return [{ ...own, identifier: footnoteId(own.identifier) }];
    case 'definition':
      return [resolveDefinition(own, view)];
    case 'listItem':
      return [withClaim(node as ListItem, withCheckbox(own, view.t), view)];
    case 'table':
      return [tableFrame(view.constraintTables.get(node as Table)?.label ?? view.t('table'), own)];
    default:
      return [own];
  }
}

/** The heading with its anchor, to which it links: the title needs no link, and a phase has one beside what opens it. */
function withAnchor(heading: Heading, written: Heading, view: View): Heading {
  const id = view.ids.get(written);
  if (id === undefined) return heading;
  const named = { ...heading, data: { ...heading.data, hProperties: { id, ...heading.data?.hProperties } } };
  const isSection = written !== view.plan.titleNode && !view.phases.has(written);
  return isSection ? linkedHeading(named, id, view) : named;
}

/** The second reference to `[^1]` gets an id that ends in `1-2`, which would be that of `[^1-2]`. */
function footnoteId(identifier: string): string {
  return identifier.replace(/-(?=\d+$)/, '--');
}

/** A footnote that nothing refers to, in its place: as a definition it would vanish. */
function unreferenced({ label, identifier, children }: FootnoteDefinition): Nodes[] {
  const lead: Paragraph = { type: 'paragraph', children: [text(`[^${label ?? identifier}]: `)] };
  const [first, ...rest] = children;
  if (first?.type !== 'paragraph') return [lead, ...children];
  return [{ ...first, children: [...lead.children, ...first.children] }, ...rest];
}

/** Constraint tables come first, since their mentions are offsets in the text as written. */
function prepared(node: Nodes, view: View): Nodes {
  const judged = node.type === 'table' ? view.constraintTables.get(node) : undefined;
  return judged && node.type === 'table' ? constraintTable(node, judged, view) : node;
}

/** A claim of the Deadlock Analysis with its verdict. */
function withClaim(written: ListItem, own: ListItem, view: View): ListItem {
  const claim = view.claims.get(written);
  if (!claim) return own;
  return {
    ...own,
    children: [...own.children, fromHast(verdictBox(claim.verdict, claimEvidence(claim, view), view.t))],
  };
}

/** A labelled, disabled checkbox: screen readers announce an unlabelled one as "checkbox" only. */
function withCheckbox(item: ListItem, t: Translate): ListItem {
  if (typeof item.checked !== 'boolean') return item;
  const [first, ...rest] = item.children;
  const line: Paragraph = first?.type === 'paragraph' ? first : { type: 'paragraph', children: [] };
  const box = element('input', {
    type: 'checkbox',
    disabled: true,
    checked: item.checked,
    ariaLabel: plainText(line) || t(item.checked ? 'state.done' : 'state.todo'),
  });
  const children: ListItem['children'] = [{ ...line, children: [box, { type: 'text', value: ' ' }, ...line.children] }];
  return {
    ...item,
    checked: null,
    children: [...children, ...(first === undefined || first.type === 'paragraph' ? rest : item.children)],
    data: { ...item.data, hProperties: { ...item.data?.hProperties, className: ['task-list-item'] } },
  };
}
