import type { Heading, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import type { PlanGraph } from '../graph/model.ts';
import { pageTitle } from '../plan/formats/beside.ts';
import { isRead } from '../plan/formats/index.ts';
import type { Plan } from '../plan/model.ts';
import { preorder } from '../plan/walk.ts';
import { nestedTasks, renderBlocks } from './blocks.ts';
import { changeBox } from './change.ts';
import { deadlockBox } from './constraint/deadlocks.ts';
import { coverageTable } from './coverage.ts';
import { element, text } from './elements.ts';
import { views } from './figure/views.ts';
import { finalize } from './finalize.ts';
import { findingsBox } from './findings.ts';
import { header } from './header.ts';
import { type Parts, type View, viewOf } from './view.ts';

export type { Parts } from './view.ts';

/**
 * The page of a plan: a new tree around the author's own nodes.
 *
 * @param tree The mdast that `plan` was read from; it stays as it is
 */
export function renderPage(tree: Root, plan: Plan, graph: PlanGraph, parts: Parts): Root {
  const view = viewOf(tree, plan, graph, parts);
  const { before, overview, after } = splitAtHeader(tree.children, view);
  const pictures = views(view);
  const children: RootContent[] = [
    ...before,
    ...changeBox(view),
    ...findingsBox(parts.findings),
    ...deadlockBox(view),
    ...(isRead(plan.format) ? [header(overview, view)] : overview),
    ...(pictures ? [pictures] : []),
    ...renderBlocks(after, view),
    ...coverageTable(view),
  ];
  const shown =
    parts.title === false
      ? children.flatMap((node) => (node === plan.titleNode ? besides(node, view) : [node]))
      : children;
  return finalize({ ...tree, children: shown }, view);
}

const besideText: ReadonlySet<string> = new Set([
  'footnoteReference',
  'link',
  'linkReference',
  'image',
  'imageReference',
]);

/** What a title holds that the host cannot print, since it knows titles as plain text; all of it where it prints another. */
function besides(title: Heading, { plan, parts }: View): RootContent[] {
  if (pageTitle(plan, parts.beside ?? null) !== plan.title?.value) {
    return [element('p', { className: ['pw-own-title'] }, title.children)];
  }
  const found = preorder<Nodes>(title.children, (node) =>
    'children' in node && !besideText.has(node.type) ? node.children : [],
  );
  const kept = found.filter((node): node is PhrasingContent => besideText.has(node.type));
  const pieces = kept.flatMap((node) => [text(' '), node]);
  return pieces.length > 0 ? [element('p', { className: ['pw-title-notes'] }, ['In the title:', ...pieces])] : [];
}

interface Split {
  before: readonly RootContent[];
  overview: readonly RootContent[];
  after: readonly RootContent[];
}

/**
 * The header goes around the overview if that opens the page, else right below the title; an overview further down stays in
 * its place.
 */
function splitAtHeader(blocks: readonly RootContent[], view: View): Split {
  const { titleNode, overview } = view.plan;
  const title = titleNode ? blocks.indexOf(titleNode) : -1;
  const first = blocks.findIndex((node, index) => index > title && (node.type === 'heading' || holds(node, view)));
  if (!overview.heading || blocks[first] !== overview.heading) {
    const start = blocks.findIndex((node, index) => index > title && node.type !== 'yaml');
    const at = start < 0 ? blocks.length : start;
    return { before: blocks.slice(0, at), overview: [], after: blocks.slice(at) };
  }
  const rest = blocks.findIndex((node, index) => index > first && !(isPlain(node) && !holds(node, view)));
  const end = rest < 0 ? blocks.length : rest;
  return { before: blocks.slice(0, first), overview: blocks.slice(first, end), after: blocks.slice(end) };
}

function isPlain(node: RootContent): boolean {
  return node.type === 'paragraph' || node.type === 'list';
}

function holds(node: RootContent, view: View): boolean {
  return node.type === 'list' && nestedTasks([node], view).length > 0;
}
