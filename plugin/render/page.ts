import type { Root, RootContent } from 'mdast';
import type { PlanGraph } from '../graph/model.ts';
import type { Plan } from '../plan/model.ts';
import { renderSections } from './blocks.ts';
import { figure } from './diagram.ts';
import { findingsBox } from './findings.ts';
import { header } from './header.ts';
import { outline } from './outline.ts';
import { settle } from './settle.ts';
import { type Parts, type View, viewOf } from './view.ts';

export type { Parts } from './view.ts';

/**
 * The page of a plan: a new tree around the author's own nodes.
 *
 * @param tree The mdast that `plan` was read from; it stays as it is
 */
export function renderPage(tree: Root, plan: Plan, graph: PlanGraph, parts: Parts): Root {
  const view = viewOf(tree, plan, graph, parts);
  const blocks = tree.children.filter((node) => parts.title !== false || node !== plan.titleNode);
  const [before, overview, after] = splitOverview(blocks, view);
  const children: RootContent[] = [
    ...findingsBox(parts.findings),
    ...before,
    header(overview, view),
    ...(plan.drawing ? [] : [figure(view)].filter((one) => one !== null)),
    ...renderSections(outline(after, view), view),
  ];
  return settle({ type: 'root', children, position: tree.position }, view);
}

/** Before the overview, the overview, and the rest. An overview that does not open the page stays in its place. */
function splitOverview(blocks: RootContent[], view: View): [RootContent[], RootContent[], RootContent[]] {
  const first = blocks.findIndex((node) => node.type === 'heading' && node !== view.plan.titleNode);
  const title = blocks.indexOf(view.plan.titleNode as RootContent);
  const heading = view.plan.overview.heading;
  if (!heading || blocks[first] !== heading) return [blocks.slice(0, title + 1), [], blocks.slice(title + 1)];
  let end = first + 1;
  while (end < blocks.length && !['heading', 'thematicBreak'].includes(blocks[end]?.type ?? '')) end++;
  return [blocks.slice(0, first), blocks.slice(first, end), blocks.slice(end)];
}
